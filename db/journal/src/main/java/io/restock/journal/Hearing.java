package io.restock.journal;

import io.restock.contracts.Troubles;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;

/**
 * Whether the brokers say anything at all. A poll that brings nothing looks the same whether nothing was recorded or nobody is there; but a broker answers a
 * heartbeat every two seconds, however quiet the trade.
 */
final class Hearing {
    private static final String NAME = "hearing from Kafka";

    private final Metric received;
    private final String servers;
    private final Troubles troubles;
    private double heard = -1;

    Hearing(Consumer<?, ?> consumer, Object servers, Troubles troubles) {
        this.received = consumer.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().group().equals("consumer-metrics") && metric.getKey().name().equals("incoming-byte-total"))
                .findFirst().orElseThrow().getValue();
        this.servers = String.valueOf(servers);
        this.troubles = troubles;
    }

    /** To be called every few seconds at least; silence since the last call at which there was more is reported as a standstill. */
    void listen() {
        double bytes = (Double) received.metricValue();
        if (bytes > heard) {
            heard = bytes;
            troubles.waits(NAME, "the brokers at " + servers + " do not answer");
        }
    }

    void end() {
        troubles.rests(NAME);
    }
}
