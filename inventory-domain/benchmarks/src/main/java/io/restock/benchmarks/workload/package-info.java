/** The sales that all contestants take: seeded, so that each takes the same. Start with {@link io.restock.benchmarks.workload.Workload}. */
@NullMarked
package io.restock.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
