package io.restock.gateway.kafka;

import io.restock.border.kafka.ClusterView;
import io.restock.border.kafka.KafkaConnection;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.KafkaException;

/** What the gateway asks of Kafka itself. */
@Singleton
public final class Cluster {
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(3);

    private final ClusterView view;

    Cluster(KafkaConnection connection) {
        this.view = new ClusterView(connection.admin(Map.of("request.timeout.ms", 2_000, "default.api.timeout.ms", 3_000)), ANSWERS_WITHIN);
    }

    @PreDestroy
    void close() {
        view.admin().close(Duration.ofSeconds(1));
    }

    /** @throws KafkaException if the cluster does not answer within 3 s */
    public void mustAnswer() {
        view.answer(view.admin().describeCluster().nodes());
    }

    /** Answers within three seconds. */
    public ClusterView view() {
        return view;
    }
}
