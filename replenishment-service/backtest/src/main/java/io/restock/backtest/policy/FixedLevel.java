package io.restock.backtest.policy;

import io.restock.backtest.simulation.Policy;

/**
 * The same reorder level for every series and day.
 *
 * @param level in units, 0 and up
 */
public record FixedLevel(int level) implements Policy {
    @Override
    public void close(int day, Sold sold) {}

    @Override
    public int reorderLevel(int series, int day) {
        return level;
    }
}
