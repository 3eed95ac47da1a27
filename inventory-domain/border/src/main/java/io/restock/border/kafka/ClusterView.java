package io.restock.border.kafka;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.Topics;
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
import org.apache.kafka.common.errors.InterruptException;

/**
 * What a cluster says of itself.
 *
 * @param patience for each answer; {@link KafkaException} where one takes longer
 */
public record ClusterView(Admin admin, Duration patience) {
    /** Offsets that hold records: from {@code begin} to before {@code end}. */
    public record Range(long begin, long end) {
        public long records() {
            return end - begin;
        }
    }

    /** First and next offset of each partition. */
    public Map<Integer, Range> ranges(Topics topic) {
        var all = requireNonNull(answer(admin.describeTopics(List.of(topic.topic())).allTopicNames()).get(topic.topic())).partitions().stream()
                .map(partition -> new TopicPartition(topic.topic(), partition.partition()))
                .toList();
        var begins = offsets(all, OffsetSpec.earliest());
        var ends = ends(all);
        return all.stream().collect(Collectors.toMap(TopicPartition::partition, one -> new Range(requireNonNull(begins.get(one)), requireNonNull(ends.get(one)))));
    }

    /** The next offset of each partition. */
    public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return offsets(partitions, OffsetSpec.latest());
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec which) {
        var asked = partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> which));
        return answer(admin.listOffsets(asked).all()).entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    public <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("no answer within " + patience.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
