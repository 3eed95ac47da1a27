package io.restock.benchmarks.question;

import io.restock.benchmarks.report.Report;

/** One question, answered by measuring. */
public interface Benchmark {
    /** As it is typed after {@code ./restock bench}. */
    String name();

    /** @throws Exception whatever keeps it from an answer; wrong totals are an {@link IllegalStateException} */
    Report run(Settings settings) throws Exception;
}
