package io.restock.border.wall;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;

/** How often each caller may come. Callers who have not come for long are forgotten, and begin anew with all that is allowed. */
public final class Rates {
    private static final int CALLERS_AT_MOST = 100_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

    private final double perSecond;
    private final LongSupplier nanoTime;
    private final Cache<String, TokenBucket> callers = Caffeine.newBuilder().maximumSize(CALLERS_AT_MOST).expireAfterAccess(FORGOTTEN_AFTER).build();

    /** @param perSecond of each caller, and after a pause as many at once; @param nanoTime a clock that never goes back */
    public Rates(double perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
    }

    public double perSecond() {
        return perSecond;
    }

    /**
     * Charges a caller, if as much as {@code floor} is left to it.
     *
     * @return nothing if it may come, or when it may
     */
    public Duration take(String caller, double cost, double floor) {
        double seconds = callers.get(caller, _ -> new TokenBucket(perSecond, perSecond, nanoTime)).take(cost, floor);
        return seconds > 0 ? Duration.ofSeconds((long) Math.ceil(seconds)) : Duration.ZERO;
    }
}
