/** The whole product under load, as tills see it. Start with {@link io.restock.benchmarks.product.EndToEndBenchmark}. */
package io.restock.benchmarks.product;
