package io.restock.backtest.experiment;

import java.util.Arrays;

/**
 * One figure of some stores.
 *
 * @param stores 2 and up
 * @param variance of single stores, over stores − 1
 */
public record Sample(int stores, double mean, double variance) {
    /** @throws IllegalArgumentException if a field is out of its bounds */
    public Sample {
        if (stores < 2) {
            throw new IllegalArgumentException("each arm needs 2 stores or more to say how sure it is, had " + stores);
        }
        if (!(variance >= 0)) {
            throw new IllegalArgumentException("variance must be 0 or more, was " + variance);
        }
    }

    static Sample of(double[] figures) {
        double mean = Arrays.stream(figures).average().orElse(0);
        double squares = Arrays.stream(figures).map(figure -> (figure - mean) * (figure - mean)).sum();
        return new Sample(figures.length, mean, squares / Math.max(1, figures.length - 1));
    }

    /** Of the mean, squared. */
    double squaredError() {
        return variance / stores;
    }
}
