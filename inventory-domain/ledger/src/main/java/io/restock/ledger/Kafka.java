package io.restock.ledger;

import io.restock.border.http.ProblemException;
import io.restock.border.kafka.KafkaConnection;
import io.restock.contracts.Headers;
import io.restock.contracts.Topics;
import io.restock.journal.KafkaSettings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** The ledger's connection to Kafka: its topics, and one producer for everything that is not relayed from the journal. */
@ApplicationScoped
public class Kafka {
    private static final int PATIENCE_SECONDS = 10;

    private final KafkaConnection connection;
    private final KafkaProducer<byte[], byte[]> producer;

    Kafka(KafkaConnection connection) {
        this.connection = connection;
        var settings = KafkaSettings.producer(connection.settings());
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 1);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_SECONDS * 1_000);
        this.producer = new KafkaProducer<>(settings);
    }

    public Map<String, Object> connection() {
        return connection.settings();
    }

    public void ensureTopics() {
        connection.ensure(Topics.POS_TRANSACTIONS, Topics.STOCK_EVENTS, Topics.STOCK, Topics.STORES, Topics.ITEMS,
                Topics.PRICES, Topics.DESPATCHES, Topics.EXCEPTIONS);
    }

    public Future<RecordMetadata> send(String topic, String key, String type, byte[] value) {
        return send(topic, null, key, type, value);
    }

    /** @param partition where the record must go, or null for the key's own */
    public Future<RecordMetadata> send(String topic, @Nullable Integer partition, String key, String type, byte[] value) {
        return producer.send(record(topic, partition, key, type, value));
    }

    /** @param partition where the record must go, or null for the key's own */
    public static ProducerRecord<byte[], byte[]> record(String topic, @Nullable Integer partition, String key, String type, byte[] value) {
        var headers = new RecordHeaders().add(Headers.TYPE, type.getBytes(StandardCharsets.UTF_8));
        return new ProducerRecord<>(topic, partition, key.getBytes(StandardCharsets.UTF_8), value, headers);
    }

    /** Returns when all are acknowledged. @throws ProblemException 503 if Kafka does not take them within ten seconds */
    public void await(List<Future<RecordMetadata>> sent) {
        try {
            for (Future<RecordMetadata> each : sent) {
                each.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw ProblemException.busy(503, "Kafka does not take records right now; send the same again", Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.busy(503, "the service is stopping; send the same again", Duration.ofSeconds(2));
        }
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
