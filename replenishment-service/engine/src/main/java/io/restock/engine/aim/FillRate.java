package io.restock.engine.aim;

import io.restock.engine.Demand;
import io.restock.engine.DemandLaw;

/**
 * The share of demand met from the shelf under periodic review, by what waits at the end and at the beginning of a review period:
 * {@code 1 − [Loss_{L+R} − Loss_L] / mean_R}, averaged over the positions s … s+q−1 that orders of whole packs leave (Silver, Pyke and Thomas, 2017, 6.8). The
 * average over a pack is in closed form: {@code [ΣLoss(s …) − ΣLoss(s+q …)] / q}, two evaluations instead of q (Zipkin, 2000, C.2.3).
 *
 * @param leadTime demand over the lead time
 * @param protection demand over the lead time and a review period
 */
public record FillRate(DemandLaw leadTime, DemandLaw protection) {
    private static final int LARGEST_LEVEL = 100_000_000;

    public static FillRate of(Demand day, double leadTime, double review) {
        return new FillRate(over(day, leadTime).lawByMoments(), over(day, leadTime + review).lawByMoments());
    }

    private static Demand over(Demand day, double days) {
        return new Demand(day.mean() * days, day.variance() * days);
    }

    /** @param pack q, 1 for a base stock of s */
    public double at(int s, int pack) {
        return 1 - (waiting(protection, s, pack) - waiting(leadTime, s, pack)) / (protection.mean() - leadTime.mean());
    }

    private static double waiting(DemandLaw law, int s, int pack) {
        return pack == 1 ? law.loss(s) : (law.lossFrom(s) - law.lossFrom(s + pack)) / pack;
    }

    /** The smallest s that reaches a fill rate above 0 and below 1. */
    public int smallest(double fillRate, int pack) {
        int low = -1;
        int high = 1;
        while (at(high, pack) < fillRate && high < LARGEST_LEVEL) {
            low = high;
            high *= 2;
        }
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (at(middle, pack) >= fillRate) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
