package io.restock.backtest.textbook;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.rootfinder.BrentSolver;

/** Where a function crosses zero, to the last digits that a double holds. */
public final class Root {
    private static final BrentSolver BRENT = new BrentSolver(1e-15, 1e-12, 1e-16);

    private Root() {}

    /** @throws IllegalArgumentException if the function has the same sign at both ends: there is no answer between them */
    public static double between(double low, double high, DoubleUnaryOperator f) {
        return BRENT.findRoot(f, low, high);
    }
}
