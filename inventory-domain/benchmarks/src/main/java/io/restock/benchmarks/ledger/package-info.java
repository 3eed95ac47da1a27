/**
 * From sales on Kafka to committed stock: Restock, what others would write, and the machine's limit. Start with
 * {@link io.restock.benchmarks.ledger.LedgerBenchmark}; each contestant is one file.
 */
@NullMarked
package io.restock.benchmarks.ledger;

import org.jspecify.annotations.NullMarked;
