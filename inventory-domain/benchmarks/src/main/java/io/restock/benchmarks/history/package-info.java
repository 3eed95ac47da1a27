/** What the ledger costs when it is old or large. Start with {@link io.restock.benchmarks.history.HistoryBenchmark}. */
@org.jspecify.annotations.NullMarked
package io.restock.benchmarks.history;
