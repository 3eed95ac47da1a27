package io.restock.benchmarks.report;

import java.util.Locale;

/** Numbers as people read them: three digits that say something, thousands apart. */
public final class Figures {
    private Figures() {}

    public static String of(double value) {
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 100 || value == 0 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f", value);
    }
}
