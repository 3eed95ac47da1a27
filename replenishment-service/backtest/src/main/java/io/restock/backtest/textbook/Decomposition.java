package io.restock.backtest.textbook;

import io.restock.backtest.textbook.ExponentialSmoothing.Kind;
import io.restock.backtest.textbook.ExponentialSmoothing.State;
import java.util.Arrays;

/**
 * A start for the seasonal smoothing from the first two seasons, as R's {@code HoltWinters} takes it: a moving average of one season is the trend,
 * what remains is the season, and a line through the trend gives level and slope. The level is that of the middle of the first season, as in R: the
 * smoothing makes up for it.
 */
public final class Decomposition {
    private Decomposition() {}

    /**
     * @param period periods of a season, 2 and up
     * @throws IllegalArgumentException if the series has fewer than two seasons
     */
    public static State start(double[] series, int period, Kind kind) {
        if (period < 2 || series.length < 2 * period) {
            throw new IllegalArgumentException("a season of " + period + " needs two seasons of observations, there are " + series.length);
        }
        double[] first = Arrays.copyOf(series, 2 * period);
        double[] trend = movingAverage(first, period);
        int skipped = period / 2;
        var line = line(trend);
        return new State(line[0], line[1], season(first, trend, skipped, period, kind));
    }

    /** Of an even season the two outermost periods count half. */
    private static double[] movingAverage(double[] series, int period) {
        int width = period % 2 == 0 ? period + 1 : period;
        var average = new double[series.length - width + 1];
        for (int t = 0; t < average.length; t++) {
            double sum = Arrays.stream(series, t, t + width).sum();
            average[t] = (width == period ? sum : sum - (series[t] + series[t + width - 1]) / 2) / period;
        }
        return average;
    }

    private static double[] season(double[] series, double[] trend, int skipped, int period, Kind kind) {
        var sums = new double[period];
        var counts = new int[period];
        for (int t = 0; t < trend.length; t++) {
            double value = series[t + skipped];
            sums[(t + skipped) % period] += kind == Kind.ADDITIVE ? value - trend[t] : value / trend[t];
            counts[(t + skipped) % period]++;
        }
        for (int i = 0; i < period; i++) {
            sums[i] /= counts[i];
        }
        double mean = Arrays.stream(sums).average().orElseThrow();
        return Arrays.stream(sums).map(value -> kind == Kind.ADDITIVE ? value - mean : value / mean).toArray();
    }

    /** Least squares on 1, 2, …: intercept and slope. */
    private static double[] line(double[] values) {
        double middle = (values.length + 1) / 2.0;
        double mean = Arrays.stream(values).average().orElseThrow();
        double products = 0;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            products += (i + 1 - middle) * (values[i] - mean);
            squares += (i + 1 - middle) * (i + 1 - middle);
        }
        double slope = squares == 0 ? 0 : products / squares;
        return new double[] {mean - slope * middle, slope};
    }
}
