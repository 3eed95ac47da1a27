package io.restock.dashboard.topics;

import io.restock.border.kafka.KafkaConnection;
import io.restock.border.kafka.TopicSetup;
import io.restock.contracts.Topics;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** How followers reach Kafka. Whoever comes first creates a topic, and all services create it alike. */
@Singleton
public class FollowerSetting {
    private static final int REQUEST_MILLIS = 15_000;
    /** How long the broker may hold a fetch that finds nothing; a record ends it at once. */
    private static final int FETCH_WAIT_MILLIS = 1_000;

    private final KafkaConnection connection;

    FollowerSetting(KafkaConnection connection) {
        this.connection = connection;
    }

    Map<String, Object> consumer() {
        var properties = new HashMap<>(client());
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS);
        return properties;
    }

    private Map<String, Object> client() {
        return connection.with(Map.of(
                "request.timeout.ms", REQUEST_MILLIS,
                "default.api.timeout.ms", REQUEST_MILLIS));
    }

    void createAbsent(List<Topics> topics) {
        try (var admin = Admin.create(client())) {
            TopicSetup.ensure(admin, Duration.ofMillis(REQUEST_MILLIS), connection.partitions(), topics);
        }
    }
}
