package io.restock.backtest.policy;

import io.restock.backtest.simulation.Policy;

/** What most shops do: mean of the last days in stock over the protection interval, and z standard deviations more. */
public final class MovingMean implements Policy {
    private final Window window;
    private final int protection;
    private final double z;

    public MovingMean(int series, int days, int protection, double z) {
        this.window = new Window(series, days);
        this.protection = protection;
        this.z = z;
    }

    @Override
    public void close(int day, Sold sold) {
        window.close(sold);
    }

    @Override
    public int reorderLevel(int series, int day) {
        return Levels.safety(window.mean(series), window.variance(series), protection, z);
    }
}
