/** Clocks, processor time and statistics. Start with {@link io.restock.benchmarks.measuring.Stopwatch}. */
@org.jspecify.annotations.NullMarked
package io.restock.benchmarks.measuring;
