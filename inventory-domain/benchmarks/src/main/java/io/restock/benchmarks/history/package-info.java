/** What the ledger costs when it is old or large. Start with {@link io.restock.benchmarks.history.HistoryBenchmark}. */
@NullMarked
package io.restock.benchmarks.history;

import org.jspecify.annotations.NullMarked;
