/** What a decision costs. Start with {@link io.restock.benchmarks.plan.PlanBenchmark}. */
package io.restock.benchmarks.plan;
