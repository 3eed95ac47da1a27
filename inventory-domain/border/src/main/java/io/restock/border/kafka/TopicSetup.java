package io.restock.border.kafka;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates the topics that are not there yet, all of the same shape. Nothing is ever deleted from them by age.
 */
public final class TopicSetup {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private TopicSetup() {}

    /**
     * Creates what is missing, waits until every partition is led, and checks what was there.
     *
     * @throws KafkaException if Kafka does not answer within 60 seconds
     * @throws UnfitTopicException if a topic is not as it must be
     */
    public static void ensure(Map<String, ?> connection, TopicShape shape, Topics... topics) {
        try (Admin admin = Admin.create(new HashMap<>(connection))) {
            ensure(admin, PATIENCE, shape, List.of(topics));
        } catch (UnfitTopicException e) {
            throw e;
        } catch (KafkaException e) {
            throw new KafkaException("Kafka does not answer at " + connection.get("bootstrap.servers") + "; is it running?", e);
        }
    }

    /**
     * The same over a connection that is open already.
     *
     * @param patience for each answer
     * @return what Kafka says about each topic
     * @throws KafkaException if an answer takes longer
     * @throws UnfitTopicException if a topic is not as it must be
     */
    public static Map<String, TopicDescription> ensure(Admin admin, Duration patience, TopicShape shape, Collection<Topics> topics) {
        var cluster = new ClusterView(admin, patience);
        var there = cluster.answer(admin.listTopics().names());
        var missing = topics.stream()
                .filter(topic -> !there.contains(topic.topic()))
                .map(topic -> new NewTopic(topic.topic(), shape.partitions(), (short) shape.replicas()).configs(Map.of(
                        "min.insync.replicas", String.valueOf(shape.inSync()),
                        topic.compacted() ? "cleanup.policy" : "retention.ms", topic.compacted() ? "compact" : "-1")))
                .toList();
        for (var created : admin.createTopics(missing).values().values()) {
            try {
                cluster.answer(created);
            } catch (TopicExistsException e) {
                // another service was faster
            } catch (InvalidReplicationFactorException e) {
                throw new UnfitTopicException("this Kafka has fewer than the " + shape.replicas() + " brokers that are to keep each record (" + e.getMessage()
                        + "). Start more, or set restock.kafka.replicas to as many as there are");
            }
        }
        var described = awaitLeaders(admin, patience, topics.stream().map(Topics::topic).toList());
        var configs = cluster.answer(admin.describeConfigs(topics.stream().map(TopicSetup::resource).toList()).all());
        topics.forEach(topic -> new TopicFitness(topic, requireNonNull(described.get(topic.topic())), requireNonNull(configs.get(resource(topic)))).check(shape));
        return described;
    }

    private static ConfigResource resource(Topics topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.topic());
    }

    /**
     * Waits until every partition is led. A topic is "created" a moment before its broker leads it, and a producer that sends into that moment
     * with several requests in flight may have its second batch accepted before its first, which is then refused for ever.
     *
     * @throws KafkaException if a partition is not led after 60 seconds
     */
    public static Map<String, TopicDescription> awaitLeaders(Admin admin, Duration patience, List<String> topics) {
        var cluster = new ClusterView(admin, patience);
        for (long deadline = System.nanoTime() + PATIENCE.toNanos();; pause()) {
            try {
                var described = cluster.answer(admin.describeTopics(topics).allTopicNames());
                cluster.ends(described.values().stream().flatMap(TopicSetup::partitions).toList());
                return described;
            } catch (RetriableException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
            }
        }
    }

    private static Stream<TopicPartition> partitions(TopicDescription topic) {
        return topic.partitions().stream().map(partition -> new TopicPartition(topic.name(), partition.partition()));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
