package io.restock.border.kafka;

import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;

/**
 * Whether the brokers say anything at all. A poll that brings nothing looks the same whether nothing was recorded or nobody is there; but a broker
 * ends the wait of a fetch every few seconds, however quiet the trade.
 */
final class Hearing {
    /** Three times as long as a broker holds a fetch. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final Metric received;
    private double bytes;
    private volatile long heardAt = System.nanoTime();

    Hearing(Consumer<?, ?> consumer) {
        this.received = consumer.metrics().values().stream()
                .filter(metric -> metric.metricName().group().equals("consumer-metrics") && metric.metricName().name().equals("incoming-byte-total"))
                .findFirst().orElseThrow();
    }

    /** To be called after each poll. */
    void listen() {
        double now = (Double) received.metricValue();
        if (now > bytes) {
            bytes = now;
            heardAt = System.nanoTime();
        }
    }

    /** How long nothing was heard, if that is too long. */
    Optional<Duration> silence() {
        return Optional.of(Duration.ofNanos(System.nanoTime() - heardAt)).filter(silent -> silent.compareTo(SILENCE) > 0);
    }
}
