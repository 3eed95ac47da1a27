package io.restock.distribution.feed;

import io.restock.contracts.Topics;
import io.restock.distribution.outbox.Message;
import io.restock.journal.Forwarding;
import io.restock.journal.JournalRow;
import io.restock.journal.KafkaSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends each row of the outbox to its topic, in order. After a crash the relay goes on behind the last row that stands on
 * {@code distribution.despatches}; so a lane or an exception, which stands elsewhere, must be acknowledged before any later despatch is
 * sent. They are few, and are waited for one by one.
 */
final class Announcements implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    private final KafkaProducer<byte[], byte[]> producer;

    Announcements(Map<String, ?> kafka) {
        var settings = KafkaSettings.producer(kafka);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_SECONDS * 1_000);
        this.producer = new KafkaProducer<>(settings);
    }

    /** @return what the relay itself must send */
    List<ProducerRecord<byte[], byte[]>> route(JournalRow.Placed placed) {
        Topics topic = Message.topicOf(placed.row().type());
        var record = Forwarding.of(topic.topic(), placed);
        if (topic == Topics.DESPATCHES) {
            return List.of(record);
        }
        try {
            producer.send(record).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return List.of();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka does not take a " + placed.row().type() + "; the relay tries again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending a " + placed.row().type(), e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
