/** Clocks, processor time and statistics. Start with {@link io.restock.benchmarks.measuring.Stopwatch}. */
@NullMarked
package io.restock.benchmarks.measuring;

import org.jspecify.annotations.NullMarked;
