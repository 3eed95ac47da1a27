package io.restock.border.wall;

import java.util.function.LongSupplier;

/** Lets so many calls through in a second, and after a pause as many at once as it holds. */
final class TokenBucket {
    private static final double NANOS = 1e9;

    private final double perSecond;
    private final double capacity;
    private final LongSupplier nanoTime;
    private double tokens;
    private long filledAt;

    /** @param nanoTime a clock that never goes back */
    TokenBucket(double perSecond, double capacity, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.capacity = capacity;
        this.nanoTime = nanoTime;
        this.tokens = capacity;
        this.filledAt = nanoTime.getAsLong();
    }

    /**
     * Takes {@code cost} tokens if as many as {@code floor} are left behind.
     *
     * @return 0, or in how many seconds it would work
     */
    synchronized double take(double cost, double floor) {
        long now = nanoTime.getAsLong();
        tokens = Math.min(capacity, tokens + (now - filledAt) / NANOS * perSecond);
        filledAt = now;
        double missing = cost + floor - tokens;
        if (missing > 0) {
            return missing / perSecond;
        }
        tokens -= cost;
        return 0;
    }
}
