/** What the benchmark brings into a gateway that it measures. Start with {@link io.restock.benchmarks.credulous.Credulous}. */
@org.jspecify.annotations.NullMarked
package io.restock.benchmarks.credulous;
