package io.restock.journal;

import io.restock.journal.PartitionWorker.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.common.TopicPartition;

/** How the batches of partitions have ended, until that is settled: workers add, the poller takes. */
final class Settling {
    static final Duration UNTIL_NEXT_TRY = Duration.ofSeconds(1);

    /** How a partition's batch has ended, to be settled at that time of {@link System#nanoTime} or after it. */
    record Ended(TopicPartition from, Outcome outcome, long notBefore) {
        boolean isDue() {
            return System.nanoTime() - notBefore >= 0;
        }
    }

    private final ConcurrentLinkedQueue<Ended> ended = new ConcurrentLinkedQueue<>();

    void add(TopicPartition from, Outcome outcome) {
        ended.add(new Ended(from, outcome, System.nanoTime()));
    }

    /** The partition must be read anew from the cursor in the database, and cannot be just now. */
    void again(TopicPartition from) {
        ended.add(new Ended(from, Outcome.FAILED, System.nanoTime() + UNTIL_NEXT_TRY.toNanos()));
    }

    boolean isAnyDue() {
        return ended.stream().anyMatch(Ended::isDue);
    }

    /** Takes out what is due; the rest waits on. */
    List<Ended> due() {
        var due = new ArrayList<>(ended.stream().filter(Ended::isDue).toList());
        ended.removeAll(due);
        return due;
    }

    void clear() {
        ended.clear();
    }
}
