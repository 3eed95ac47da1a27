/** What a decision costs. Start with {@link io.restock.benchmarks.plan.PlanBenchmark}. */
@NullMarked
package io.restock.benchmarks.plan;

import org.jspecify.annotations.NullMarked;
