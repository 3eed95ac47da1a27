/** What was measured, as table and as JSON. Start with {@link io.restock.benchmarks.report.Report}. */
@NullMarked
package io.restock.benchmarks.report;

import org.jspecify.annotations.NullMarked;
