package io.restock.search.feed;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.orders.OrderEvent;
import io.restock.contracts.stock.StockLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Changes that wait to be written, coalesced by document: a busy item costs one write however often it sold meanwhile. Bounded; the
 * reader of the topics waits while it is full, and Kafka keeps what is not read yet.
 */
final class ChangeBuffer {
    /** After a rush the same documents wait over and over: the more of their records come together, the fewer are written. */
    private static final int RECORDS_A_DOCUMENT = 10;

    private final int documentsAtMost;
    private final int recordsAtMost;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Condition emptied = lock.newCondition();

    private Map<StoreItemId, Change> changes = new LinkedHashMap<>();
    private Set<Gtin> items = new HashSet<>();
    private Set<Gln> stores = new HashSet<>();
    private List<Instant> recorded = new ArrayList<>();
    private final Map<TopicPartition, Long> reached = new HashMap<>();
    private boolean moved;
    private int records;
    private @Nullable Instant oldest;
    private @Nullable Instant newest;

    ChangeBuffer(int documentsAtMost) {
        this.documentsAtMost = documentsAtMost;
        this.recordsAtMost = RECORDS_A_DOCUMENT * documentsAtMost;
    }

    /** @param live whether the time to visibility is worth measuring: not while history is read */
    void put(StockLevel level, Place from, boolean live) throws InterruptedException {
        put(() -> {
            changes.computeIfAbsent(new StoreItemId(level.store(), level.item()), _ -> new Change()).add(level, from);
            oldest = oldest == null || level.recordedAt().isBefore(oldest) ? level.recordedAt() : oldest;
            newest = newest == null || level.recordedAt().isAfter(newest) ? level.recordedAt() : newest;
            if (live) {
                recorded.add(level.recordedAt());
            }
        });
    }

    void put(OrderEvent event, long position, Place from) throws InterruptedException {
        put(() -> changes.computeIfAbsent(new StoreItemId(event.store(), event.item()), _ -> new Change()).add(event, position, from));
    }

    /** The catalog changed. Never waits: there are at most as many as the catalog has items and stores. */
    void changed(Set<Gtin> changedItems, Set<Gln> changedStores) {
        lock.lock();
        try {
            items.addAll(changedItems);
            stores.addAll(changedStores);
            moved = true;
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    private void put(Runnable change) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (changes.size() >= documentsAtMost || records >= recordsAtMost) {
                emptied.await();
            }
            change.run();
            records++;
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Everything before these offsets has been put. */
    void reached(Map<TopicPartition, Long> offsets) {
        lock.lock();
        try {
            reached.putAll(offsets);
            moved = true;
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    /** All that waits, possibly nothing; waits for something at most so long. */
    Batch take(Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = atMost.toNanos();
            while (records == 0 && !moved && left > 0) {
                left = filled.awaitNanos(left);
            }
            var batch = new Batch(changes, items, stores, Map.copyOf(reached), recorded, oldest, newest);
            changes = new LinkedHashMap<>();
            items = new HashSet<>();
            stores = new HashSet<>();
            recorded = new ArrayList<>();
            records = 0;
            moved = false;
            oldest = null;
            newest = null;
            emptied.signalAll();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** When the oldest level that waits here was recorded, or null. */
    @Nullable
    Instant oldest() {
        lock.lock();
        try {
            return oldest;
        } finally {
            lock.unlock();
        }
    }
}
