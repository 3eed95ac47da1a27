package io.restock.journal;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Which positions of a journal stand on a topic, as the topic itself shows. What was read before is remembered, unless the topic has lost it. */
public final class PublishedPositions {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<String, ?> kafka;
    private final String topic;
    private final Map<TopicPartition, BitSet> positions = new HashMap<>();
    private final Map<TopicPartition, Long> next = new HashMap<>();

    /** @param topic of a journal whose positions stay below two thousand million */
    public PublishedPositions(Map<String, ?> kafka, String topic) {
        this.kafka = kafka;
        this.topic = topic;
    }

    /** Reads on to the end of the topic. @throws IllegalStateException if that takes longer than a minute; the next time it goes on from there */
    public synchronized void readOn() {
        try (var consumer = new KafkaConsumer<byte[], byte[]>(KafkaSettings.consumer(kafka, "published-on-" + topic, 1_000))) {
            var partitions = consumer.partitionsFor(topic, PATIENCE).stream().map(each -> new TopicPartition(topic, each.partition())).toList();
            consumer.assign(partitions);
            var ends = consumer.endOffsets(partitions, PATIENCE);
            for (TopicPartition from : partitions) {
                if (next.getOrDefault(from, 0L) > requireNonNull(ends.get(from))) {
                    next.remove(from);
                    positions.remove(from);
                }
            }
            consumer.seekToBeginning(partitions.stream().filter(from -> !next.containsKey(from)).toList());
            next.forEach(consumer::seek);
            for (long deadline = System.nanoTime() + PATIENCE.toNanos(); partitions.stream().anyMatch(from -> consumer.position(from) < requireNonNull(ends.get(from)));) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("cannot read all of " + topic + " within " + PATIENCE.toSeconds() + " s; ask again, it goes on from there");
                }
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    var from = new TopicPartition(topic, record.partition());
                    long position = Position.of(record);
                    if (position > 0 && position < Integer.MAX_VALUE) {
                        positions.computeIfAbsent(from, _ -> new BitSet()).set((int) position);
                    }
                    next.put(from, record.offset() + 1);
                });
            }
        }
    }

    /** Whether it stood there when the topic was read last. */
    public synchronized boolean contains(int partition, long position) {
        BitSet known = positions.get(new TopicPartition(topic, partition));
        return known != null && known.get((int) position);
    }
}
