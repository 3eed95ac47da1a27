package io.restock.gateway;

import io.restock.contracts.Codec;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Topics;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Item.Pack;
import io.restock.contracts.catalog.Item.Unit;
import io.restock.contracts.catalog.Price;
import io.restock.contracts.catalog.Store;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What stands around the gateway in a test: one who publishes the catalog, and one who reads what the gateway has put on the topic. */
record Shop(String kafka) {
    static final Gln STORE = new Gln("7080001000011");
    static final Gtin MILK = new Gtin("07038010000010");
    static final Gtin BREAD = new Gtin("07038010000027");
    static final Gtin MILK_CASE = new Gtin("17038010000017");
    static final Gtin CHEESE = new Gtin("02000010000000");

    /** A store in Oslo that closes out at 04:00, with milk, bread, and cheese by weight at 49.00 a kilogram. */
    void open() {
        publish(STORE);
        var longAgo = Instant.parse("2020-01-01T00:00:00Z");
        publish(Topics.ITEMS, MILK.digits(), Item.CODEC, new Item(MILK, "Lettmelk 1 l", "TINE", "dairy", "milk", Unit.EACH, 6, List.of(new Pack(MILK_CASE, 12))));
        publish(Topics.ITEMS, BREAD.digits(), Item.CODEC, new Item(BREAD, "Grovbrød", "Bakehuset", "bakery", "bread", Unit.EACH, 8, List.of()));
        publish(Topics.ITEMS, CHEESE.digits(), Item.CODEC, new Item(CHEESE, "Jarlsberg", "TINE", "dairy", "cheese", Unit.GRAM, 2_500, List.of()));
        publish(Topics.PRICES, CHEESE.digits(), Price.CODEC, new Price(CHEESE, new BigDecimal("49.00"), "NOK", null, longAgo, null));
    }

    void publish(Gln store) {
        publish(Topics.STORES, store.digits(), Store.CODEC, new Store(store, "Torget", ZoneId.of("Europe/Oslo"), LocalTime.of(4, 0), null, "east"));
    }

    <T> void publish(Topics topic, String key, Codec<T> codec, T value) {
        publish(topic, key, codec.write(value));
    }

    void publish(Topics topic, String key, byte[] value) {
        try (var producer = new KafkaProducer<>(Map.of("bootstrap.servers", kafka, "acks", "all"), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic.topic(), key.getBytes(StandardCharsets.UTF_8), value));
            producer.flush();
        }
    }

    /** All transactions of a till, in the order of the topic. */
    List<RetailTransaction> recorded(String till) {
        return records(till).stream().map(Shop::transaction).toList();
    }

    List<ConsumerRecord<byte[], byte[]>> records(String till) {
        var all = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(Topics.POS_TRANSACTIONS.topic()).stream().map(it -> new TopicPartition(it.topic(), it.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
        }
        return all.stream().filter(record -> transaction(record).till().equals(till)).toList();
    }

    private static RetailTransaction transaction(ConsumerRecord<byte[], byte[]> record) {
        String type = new String(record.headers().lastHeader("type").value(), StandardCharsets.UTF_8);
        return (RetailTransaction) StoreRecord.CODEC.read(type, record.value());
    }
}
