package io.restock.engine.newcomer;

import io.restock.engine.DemandState;
import java.time.LocalDateTime;

/**
 * An item takes the place of another, and its demand over. Level and variance are known from the first day; the silence of the last days, when the old item ran
 * out, stays with it.
 *
 * @param units of the new item that stand for one of the old, above 0: 0.5 for a double pack
 * @param share of the customers who go over, above 0, at most 1
 */
public record Supersession(double units, double share) {
    /** The same in a new wrapping. */
    public static final Supersession ALIKE = new Supersession(1, 1);
    private static final double MOST_UNITS = 1_000;

    /** @throws IllegalArgumentException if a field is out of its bounds */
    public Supersession {
        if (!(units > 0 && units <= MOST_UNITS)) {
            throw new IllegalArgumentException("units must be above 0 and at most 1000, was " + units);
        }
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be above 0 and at most 1, was " + share);
        }
    }

    /**
     * The new item's state from the moment on at which it can be bought. Units scale the variance by their square; customers who decide each for themselves
     * scale it by their share (a compound Poisson process, thinned).
     */
    public DemandState successor(DemandState predecessor, LocalDateTime firstSeen) {
        float level = (float) (units * share);
        float spread = (float) (units * units * share);
        return new DemandState(firstSeen, 0, 0, predecessor.days(), 0, level * predecessor.fast(), level * predecessor.slow(),
                level * predecessor.steady(), spread * predecessor.variance());
    }
}
