/** What a decision costs. Start with {@link io.restock.benchmarks.plan.PlanBenchmark}. */
@org.jspecify.annotations.NullMarked
package io.restock.benchmarks.plan;
