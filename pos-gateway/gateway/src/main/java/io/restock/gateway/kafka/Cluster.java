package io.restock.gateway.kafka;

import static java.util.Objects.requireNonNull;

import io.restock.border.kafka.KafkaConnection;
import io.restock.contracts.Topics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** What the gateway asks of Kafka itself. */
@Singleton
public final class Cluster {
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(3);

    private final Admin admin;

    Cluster(KafkaConnection connection) {
        this.admin = connection.admin(Map.of("request.timeout.ms", 2_000, "default.api.timeout.ms", 3_000));
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ofSeconds(1));
    }

    /** @throws KafkaException if the cluster does not answer within 3 s */
    public void mustAnswer() {
        await(admin.describeCluster().nodes());
    }

    /** First and next offset of each partition. */
    public Map<Integer, Range> ranges(Topics topic) {
        var all = requireNonNull(await(admin.describeTopics(List.of(topic.topic())).allTopicNames()).get(topic.topic())).partitions().stream()
                .map(partition -> new TopicPartition(topic.topic(), partition.partition()))
                .toList();
        var begins = offsets(all, OffsetSpec.earliest());
        var ends = offsets(all, OffsetSpec.latest());
        return all.stream().collect(Collectors.toMap(TopicPartition::partition, one -> new Range(requireNonNull(begins.get(one)), requireNonNull(ends.get(one)))));
    }

    /** The next offset of each partition. */
    public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return offsets(partitions, OffsetSpec.latest());
    }

    /** Offsets that hold records: from {@code begin} to before {@code end}. */
    public record Range(long begin, long end) {
        public long records() {
            return end - begin;
        }
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec which) {
        var asked = partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> which));
        return await(admin.listOffsets(asked).all()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private static <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get(ANSWERS_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("no answer within " + ANSWERS_WITHIN, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }
}
