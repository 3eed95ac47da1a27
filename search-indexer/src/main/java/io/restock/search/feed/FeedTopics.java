package io.restock.search.feed;

import io.restock.contracts.Topics;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics that the search reads. Those that are missing are created, as any service does that starts first. */
public final class FeedTopics {
    private static final List<Topics> CATALOGUE = List.of(Topics.STORES, Topics.ITEMS, Topics.PRICES);
    private static final List<Topics> LIVE = List.of(Topics.STOCK, Topics.ORDERS);
    private static final long ANSWER_SECONDS = 10;
    private static final int DESCRIBED_AT_MOST = 10;

    private FeedTopics() {}

    static boolean isCatalogue(String topic) {
        return CATALOGUE.stream().anyMatch(known -> known.topic().equals(topic));
    }

    static String name(TopicPartition partition) {
        return partition.topic() + "/" + partition.partition();
    }

    /** What Kafka says about each topic, after creating the missing ones. */
    public static Map<String, TopicDescription> present(Admin admin, int partitions, short replication) {
        for (Topics topic : all()) {
            try {
                answer(admin.createTopics(Set.of(newTopic(topic, partitions, replication))).all());
            } catch (TopicExistsException e) {
                continue; // as it should be, but for the first start
            }
        }
        return described(admin);
    }

    /** A topic just created may take a moment until every broker knows of it. */
    private static Map<String, TopicDescription> described(Admin admin) {
        var names = all().stream().map(Topics::topic).toList();
        for (int attempt = 1; attempt < DESCRIBED_AT_MOST; attempt++) {
            try {
                return answer(admin.describeTopics(names).allTopicNames());
            } catch (UnknownTopicOrPartitionException e) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50L * attempt));
            }
        }
        return answer(admin.describeTopics(names).allTopicNames());
    }

    public static Set<TopicPartition> partitions(Map<String, TopicDescription> topics, boolean catalogue) {
        return topics.values().stream().filter(topic -> isCatalogue(topic.name()) == catalogue)
                .flatMap(topic -> topic.partitions().stream().map(info -> new TopicPartition(topic.name(), info.partition())))
                .collect(Collectors.toSet());
    }

    /** The end of each partition now. */
    public static Map<TopicPartition, Long> ends(Admin admin, Set<TopicPartition> partitions) {
        var asked = partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
        var ends = new HashMap<TopicPartition, Long>();
        answer(admin.listOffsets(asked).all()).forEach((partition, result) -> ends.put(partition, result.offset()));
        return ends;
    }

    private static List<Topics> all() {
        return Arrays.stream(Topics.values()).filter(topic -> CATALOGUE.contains(topic) || LIVE.contains(topic)).toList();
    }

    private static NewTopic newTopic(Topics topic, int partitions, short replication) {
        return new NewTopic(topic.topic(), partitions, replication).configs(topic.compacted()
                ? Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)
                : Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1"));
    }

    private static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("Kafka did not answer within " + ANSWER_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while asking Kafka", e);
        }
    }
}
