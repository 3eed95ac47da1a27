package io.restock.search.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Topics;
import io.restock.search.stock.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How far what searches see is behind what the ledger has recorded. */
public final class Visibility {
    private static final int AWAITED_SECONDS = 10;

    private final Map<TopicPartition, Long> visible = new ConcurrentHashMap<>();
    private final Timer latency;
    private volatile @Nullable Instant taken;
    private volatile @Nullable Instant newest;
    private volatile long updates;

    public Visibility(MeterRegistry meters) {
        latency = Timer.builder("restock.stage.latency").tag("stage", "visible")
                .description("from recorded in the ledger to visible in search")
                .publishPercentiles(0.5, 0.99).register(meters);
    }

    /** A change was taken to be written, and is not visible yet. */
    void took(Batch batch) {
        taken = batch.oldest();
    }

    void shown(Batch batch, long updatesSoFar, BusinessClock clock) {
        visible.putAll(batch.reached());
        updates = updatesSoFar;
        if (batch.newest() != null && (newest == null || batch.newest().isAfter(newest))) {
            newest = batch.newest();
        }
        taken = null;
        Instant now = clock.instant();
        for (Instant recorded : batch.recorded()) {
            long nanos = clock.wallTime(Duration.between(recorded, now)).toNanos();
            latency.record(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        }
    }

    /** Where searching begins: what the index held when it was opened. */
    void begin(Progress progress, Set<TopicPartition> partitions) {
        partitions.forEach(partition -> visible.put(partition, progress.offsets().getOrDefault(FeedTopics.name(partition), 0L)));
        updates = progress.updates();
        newest = progress.recordedAt();
    }

    /** The next offset that is not visible yet, 0 if nothing of the partition is. */
    public long offset(TopicPartition partition) {
        return visible.getOrDefault(partition, 0L);
    }

    /** Waits until everything before these offsets is visible, at most {@value #AWAITED_SECONDS} s; returns whether it is. */
    boolean awaits(Map<TopicPartition, Long> ends) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(AWAITED_SECONDS);
        while (!behind(ends).isEmpty()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(20);
        }
        return true;
    }

    /** Partitions that have not come to these offsets yet. */
    List<String> behind(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().filter(end -> offset(end.getKey()) < end.getValue())
                .map(end -> FeedTopics.name(end.getKey()) + " at " + offset(end.getKey()) + " of " + end.getValue()).toList();
    }

    /** Records of {@code inventory.stock} that are visible, given as the sum of the next offsets. */
    public long levelsTaken() {
        return visible.entrySet().stream().filter(e -> e.getKey().topic().equals(Topics.STOCK.topic()))
                .mapToLong(Map.Entry::getValue).sum();
    }

    /** Documents written since the index began. */
    public long updates() {
        return updates;
    }

    /** When the latest visible level was recorded, or null. */
    public @Nullable Instant newest() {
        return newest;
    }

    /** When the oldest level was recorded that is being written, or null. */
    @Nullable
    Instant taken() {
        return taken;
    }
}
