package io.restock.border.kafka;

import io.restock.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Records that could not be read or applied, so that those after them could be: all are counted, the last hundred kept with place, reason and value. On a
 * compacted topic a later record of the same key that can be applied mends it.
 */
public final class PutAside {
    private static final int KEPT_AT_MOST = 100;
    private static final int SHOWN_BYTES = 4_096;
    private static final Set<String> COMPACTED = Arrays.stream(Topics.values()).filter(Topics::compacted).map(Topics::topic).collect(Collectors.toSet());

    /**
     * @param value as text, its first 4,096 bytes; null if it had none
     * @param reason what was thrown
     */
    public record Aside(String topic, int partition, long offset, @Nullable String value, String reason) {
        /** Where it stands, and why it is here. */
        @Override
        public String toString() {
            return topic + "-" + partition + " at " + offset + ": " + reason;
        }
    }

    private final SequencedMap<String, Aside> kept = new LinkedHashMap<>();
    private volatile long count;

    synchronized void add(ConsumerRecord<byte[], byte[]> record, Throwable reason) {
        count++;
        kept.putLast(subject(record), new Aside(record.topic(), record.partition(), record.offset(), text(record.value()), reason.toString()));
        if (kept.size() > KEPT_AT_MOST) {
            kept.pollFirstEntry();
        }
    }

    synchronized void applied(ConsumerRecord<byte[], byte[]> record) {
        if (!kept.isEmpty()) {
            kept.remove(subject(record));
        }
    }

    private static String subject(ConsumerRecord<byte[], byte[]> record) {
        return record.topic() + (COMPACTED.contains(record.topic()) && record.key() != null ? " " + text(record.key()) : "-" + record.partition() + " " + record.offset());
    }

    private static @Nullable String text(byte @Nullable [] value) {
        return value == null ? null : new String(value, 0, Math.min(value.length, SHOWN_BYTES), StandardCharsets.UTF_8);
    }

    /** How many there were since the process began, repaired ones too. */
    public long count() {
        return count;
    }

    /** Those that stand, the latest last. */
    public synchronized List<Aside> kept() {
        return List.copyOf(kept.values());
    }
}
