package io.restock.gateway.kafka;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What Kafka has acknowledged to this process, by partition: enough to check later that it is still there. */
public final class Acknowledged {
    /** @param records acknowledged, of which the first and last stand at these offsets */
    public record Stretch(long records, long first, long last) {
        Stretch with(long offset) {
            return new Stretch(records + 1, Math.min(first, offset), Math.max(last, offset));
        }
    }

    private final Map<Integer, Stretch> byPartition = new ConcurrentHashMap<>();

    void add(int partition, long offset) {
        byPartition.merge(partition, new Stretch(1, offset, offset), (before, _) -> before.with(offset));
    }

    public Map<Integer, Stretch> byPartition() {
        return Map.copyOf(byPartition);
    }
}
