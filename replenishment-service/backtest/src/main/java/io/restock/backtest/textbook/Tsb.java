package io.restock.backtest.textbook;

import java.util.Arrays;

/**
 * Demand that comes now and then and may end: the chance of a demand is smoothed in every period, its size where there is one (Teunter,
 * Syntetos and Babai, European Journal of Operational Research 214, 2011).
 *
 * @param size units of a demand
 * @param probability of a demand in a period
 */
public record Tsb(double size, double probability) {
    /** The first size, and whether the first period had a demand. */
    public static Tsb naive(double[] series) {
        return new Tsb(series[Croston.demands(series)[0]], series[0] == 0 ? 0 : 1);
    }

    /** The first size, and the share of periods with a demand. */
    public static Tsb mean(double[] series) {
        return new Tsb(naive(series).size, Arrays.stream(series).filter(units -> units != 0).count() / (double) series.length);
    }

    /** @param start stands for the first period, which then is not smoothed in again */
    public static Tsb of(double[] series, double alphaSize, double alphaProbability, Tsb start) {
        double size = start.size;
        double probability = start.probability;
        for (int t = 1; t < series.length; t++) {
            probability += alphaProbability * ((series[t] == 0 ? 0 : 1) - probability);
            size += series[t] == 0 ? 0 : alphaSize * (series[t] - size);
        }
        return new Tsb(size, probability);
    }

    /** Units a period. */
    public double rate() {
        return size * probability;
    }
}
