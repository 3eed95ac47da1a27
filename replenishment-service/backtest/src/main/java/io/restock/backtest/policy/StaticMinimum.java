package io.restock.backtest.policy;

import io.restock.backtest.history.Days;
import io.restock.backtest.simulation.Policy;
import java.util.Arrays;

/** A minimum for each series that is set from time to time, from the days since the last time; the maximum is a pack more. */
public final class StaticMinimum implements Policy {
    private static final int FIRST_REVIEW = Days.TUNE.first() % 365;

    private final double[] sum;
    private final double[] squares;
    private final int[] days;
    private final int[] minimum;
    private final int reviewDays;
    private final int protection;
    private final double z;

    public StaticMinimum(int series, int reviewDays, int protection, double z) {
        this.sum = new double[series];
        this.squares = new double[series];
        this.days = new int[series];
        this.minimum = new int[series];
        this.reviewDays = reviewDays;
        this.protection = protection;
        this.z = z;
        Arrays.fill(minimum, 1);
    }

    /** Reviews fall on the last days of the learning, tuning and test years. */
    @Override
    public void close(int day, Sold sold) {
        for (int i = 0; i < sum.length; i++) {
            if (sold.listed(i)) {
                sum[i] += sold.units(i);
                squares[i] += (double) sold.units(i) * sold.units(i);
                days[i]++;
            }
        }
        if ((day + 1 - FIRST_REVIEW) % reviewDays == 0) {
            review();
        }
    }

    private void review() {
        for (int i = 0; i < sum.length; i++) {
            if (days[i] > 0) {
                double mean = sum[i] / days[i];
                double variance = days[i] < 2 ? mean : Math.max(0, (squares[i] - days[i] * mean * mean) / (days[i] - 1));
                minimum[i] = Levels.safety(mean, variance, protection, z);
            }
        }
        Arrays.fill(sum, 0);
        Arrays.fill(squares, 0);
        Arrays.fill(days, 0);
    }

    @Override
    public int reorderLevel(int series, int day) {
        return minimum[series];
    }
}
