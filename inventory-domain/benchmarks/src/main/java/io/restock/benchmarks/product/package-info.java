/** The whole product under load, as tills see it. Start with {@link io.restock.benchmarks.product.EndToEndBenchmark}. */
@org.jspecify.annotations.NullMarked
package io.restock.benchmarks.product;
