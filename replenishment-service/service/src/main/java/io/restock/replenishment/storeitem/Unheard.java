package io.restock.replenishment.storeitem;

import java.util.stream.LongStream;

/**
 * How much of each of the last sixteen closed days has taught nothing, because nothing was heard then of the whole store. Tills come back after days: then it is made up for.
 *
 * @param fifteenths four bits for each day, the last one's lowest
 */
public record Unheard(long fifteenths) {
    static final Unheard NONE = new Unheard(0);
    static final int DAYS = 16;
    private static final int BITS = 4;
    private static final int ALL = (1 << BITS) - 1;

    /** How many days, in all, of those after the one that closed so many days ago. */
    double since(long ago) {
        return fifteenths == 0 ? 0 : LongStream.range(0, Math.min(ago, DAYS)).mapToDouble(this::of).sum();
    }

    /** The share of a day as it can be remembered, in whole fifteenths. */
    static double rounded(double share) {
        return (double) Math.round(ALL * share) / ALL;
    }

    /** @param share of it that was not heard of, 0 to 1 */
    Unheard closing(double share) {
        return new Unheard(fifteenths << BITS | Math.round(ALL * share));
    }

    /** @param ago closed days since, 0 for the last. @return share of it, 0 to 1 */
    double of(long ago) {
        return ago < 0 || ago >= DAYS ? 0 : (double) (fifteenths >>> BITS * ago & ALL) / ALL;
    }

    /** @param share of it that is still not heard of, no more than before */
    Unheard leaving(long ago, double share) {
        return new Unheard(fifteenths & ~((long) ALL << BITS * ago) | Math.round(ALL * share) << BITS * ago);
    }
}
