package io.restock.backtest.report;

import io.restock.backtest.history.Days;
import io.restock.backtest.history.History;
import io.restock.backtest.policy.OurPolicy;
import io.restock.backtest.simulation.Policy;
import io.restock.engine.DemandLaw;
import java.util.Arrays;

/**
 * How often demand over the protection interval stays within its forecast quantiles. Demand is discrete: an interval whose demand D straddles the quantile counts
 * with the share (τ − P(D' < D)) / P(D' = D), as if D were spread evenly over its probability (the randomised probability integral transform, in expectation).
 */
public final class Calibration implements Policy {
    private static final double[] LEVELS = {0.9, 0.95, 0.99};

    private final OurPolicy ours;
    private final History history;
    private final int[] classes;
    private final int protection;
    private final double[][] within;
    private final long[] intervals;

    /** @param classes of each series, from 0 */
    public Calibration(OurPolicy ours, History history, int[] classes, int classCount, int protection) {
        this.ours = ours;
        this.history = history;
        this.classes = classes;
        this.protection = protection;
        this.within = new double[classCount][LEVELS.length];
        this.intervals = new long[classCount];
    }

    public static double[] levels() {
        return LEVELS.clone();
    }

    /** Share of a class's intervals whose demand stayed within each quantile. */
    public double[] shares(int speed) {
        return Arrays.stream(within[speed]).map(sum -> sum / intervals[speed]).toArray();
    }

    @Override
    public void close(int day, Sold sold) {
        ours.close(day, sold);
        if (!Days.TEST.contains(day + 1) || day + protection >= Days.TEST.end()) {
            return;
        }
        for (int i = 0; i < classes.length; i++) {
            int wanted = wanted(i, day);
            if (wanted >= 0 && ours.knows(i)) {
                count(classes[i], ours.demand(i, day).law(), wanted);
            }
        }
    }

    private int wanted(int series, int day) {
        int sum = 0;
        for (int ahead = 1; ahead <= protection; ahead++) {
            if (!history.series().get(series).listedOn(day + ahead)) {
                return -1;
            }
            sum += history.series().get(series).units()[day + ahead];
        }
        return sum;
    }

    private void count(int speed, DemandLaw law, int wanted) {
        intervals[speed]++;
        double here = law.probability(wanted);
        double below = 1 - law.exceeds(wanted) - here;
        for (int level = 0; level < LEVELS.length; level++) {
            within[speed][level] += here <= 0 ? (below < LEVELS[level] ? 1 : 0) : Math.clamp((LEVELS[level] - below) / here, 0, 1);
        }
    }

    @Override
    public int reorderLevel(int series, int day) {
        return ours.reorderLevel(series, day);
    }
}
