package io.restock.replenishment;

import io.restock.contracts.Headers;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.Topics;
import io.restock.contracts.orders.OrderEvent;
import io.restock.journal.KafkaSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads everything that stands on {@code replenishment.orders}, as the distribution center would. */
final class OrdersTopic implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<OrderEvent> read = new ArrayList<>();

    OrdersTopic(String bootstrapServers) {
        consumer = new KafkaConsumer<>(KafkaSettings.consumer(Map.of("bootstrap.servers", bootstrapServers), "orders-of-test", 1_000));
        var partitions = IntStream.range(0, LedgerStandIn.PARTITIONS).mapToObj(p -> new TopicPartition(Topics.ORDERS.topic(), p)).toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** What the topic says of each store-item by now. */
    Map<StoreItemId, List<OrderEvent>> all() {
        var ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            read();
        }
        return read.stream().collect(Collectors.groupingBy(event -> new StoreItemId(event.store(), event.item())));
    }

    /** What the topic says of a store-item so far. */
    List<OrderEvent> of(StoreItemId id) {
        read();
        return read.stream().filter(event -> event.store().equals(id.store()) && event.item().equals(id.item())).toList();
    }

    private void read() {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> read.add(OrderEvent.CODEC.read(
                new String(record.headers().lastHeader(Headers.TYPE).value(), StandardCharsets.UTF_8), record.value())));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
