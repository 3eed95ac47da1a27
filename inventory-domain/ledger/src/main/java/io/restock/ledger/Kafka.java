package io.restock.ledger;

import io.restock.border.http.ProblemException;
import io.restock.border.kafka.KafkaConnection;
import io.restock.border.kafka.RecordSender;
import io.restock.contracts.Headers;
import io.restock.contracts.Topics;
import io.restock.contracts.Troubles;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** The ledger's connection to Kafka: its topics, and one sender for everything that is not relayed from the journal. */
@ApplicationScoped
public class Kafka {
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaConnection connection;
    private final RecordSender sender;

    Kafka(KafkaConnection connection, Troubles troubles) {
        this.connection = connection;
        this.sender = new RecordSender(connection, PATIENCE, Map.of(), troubles);
    }

    public Map<String, Object> connection() {
        return connection.settings();
    }

    public void ensureTopics() {
        connection.ensure(Topics.POS_TRANSACTIONS, Topics.STOCK_EVENTS, Topics.STOCK, Topics.STORES, Topics.ITEMS,
                Topics.PRICES, Topics.LABEL_LAYOUTS, Topics.RECALLS, Topics.DESPATCHES, Topics.EXCEPTIONS, Topics.REVOCATIONS);
    }

    /** Sends them in this order and returns when all are acknowledged. @throws ProblemException 503 if Kafka does not take them within ten seconds */
    public void deliver(List<ProducerRecord<byte[], byte[]>> records) {
        sender.deliver(records);
    }

    /**
     * @param partition where the record must go, or null for the key's own
     * @param value null where there is nothing under the key any more
     * @param author as {@link io.restock.contracts.access.Author#text()} writes it, or null where nobody knows
     */
    public static ProducerRecord<byte[], byte[]> record(String topic, @Nullable Integer partition, String key, String type, byte @Nullable [] value, @Nullable String author) {
        var headers = new RecordHeaders().add(Headers.TYPE, type.getBytes(StandardCharsets.UTF_8));
        if (author != null) {
            headers.add(Headers.AUTHOR, author.getBytes(StandardCharsets.UTF_8));
        }
        return new ProducerRecord<>(topic, partition, key.getBytes(StandardCharsets.UTF_8), value, headers);
    }

    @PreDestroy
    void close() {
        sender.close();
    }
}
