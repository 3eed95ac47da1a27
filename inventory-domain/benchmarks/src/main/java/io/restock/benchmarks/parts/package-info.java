/** What the small parts cost that every line passes, by JMH. Start with {@link io.restock.benchmarks.parts.PartsBenchmark}. */
@NullMarked
package io.restock.benchmarks.parts;

import org.jspecify.annotations.NullMarked;
