/** Measures Restock beside the ways in which others would do the same. Start with {@link io.restock.benchmarks.Bench}. */
@NullMarked
package io.restock.benchmarks;

import org.jspecify.annotations.NullMarked;
