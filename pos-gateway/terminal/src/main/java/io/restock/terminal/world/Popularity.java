package io.restock.terminal.world;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Draws items by how many of all lines are theirs. */
final class Popularity {
    private final double[] upTo;

    /** @param weights of the items, above 0 */
    Popularity(double[] weights) {
        upTo = weights.clone();
        Arrays.parallelPrefix(upTo, Double::sum);
    }

    int draw(RandomGenerator random) {
        int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
        return Math.min(found < 0 ? -found - 1 : found, upTo.length - 1);
    }
}
