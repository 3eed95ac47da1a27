package io.restock.search.feed;

import io.restock.border.kafka.ClusterView;
import io.restock.border.kafka.TopicSetup;
import io.restock.border.kafka.TopicShape;
import io.restock.contracts.Topics;
import io.restock.search.stock.Words;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** The topics that the search reads. Those that are missing are created, as any service does that starts first. */
public final class FeedTopics {
    private static final List<Topics> CATALOG = List.of(Topics.STORES, Topics.ITEMS, Topics.PRICES);
    private static final List<Topics> LIVE = List.of(Topics.STOCK, Topics.ORDERS);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private FeedTopics() {}

    static boolean isCatalog(String topic) {
        return CATALOG.stream().anyMatch(known -> known.topic().equals(topic));
    }

    static String name(TopicPartition partition) {
        return partition.topic() + "/" + partition.partition();
    }

    /** What Kafka says about each topic, after creating the missing ones. */
    public static Map<String, TopicDescription> present(Admin admin, TopicShape shape) {
        return TopicSetup.ensure(admin, ANSWER, shape, all());
    }

    /**
     * By topic, what distinguishes its log from any other, and the rules by which it is read. A cluster that was restored from a backup has the same topics, and another id: it goes on
     * differently.
     */
    static Map<String, String> logs(Admin admin, Map<String, TopicDescription> topics) {
        String cluster = new ClusterView(admin, ANSWER).answer(admin.describeCluster().clusterId());
        return topics.values().stream().collect(Collectors.toMap(TopicDescription::name, topic -> cluster + "/" + topic.topicId() + "/" + Words.RULES));
    }

    public static Set<TopicPartition> partitions(Map<String, TopicDescription> topics, boolean catalog) {
        return topics.values().stream().filter(topic -> isCatalog(topic.name()) == catalog)
                .flatMap(topic -> topic.partitions().stream().map(info -> new TopicPartition(topic.name(), info.partition())))
                .collect(Collectors.toSet());
    }

    /** The end of each partition now. */
    public static Map<TopicPartition, Long> ends(Admin admin, Set<TopicPartition> partitions) {
        return new ClusterView(admin, ANSWER).ends(partitions);
    }

    private static List<Topics> all() {
        return Arrays.stream(Topics.values()).filter(topic -> CATALOG.contains(topic) || LIVE.contains(topic)).toList();
    }
}
