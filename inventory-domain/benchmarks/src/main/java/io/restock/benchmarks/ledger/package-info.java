/**
 * From sales on Kafka to committed stock: Restock, what others would write, and the machine's limit. Start with
 * {@link io.restock.benchmarks.ledger.LedgerBenchmark}; each contestant is one file.
 */
@org.jspecify.annotations.NullMarked
package io.restock.benchmarks.ledger;
