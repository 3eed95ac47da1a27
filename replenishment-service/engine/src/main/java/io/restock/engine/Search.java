package io.restock.engine;

import java.util.function.IntPredicate;

/** Finds where a condition that holds from some point on begins to hold. */
final class Search {
    private static final int FARTHEST = 1 << 30;

    private Search() {}

    /** The smallest x from 0 with the condition; at most 2^30, which no stock of a store-item reaches. Doubles its steps from the guess, then halves. */
    static int smallest(IntPredicate holds, double guess) {
        if (holds.test(0)) {
            return 0;
        }
        int high = (int) Math.clamp(guess, 1, FARTHEST);
        int low = 0;
        while (high < FARTHEST && !holds.test(high)) {
            low = high;
            high = Math.min(FARTHEST, 2 * high);
        }
        while (high - low > 1) {
            int middle = low + (high - low) / 2;
            if (holds.test(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
