package io.restock.engine;

/**
 * The reorder level s of the (R,s,nQ) policy: the smallest whole number from 0 with {@code [Loss(s) − Loss(s+q)] / q ≤ 1 − CR}.
 *
 * <p>When orders bring the position to s or just above in packs of q, the position after ordering is close to uniform on s … s+q−1.
 * The left side is then the chance that demand exceeds it, averaged over those q positions, so that the condition says: of all protection
 * intervals at most the share 1 − CR ends with an empty shelf. A larger pack needs a lower level, since it carries its own safety stock
 * (van Donselaar and Broekmeulen, International Journal of Production Economics 143, 2013).
 *
 * <p>Ordinary store-items sell a few units a day. For them the average is walked up from s = 0 by the recurrence of the probabilities, a few
 * nanoseconds a step. Where the walk would be long, or P(D = 0) vanishes, {@link LargeDemand} finds s on the closed form of Loss.
 */
public final class ReorderLevel {
    private static final int LONGEST_WALK = 2_000;
    private static final double SMALLEST_START = 1e-280;

    private ReorderLevel() {}

    /**
     * @param casePack q, in units, 1 and up
     * @param serviceLevel CR, above 0 and below 1
     * @return s in units, 0 and up
     */
    public static int of(Demand demand, int casePack, double serviceLevel) {
        double reach = demand.mean() + 12 * Math.sqrt(Math.max(demand.variance(), demand.mean())) + casePack;
        return of(demand.law(), reach, casePack, serviceLevel);
    }

    /** The same for a law of demand. */
    public static int of(DemandLaw law, int casePack, double serviceLevel) {
        return of(law, Double.POSITIVE_INFINITY, casePack, serviceLevel);
    }

    /** The share of protection intervals that end with stock on the shelf at a reorder level, averaged over the positions s … s+q−1: what {@link #of} keeps above CR. */
    public static double serviceLevel(Demand demand, int casePack, int reorderLevel) {
        var law = demand.law();
        return 1 - (casePack == 1 ? law.exceeds(reorderLevel) : (law.loss(reorderLevel) - law.loss(reorderLevel + casePack)) / casePack);
    }

    private static int of(DemandLaw law, double reach, int casePack, double serviceLevel) {
        double allowed = 1 - serviceLevel;
        double start = reach <= LONGEST_WALK ? law.probability(0) : 0;
        return start >= SMALLEST_START ? walked(law, start, casePack, allowed) : LargeDemand.reorderLevel(law, casePack, allowed);
    }

    /** The window s … s+q−1 slides up one unit at a time; both ends know P(D = x) and P(D > x). */
    private static int walked(DemandLaw law, double start, int q, double allowed) {
        double headProbability = start;
        double headExceeds = 1 - start;
        double sum = headExceeds;
        for (int x = 0; x < q - 1; x++) {
            headProbability *= law.step(x);
            headExceeds = Math.max(0, headExceeds - headProbability);
            sum += headExceeds;
        }
        double tailProbability = start;
        double tailExceeds = 1 - start;
        int s = 0;
        while (sum > allowed * q) {
            sum -= tailExceeds;
            tailProbability *= law.step(s);
            tailExceeds = Math.max(0, tailExceeds - tailProbability);
            headProbability *= law.step(s + q - 1);
            headExceeds = Math.max(0, headExceeds - headProbability);
            sum += headExceeds;
            s++;
        }
        return s;
    }
}
