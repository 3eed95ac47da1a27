package io.restock.search;

import io.restock.contracts.Codec;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Headers;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.Topics;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Price;
import io.restock.contracts.catalog.Store;
import io.restock.contracts.orders.OrderEvent;
import io.restock.contracts.stock.StockLevel;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;

/** Plays the services that write the topics which the search reads. */
public final class Shop implements AutoCloseable {
    private static final int PARTITIONS = 4;

    private final KafkaProducer<byte[], byte[]> producer;

    public Shop(String bootstrapServers) {
        producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrapServers, "acks", "all"), new ByteArraySerializer(), new ByteArraySerializer());
    }

    public static Gln store(int number) {
        return Gln.of("703%09d".formatted(number));
    }

    public static Gtin item(int number) {
        return Gtin.of("0703%09d".formatted(number));
    }

    public static StockLevel level(int store, int item, int onHand, long sequence) {
        return level(store, item, onHand, sequence, Instant.now());
    }

    public static StockLevel level(int store, int item, int onHand, long sequence, Instant at) {
        return new StockLevel(store(store), item(item), onHand, 0, sequence, sequence + 1, at, at);
    }

    public void opens(int store, String name, String region) {
        opensAt(store, name, region, null);
    }

    /** @param dc that serves it */
    public void opensAt(int store, String name, String region, Gln dc) {
        send(Topics.STORES, store(store).digits(), Store.CODEC, new Store(store(store), name, ZoneId.of("Europe/Oslo"), LocalTime.of(4, 0), dc, region));
    }

    public void lists(int item, String name, String brand, String category) {
        lists(new Item(item(item), name, brand, "Food", category, Item.Unit.EACH, 6, List.of()));
    }

    public void lists(Item item) {
        send(Topics.ITEMS, item.gtin().digits(), Item.CODEC, item);
    }

    public void prices(int item, String amount, Integer store, Instant from) {
        send(Topics.PRICES, item(item).digits(), Price.CODEC,
                new Price(item(item), new BigDecimal(amount), "NOK", store == null ? null : store(store), from, null));
    }

    public void stocks(int store, int item, int onHand, long sequence) {
        stocks(level(store, item, onHand, sequence));
    }

    public void stocks(StockLevel level) {
        send(record(level), "StockLevel");
    }

    private static ProducerRecord<byte[], byte[]> record(StockLevel level) {
        return new ProducerRecord<>(Topics.STOCK.topic(), partitionOf(level.store()), bytes(new StoreItemId(level.store(), level.item()).toString()),
                StockLevel.CODEC.write(level));
    }

    public void orders(OrderEvent event, long position) {
        var record = new ProducerRecord<>(Topics.ORDERS.topic(), partitionOf(event.store()), bytes(event.store().digits()), OrderEvent.CODEC.write(event));
        record.headers().add(Headers.POSITION, bytes(String.valueOf(position)));
        send(record, OrderEvent.CODEC.typeOf(event));
    }

    /** What nobody should send. */
    public void spoils(Topics topic, String key, String value, String position) {
        var record = new ProducerRecord<>(topic.topic(), bytes(key), bytes(value));
        record.headers().add(Headers.POSITION, bytes(position));
        send(record, "LinePlaced");
    }

    private <T> void send(Topics topic, String key, Codec<T> codec, T value) {
        send(new ProducerRecord<>(topic.topic(), bytes(key), codec.write(value)), codec.typeOf(value));
    }

    /** So many items of a category, each listed and with as many on hand as its place among them: one wait for all. */
    public void shelf(int store, int first, int many, String category) {
        for (int i = 0; i < many; i++) {
            var item = new Item(item(first + i), "Row %04d".formatted(i), "RowBrand", "Food", category, Item.Unit.EACH, 6, List.of());
            write(new ProducerRecord<>(Topics.ITEMS.topic(), bytes(item.gtin().digits()), Item.CODEC.write(item)), Item.CODEC.typeOf(item));
            write(record(level(store, first + i, i, 0)), "StockLevel");
        }
        producer.flush();
    }

    private void send(ProducerRecord<byte[], byte[]> record, String type) {
        write(record, type);
        producer.flush();
    }

    private void write(ProducerRecord<byte[], byte[]> record, String type) {
        record.headers().add(Headers.TYPE, bytes(type));
        producer.send(record);
    }

    private static int partitionOf(Gln store) {
        return Utils.toPositive(Utils.murmur2(bytes(store.digits()))) % PARTITIONS;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
