/** Measures Restock beside the ways in which others would do the same. Start with {@link io.restock.benchmarks.Bench}. */
@org.jspecify.annotations.NullMarked
package io.restock.benchmarks;
