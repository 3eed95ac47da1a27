package io.restock.dashboard.topics;

import io.restock.contracts.Topics;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How followers reach Kafka. Whoever comes first creates a topic, and all services create it alike. */
@Singleton
public class FollowerSetting {
    private static final int REQUEST_MILLIS = 15_000;

    private final String bootstrapServers;
    private final int partitions;

    FollowerSetting(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            @ConfigProperty(name = "restock.partitions") int partitions) {
        this.bootstrapServers = bootstrapServers;
        this.partitions = partitions;
    }

    Map<String, Object> consumer() {
        var properties = new HashMap<>(client());
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
        return properties;
    }

    private Map<String, Object> client() {
        return Map.of(
                "bootstrap.servers", bootstrapServers,
                "request.timeout.ms", REQUEST_MILLIS,
                "default.api.timeout.ms", REQUEST_MILLIS);
    }

    void createAbsent(List<String> topics) throws InterruptedException, ExecutionException, TimeoutException {
        try (var admin = Admin.create(client())) {
            var absent = new HashSet<>(topics);
            absent.removeAll(admin.listTopics().names().get(REQUEST_MILLIS, TimeUnit.MILLISECONDS));
            try {
                admin.createTopics(newTopics(absent)).all().get(REQUEST_MILLIS, TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private Collection<NewTopic> newTopics(Collection<String> absent) {
        return Arrays.stream(Topics.values())
                .filter(topic -> absent.contains(topic.topic()))
                .map(topic -> new NewTopic(topic.topic(), partitions, (short) 1).configs(topic.compacted()
                        ? Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)
                        : Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1")))
                .toList();
    }
}
