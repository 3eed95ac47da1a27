package io.restock.journal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Lets records gather where few come. A transaction costs the same for one basket as for a hundred, and its fsync most of all; so after a few records
 * the next are fetched {@link #QUIET} later, by when as many more have come. After many nobody waits: then the backlog gathers by itself.
 *
 * <p>The wait also lasts until the few are durable, {@link #BUSY_AT_MOST} at most. A fetch is for the partitions that are free when it is sent, and the next
 * cannot be sent before it has its answer: sent too early, it would keep the others waiting for as long as the broker may hold it.
 */
final class Gathering {
    static final Duration QUIET = Duration.ofMillis(90);
    static final Duration BUSY_AT_MOST = Duration.ofMillis(250);
    /** More at once than this is no quiet chain. */
    static final int FEW = 200;

    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long takenAt;
    private boolean gathering;
    private int inWork;
    private boolean closed;

    /** @param nanoTime as {@link System#nanoTime} */
    Gathering(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** A poll has brought so many records, in batches of which each will have {@link #ended}. */
    void taken(int records, int batches) {
        lock.lock();
        try {
            takenAt = nanoTime.getAsLong();
            gathering = records > 0 && records <= FEW;
            inWork += batches;
        } finally {
            lock.unlock();
        }
    }

    void ended() {
        lock.lock();
        try {
            inWork--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How much longer the next fetch should wait, in nanoseconds; 0 or less if not at all. */
    long left() {
        lock.lock();
        try {
            if (!gathering || closed) {
                return 0;
            }
            return (inWork > 0 ? BUSY_AT_MOST : QUIET).toNanos() - (nanoTime.getAsLong() - takenAt);
        } finally {
            lock.unlock();
        }
    }

    /** Returns when the next fetch may be sent. */
    void await() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            for (long left = left(); left > 0; left = left()) {
                changed.await(left, TimeUnit.NANOSECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Nobody waits any more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
