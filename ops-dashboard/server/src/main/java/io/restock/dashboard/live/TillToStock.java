package io.restock.dashboard.live;

import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.contracts.store.TransactionId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long it takes from the gateway's acknowledgement to the stock event on the log, by the wall clock: both are timestamps that the
 * producers put on the records. A sample of transactions is enough; arrival and event are matched by the transaction's identity.
 */
final class TillToStock {
    private static final int WAITING_AT_MOST = 2_000;
    private static final int SAMPLED_PER_TICK = 50;
    private static final int KEPT = 1_000;

    private final Map<TransactionId, Long> arrivals = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<TransactionId, Long> eldest) {
            return size() > WAITING_AT_MOST;
        }
    };
    private final long[] latencies = new long[KEPT];
    private long measured;
    private int sampledInTick;

    /** Whether the next transaction should be sampled; asked before the record is parsed. */
    synchronized boolean wantsMore() {
        return sampledInTick < SAMPLED_PER_TICK;
    }

    synchronized void arrived(RetailTransaction transaction, long wallMillis) {
        sampledInTick++;
        arrivals.put(transaction.id(), wallMillis);
    }

    synchronized void applied(TransactionId transaction, long wallMillis) {
        Long arrived = arrivals.remove(transaction);
        if (arrived != null) {
            latencies[(int) (measured++ % KEPT)] = Math.max(0, wallMillis - arrived);
        }
    }

    synchronized void tick() {
        sampledInTick = 0;
    }

    /** Of the last thousand sampled transactions; null while there is none. */
    synchronized @Nullable Latency latency() {
        if (measured == 0) {
            return null;
        }
        long[] sorted = Arrays.copyOf(latencies, (int) Math.min(measured, KEPT));
        Arrays.sort(sorted);
        return new Latency(at(sorted, 0.50), at(sorted, 0.99), sorted.length);
    }

    private static long at(long[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    /** Milliseconds of the wall clock. */
    public record Latency(long p50, long p99, int sample) {}
}
