package io.restock.journal;

import io.restock.contracts.Topics;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics that are not there yet, all with the same number of partitions. Nothing is ever deleted from them by age. */
public final class TopicSetup {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private TopicSetup() {}

    /** @throws IllegalStateException if Kafka does not answer within 60 seconds */
    public static void ensure(Map<String, ?> connection, int partitions, Topics... topics) {
        try (Admin admin = Admin.create(new HashMap<>(connection))) {
            Set<String> there = admin.listTopics().names().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            var missing = Arrays.stream(topics)
                    .filter(topic -> !there.contains(topic.topic()))
                    .map(topic -> new NewTopic(topic.topic(), Optional.of(partitions), Optional.empty())
                            .configs(topic.compacted() ? Map.of("cleanup.policy", "compact") : Map.of("retention.ms", "-1")))
                    .collect(Collectors.toList());
            for (var created : admin.createTopics(missing).values().values()) {
                awaitCreated(created);
            }
            awaitLeaders(admin, Arrays.stream(topics).map(Topics::topic).toList());
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka does not answer at " + connection.get("bootstrap.servers") + "; is it running?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topics", e);
        }
    }

    /**
     * Waits until every partition is led. A topic is "created" a moment before its broker leads it, and a producer that sends into that moment
     * with several requests in flight may have its second batch accepted before its first, which is then refused for ever.
     */
    static void awaitLeaders(Admin admin, List<String> topics) throws ExecutionException, InterruptedException, TimeoutException {
        for (long deadline = System.nanoTime() + PATIENCE.toNanos(); ; TimeUnit.MILLISECONDS.sleep(50)) {
            try {
                var latest = new HashMap<TopicPartition, OffsetSpec>();
                admin.describeTopics(topics).allTopicNames().get(PATIENCE.toSeconds(), TimeUnit.SECONDS).forEach((topic, described) -> described.partitions()
                        .forEach(partition -> latest.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest())));
                admin.listOffsets(latest).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                return;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof RetriableException) || System.nanoTime() > deadline) {
                    throw e;
                }
            }
        }
    }

    private static void awaitCreated(Future<Void> created)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            created.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
