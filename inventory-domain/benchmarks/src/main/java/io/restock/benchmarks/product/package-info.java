/** The whole product under load, as tills see it. Start with {@link io.restock.benchmarks.product.EndToEndBenchmark}. */
@NullMarked
package io.restock.benchmarks.product;

import org.jspecify.annotations.NullMarked;
