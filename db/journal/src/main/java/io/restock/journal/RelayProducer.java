package io.restock.journal;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.jspecify.annotations.Nullable;

/**
 * A producer of records that must land in their order or not at all, such as all partitions of a relay share.
 *
 * <p>Kafka's producer goes on behind a record that was refused. So the first refusal closes it, in the callback: that runs in the one thread
 * that sends, before the next request, and one request is in flight at a time. Thus nothing that was handed over behind the refused record
 * can land. The next who asks gets a new one.
 *
 * <p>A send never times out, since to give up a record while its followers arrive is to refuse it. One request in flight at a time is needed
 * for another reason too: a partition that has not seen a producer yet takes any batch for its first.
 */
public final class RelayProducer implements AutoCloseable {
    private final Map<String, Object> settings;
    private @Nullable KafkaProducer<byte[], byte[]> producer;
    private boolean closed;

    public RelayProducer(Map<String, ?> kafka) {
        settings = KafkaSettings.producer(kafka);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 60_000);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    }

    public synchronized KafkaProducer<byte[], byte[]> current() {
        if (closed) {
            throw new IllegalStateException("the relay is closed");
        }
        if (producer == null) {
            producer = new KafkaProducer<>(settings);
        }
        return producer;
    }

    /** Lets nothing more land of what was handed to it. */
    public void abandon(KafkaProducer<byte[], byte[]> refused) {
        synchronized (this) {
            if (producer != refused) {
                return;
            }
            producer = null;
        }
        refused.close(Duration.ZERO);
    }

    @Override
    public void close() {
        KafkaProducer<byte[], byte[]> last;
        synchronized (this) {
            closed = true;
            last = producer;
            producer = null;
        }
        if (last != null) {
            last.close(Duration.ofSeconds(5));
        }
    }
}
