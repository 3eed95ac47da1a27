package io.restock.backtest.policy;

import io.restock.backtest.simulation.Policy;

/** Simple exponential smoothing, its squared errors smoothed alike, and z standard deviations. A day that sold out counts as no less than the level. */
public final class SmoothedMean implements Policy {
    private static final double VARIANCE_SPEED = 0.05;

    private final double[] level;
    private final double[] variance;
    private final int[] days;
    private final double alpha;
    private final int protection;
    private final double z;

    public SmoothedMean(int series, double alpha, int protection, double z) {
        this.level = new double[series];
        this.variance = new double[series];
        this.days = new int[series];
        this.alpha = alpha;
        this.protection = protection;
        this.z = z;
    }

    @Override
    public void close(int day, Sold sold) {
        for (int i = 0; i < level.length; i++) {
            if (!sold.listed(i)) {
                continue;
            }
            double error = Math.max(sold.units(i), sold.soldOut(i) ? level[i] : 0) - level[i];
            days[i]++;
            variance[i] += Math.max(VARIANCE_SPEED, 1.0 / days[i]) * (error * error - variance[i]);
            level[i] += Math.max(alpha, 1.0 / days[i]) * error;
        }
    }

    @Override
    public int reorderLevel(int series, int day) {
        return Levels.safety(level[series], variance[series], protection, z);
    }
}
