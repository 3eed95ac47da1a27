/** Clocks, processor time and statistics. Start with {@link io.restock.benchmarks.measuring.Stopwatch}. */
package io.restock.benchmarks.measuring;
