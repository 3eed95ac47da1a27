package io.restock.search.feed;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.StoreItemId;
import io.restock.contracts.Topics;
import io.restock.contracts.stock.StockLevel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** {@code inventory.stock} read beside the live reader: the latest level of each key. */
final class TopicFold {
    static final String TOPIC = Topics.STOCK.topic();
    private static final Duration POLL = Duration.ofMillis(200);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Set<TopicPartition> partitions;

    TopicFold(Supplier<Consumer<byte[], byte[]>> consumers, Set<TopicPartition> partitions) {
        this.consumers = consumers;
        this.partitions = partitions;
    }

    Map<TopicPartition, Long> ends() {
        try (var consumer = consumers.get()) {
            return consumer.endOffsets(partitions);
        }
    }

    /** How many records the topic may hold up to these offsets, those that compaction took included. */
    long records(Map<TopicPartition, Long> ends) {
        try (var consumer = consumers.get()) {
            return sum(ends) - sum(consumer.beginningOffsets(partitions));
        }
    }

    /** The latest levels of the wanted keys. @param from where to begin; absent means the beginning */
    Map<StoreItemId, StockLevel> between(Map<TopicPartition, Long> from, Map<TopicPartition, Long> ends, Predicate<StoreItemId> wanted) {
        var latest = new HashMap<StoreItemId, StockLevel>();
        try (var consumer = consumers.get()) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            from.forEach(consumer::seek);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var record : consumer.poll(POLL)) {
                    boolean within = record.offset() < requireNonNull(ends.get(new TopicPartition(record.topic(), record.partition())));
                    if (within && record.value() != null && wanted.test(id(record.key()))) {
                        latest.merge(id(record.key()), StockLevel.CODEC.read("StockLevel", record.value()), TopicFold::later);
                    }
                }
            }
        }
        return latest;
    }

    static StockLevel later(StockLevel one, StockLevel other) {
        return other.sequence() > one.sequence() ? other : one;
    }

    private static StoreItemId id(byte[] key) {
        return StoreItemId.of(new String(key, StandardCharsets.UTF_8));
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }
}
