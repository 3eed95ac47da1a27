package io.restock.search.feed;

import io.restock.contracts.Codec;
import io.restock.contracts.Headers;
import io.restock.contracts.Topics;
import io.restock.contracts.orders.OrderEvent;
import io.restock.contracts.stock.StockLevel;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where a record stands on its topic. A change that waits keeps no more of it, and it is made again from what was read where it is needed. */
record Place(int partition, long offset) {
    static Place of(ConsumerRecord<?, ?> record) {
        return new Place(record.partition(), record.offset());
    }

    ConsumerRecord<byte[], byte[]> record(StockLevel level) {
        return record(Topics.STOCK, level.store() + "|" + level.item(), StockLevel.CODEC, level);
    }

    ConsumerRecord<byte[], byte[]> record(OrderEvent event, long position) {
        var record = record(Topics.ORDERS, event.store().digits(), OrderEvent.CODEC, event);
        record.headers().add(Headers.POSITION, Long.toString(position).getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private <T> ConsumerRecord<byte[], byte[]> record(Topics topic, String key, Codec<T> codec, T value) {
        var record = new ConsumerRecord<>(topic.topic(), partition, offset, key.getBytes(StandardCharsets.UTF_8), codec.write(value));
        record.headers().add(Headers.TYPE, codec.typeOf(value).getBytes(StandardCharsets.UTF_8));
        return record;
    }
}
