package io.restock.journal;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads what was relayed last to a partition of a topic. */
record TopicTail(Map<String, ?> kafka, String topic, int partition) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Mostly the last record is ours; where others wrote behind it, it is looked for so far back. */
    private static final List<Integer> LOOKS_BACK = List.of(1, 100, 10_000);

    /** The last record with a credible position; none if the topic is empty. @param head the last position of the journal */
    Optional<ConsumerRecord<byte[], byte[]>> last(long head) {
        var from = new TopicPartition(topic, partition);
        try (var consumer = new KafkaConsumer<byte[], byte[]>(KafkaSettings.consumer(kafka, "tail-of-" + topic, 500))) {
            consumer.assign(List.of(from));
            long end = requireNonNull(consumer.endOffsets(List.of(from), PATIENCE).get(from));
            long beginning = requireNonNull(consumer.beginningOffsets(List.of(from), PATIENCE).get(from));
            for (int back : LOOKS_BACK) {
                long begin = Math.max(beginning, end - back);
                var last = last(consumer, from, begin, end, head);
                if (last.isPresent() || begin == beginning) {
                    return last;
                }
            }
        }
        throw new IllegalStateException("none of the last " + LOOKS_BACK.getLast() + " records of " + from
                + " was relayed from our journal; who else writes there? To relay all of the journal again, make the topic anew");
    }

    private Optional<ConsumerRecord<byte[], byte[]>> last(KafkaConsumer<byte[], byte[]> consumer, TopicPartition from, long begin, long end, long head) {
        ConsumerRecord<byte[], byte[]> last = null;
        consumer.seek(from, begin);
        for (long deadline = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < deadline;) {
            if (consumer.position(from) >= end) {
                return Optional.ofNullable(last);
            }
            for (var record : consumer.poll(Duration.ofMillis(500)).records(from)) {
                last = Position.isCredible(Position.of(record), head) ? record : last;
            }
        }
        throw new IllegalStateException("cannot read the end of " + from);
    }
}
