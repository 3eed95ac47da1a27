package io.restock.backtest.policy;

/** Reorder levels of the simple policies. A listed item is never left without any. */
final class Levels {
    private Levels() {}

    static int safety(double mean, double variance, int protection, double z) {
        return (int) Math.max(1, Math.ceil(mean * protection + z * Math.sqrt(variance * protection) - 1e-9));
    }
}
