/** What the small parts cost that every line passes, by JMH. Start with {@link io.restock.benchmarks.parts.PartsBenchmark}. */
package io.restock.benchmarks.parts;
