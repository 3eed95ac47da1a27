package io.restock.benchmarks;

import io.restock.benchmarks.measuring.Settings;
import io.restock.benchmarks.report.Report;

/**
 * One question, answered by measuring.
 *
 * @param name as it is typed after {@code ./restock bench}
 */
record Benchmark(String name, Measuring measuring) {
    interface Measuring {
        /** @throws Exception for all that keeps it from an answer; wrong totals are an {@link IllegalStateException} */
        Report run(Settings settings) throws Exception;
    }
}
