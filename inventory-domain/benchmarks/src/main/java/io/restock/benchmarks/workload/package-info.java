/** The sales that all contestants take: seeded, so that each takes the same. Start with {@link io.restock.benchmarks.workload.Workload}. */
@org.jspecify.annotations.NullMarked
package io.restock.benchmarks.workload;
