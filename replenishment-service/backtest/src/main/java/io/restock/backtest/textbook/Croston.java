package io.restock.backtest.textbook;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Demand that comes now and then: the size of a demand and the interval between demands are smoothed apart (Croston, Operational Research
 * Quarterly 23, 1972), with the corrections of its bias by Syntetos and Boylan (SBA, International Journal of Forecasting 21, 2005) and by Shale,
 * Boylan and Johnston (SBJ, Journal of the Operational Research Society 57, 2006). Intervals count from the start of the series.
 *
 * @param size units of a demand
 * @param interval periods from one demand to the next
 * @param rate units a period
 */
public record Croston(double size, double interval, double rate) {
    /** Whether and how the bias of size over interval is taken back. */
    public enum Variant {
        CROSTON, SBA, SBJ;

        double correction(double alpha) {
            return switch (this) {
                case CROSTON -> 1;
                case SBA -> 1 - alpha / 2;
                case SBJ -> 1 - alpha / (2 - alpha);
            };
        }
    }

    /** What the smoothing begins with; it stands for the first demand, which then is not smoothed in again. */
    public record Start(double size, double interval) {
        /** The first size and the first interval. */
        public static Start naive(double[] series) {
            return new Start(series[demands(series)[0]], intervals(series)[0]);
        }

        /** The first size and the mean interval. */
        public static Start mean(double[] series) {
            return new Start(naive(series).size, Arrays.stream(intervals(series)).average().orElseThrow());
        }
    }

    /**
     * @param series units of each period, with at least one demand
     * @param alphaSize 0 to 1
     * @param alphaInterval 0 to 1
     * @throws IllegalArgumentException if there is no demand
     */
    public static Croston of(double[] series, Variant variant, double alphaSize, double alphaInterval, Start start) {
        double size = start.size;
        double interval = start.interval;
        int[] demands = demands(series);
        int[] intervals = intervals(series);
        for (int i = 1; i < demands.length; i++) {
            size += alphaSize * (series[demands[i]] - size);
            interval += alphaInterval * (intervals[i] - interval);
        }
        return new Croston(size, interval, variant.correction(alphaInterval) * size / interval);
    }

    static int[] demands(double[] series) {
        int[] demands = IntStream.range(0, series.length).filter(t -> series[t] != 0).toArray();
        if (demands.length == 0) {
            throw new IllegalArgumentException("the series has no demand");
        }
        return demands;
    }

    private static int[] intervals(double[] series) {
        int[] demands = demands(series);
        var intervals = new int[demands.length];
        for (int i = 0; i < demands.length; i++) {
            intervals[i] = i == 0 ? demands[0] + 1 : demands[i] - demands[i - 1];
        }
        return intervals;
    }
}
