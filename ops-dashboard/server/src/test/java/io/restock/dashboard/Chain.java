package io.restock.dashboard;

import io.restock.contracts.Codec;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Headers;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.Topics;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Store;
import io.restock.contracts.stock.StockEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What the services put on the topics, as a test puts it. All goes to partition 0. */
public final class Chain implements AutoCloseable {
    static final Gln STORE = new Gln("7080001000011");
    static final Gln DC = new Gln("7080002000010");
    public static final Gtin MILK = new Gtin("07038010000010");
    static final StoreItemId MILK_AT_STORE = new StoreItemId(STORE, MILK);

    private final KafkaProducer<byte[], byte[]> producer;

    public Chain(String bootstrapServers) {
        producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 0),
                new ByteArraySerializer(), new ByteArraySerializer());
    }

    public void opens() {
        put(Topics.STORES, STORE.digits(), Store.CODEC,
                new Store(STORE, "Majorstuen", ZoneId.of("Europe/Oslo"), LocalTime.of(4, 0), DC, "Oslo"), 0);
        put(Topics.ITEMS, MILK.digits(), Item.CODEC,
                new Item(MILK, "Lettmelk 1 l", "Fjellgard", "Dairy", "Milk", Item.Unit.EACH, 6, List.of()), 0);
    }

    /** A stock event that a person has signed, see {@link Headers#AUTHOR}. */
    void stockEvent(long position, StockEvent event, String author) {
        var record = new ProducerRecord<>(Topics.STOCK_EVENTS.topic(), 0, event.storeItem().toString().getBytes(StandardCharsets.UTF_8), StockEvent.CODEC.write(event));
        header(record, Headers.TYPE, StockEvent.CODEC.typeOf(event));
        header(record, Headers.OCCURRED_AT, event.occurredAt().toString());
        header(record, Headers.AUTHOR, author);
        send(record, position);
    }

    void stockEvent(long position, StockEvent event) {
        put(Topics.STOCK_EVENTS, event.storeItem().toString(), StockEvent.CODEC, event, position);
    }

    /** A stock event that nobody can read. */
    void babble(long position) {
        var record = new ProducerRecord<>(Topics.STOCK_EVENTS.topic(), 0, MILK_AT_STORE.toString().getBytes(StandardCharsets.UTF_8), "{".getBytes(StandardCharsets.UTF_8));
        header(record, Headers.TYPE, "ItemSold");
        header(record, Headers.OCCURRED_AT, Instant.now().toString());
        send(record, position);
    }

    <T> void put(Topics topic, String key, Codec<T> codec, T value, long position) {
        var record = new ProducerRecord<>(topic.topic(), 0, key.getBytes(StandardCharsets.UTF_8), codec.write(value));
        header(record, Headers.TYPE, codec.typeOf(value));
        if (value instanceof StockEvent event) {
            header(record, Headers.OCCURRED_AT, event.occurredAt().toString());
        }
        send(record, position);
    }

    private void send(ProducerRecord<byte[], byte[]> record, long position) {
        header(record, Headers.RECORDED_AT, Instant.now().toString());
        header(record, Headers.POSITION, Long.toString(position));
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void header(ProducerRecord<byte[], byte[]> record, String name, String text) {
        record.headers().add(name, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}
