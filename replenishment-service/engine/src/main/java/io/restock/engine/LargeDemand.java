package io.restock.engine;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The reorder level where demand is too large to walk along: weighed items, in grams, and a distribution center's. Newton's steps on the closed form
 * {@code g(s) = [Loss(s) − Loss(s+q)] / q}, whose slope is {@code −[P(D > s) − P(D > s+q)] / q}, from where the normal law puts s. Bounds close in with each step, and where a
 * step would leave them they are halved, so that the end is the smallest s with {@code g(s) ≤ 1 − CR}, whatever the law.
 *
 * <p>At 98%, packs of 12 and variances of 1 to 30 times the mean it takes 0.5 to 4 µs of processor time for means of 1,000 to 1,000,000, where halving alone took 4 to 49
 * ({@code ./restock bench plan}). So nothing is tabulated, and there is no error of a table to bound.
 */
final class LargeDemand {
    private static final int FARTHEST = 1 << 30;
    /** Newton needs 3 to 6; a law that defies it is halved to the end. */
    private static final int MOST_STEPS = 12;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private LargeDemand() {}

    static int reorderLevel(DemandLaw law, int q, double allowed) {
        int low = -1;
        int high = FARTHEST;
        int s = guess(law, q, allowed);
        for (int step = 0; step < MOST_STEPS && high - low > 1; step++) {
            var here = Window.at(law, s, q);
            if (here.shortage > allowed) {
                low = s;
            } else {
                high = s;
                low = here.shortageBefore() > allowed ? s - 1 : low;
            }
            double next = Math.ceil(s + (here.shortage - allowed) / here.slope());
            s = next > low && next < high ? (int) next : inside(low, high, s);
        }
        while (high - low > 1) {
            s = inside(low, high, s);
            if (Window.at(law, s, q).shortage > allowed) {
                low = s;
            } else {
                high = s;
            }
        }
        return high;
    }

    /** The positions s … s+q−1: their average chance of a shortage, and P(D > x) and P(D = x) at both ends. */
    private record Window(double shortage, int q, double exceeds, double probability, double exceedsAbove, double probabilityAbove) {
        static Window at(DemandLaw law, int s, int q) {
            int above = (int) Math.min(Integer.MAX_VALUE - 1, (long) s + q);
            double exceeds = law.exceeds(s);
            double probability = law.probability(s);
            double exceedsAbove = law.exceeds(above);
            double probabilityAbove = law.probability(above);
            double shortage = q == 1 ? exceeds : (law.loss(s, probability, exceeds) - law.loss(above, probabilityAbove, exceedsAbove)) / q;
            return new Window(shortage, q, exceeds, probability, exceedsAbove, probabilityAbove);
        }

        /** How much the shortage falls by with the next unit. */
        double slope() {
            return (exceeds - exceedsAbove) / q;
        }

        /** With a unit less. */
        double shortageBefore() {
            return shortage + (exceeds + probability - exceedsAbove - probabilityAbove) / q;
        }
    }

    /** Twice as far while there is no upper bound yet, else the middle. */
    private static int inside(int low, int high, int s) {
        return high == FARTHEST ? (int) Math.min(FARTHEST - 1L, 2L * Math.max(s, 1)) : low + (high - low) / 2;
    }

    private static int guess(DemandLaw law, int q, double allowed) {
        double spread = switch (law) {
            case DemandLaw.Poisson poisson -> Math.sqrt(poisson.mean());
            case DemandLaw.NegativeBinomial clustered -> Math.sqrt(clustered.mean() / clustered.p());
            case DemandLaw.None _,DemandLaw.Given _ -> 0;
        };
        double guess = law.mean() + NORMAL.inverseCumulativeProbability(1 - allowed) * spread - q / 2.0;
        return (int) Math.clamp(guess, 0, FARTHEST / 2.0);
    }
}
