package io.restock.benchmarks.workload;

import io.restock.border.kafka.TopicSetup;
import io.restock.contracts.Headers;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.journal.KafkaSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A topic that is filled with baskets before anybody takes them, so that sending costs the measurement nothing. */
public final class SalesTopic {
    public static final int PARTITIONS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private SalesTopic() {}

    /** Creates the topic and fills it; all is acknowledged when this returns. */
    public static void fill(Map<String, String> kafka, String topic, Workload workload, int baskets) throws ExecutionException, InterruptedException {
        create(kafka, topic);
        try (var producer = new KafkaProducer<byte[], byte[]>(KafkaSettings.producer(kafka))) {
            workload.baskets(baskets, basket -> producer.send(record(topic, basket)));
            producer.flush();
        }
    }

    public static void create(Map<String, String> kafka, String topic) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.copyOf(kafka))) {
            admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1).configs(Map.of("retention.ms", "-1")))).all().get();
            TopicSetup.awaitLeaders(admin, PATIENCE, List.of(topic));
        }
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, RetailTransaction basket) {
        var record = new ProducerRecord<>(topic, basket.store().digits().getBytes(StandardCharsets.UTF_8), StoreRecord.CODEC.write(basket));
        record.headers().add(Headers.TYPE, StoreRecord.CODEC.typeOf(basket).getBytes(StandardCharsets.UTF_8));
        record.headers().add(Headers.AUTHOR, ("till/till/" + basket.till()).getBytes(StandardCharsets.UTF_8));
        return record;
    }
}
