package io.restock.benchmarks.workload;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Draws ranks, 0 the most popular, with probability proportional to 1/(rank+1)^exponent, by searching the cumulative distribution:
 * exact for any exponent, which the rejection methods are not below 1.
 */
public final class Zipf {
    private final double[] cumulative;

    /** @param exponent 0 is uniform, 1 is how sales spread over a store's items */
    public Zipf(int ranks, double exponent) {
        cumulative = new double[ranks];
        double sum = 0;
        for (int rank = 0; rank < ranks; rank++) {
            sum += Math.pow(rank + 1, -exponent);
            cumulative[rank] = sum;
        }
    }

    public int draw(RandomGenerator random) {
        int at = Arrays.binarySearch(cumulative, random.nextDouble() * cumulative[cumulative.length - 1]);
        return at >= 0 ? Math.min(at + 1, cumulative.length - 1) : -at - 1;
    }
}
