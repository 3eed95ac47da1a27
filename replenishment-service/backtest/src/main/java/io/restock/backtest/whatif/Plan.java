package io.restock.backtest.whatif;

import io.restock.backtest.simulation.Timing;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * One set of parameters.
 *
 * @param name as it is shown
 * @param pack units of every order's pack, 1 and up; empty for each item's own
 */
public record Plan(String name, Timing timing, OptionalInt pack, Rule rule) {
    /** @throws IllegalArgumentException if the pack is empty */
    public Plan {
        if (pack.orElse(1) < 1) {
            throw new IllegalArgumentException("pack must be 1 or more, was " + pack.orElse(1));
        }
    }

    int[] packs(int[] own) {
        int[] packs = own.clone();
        pack.ifPresent(units -> Arrays.fill(packs, units));
        return packs;
    }
}
