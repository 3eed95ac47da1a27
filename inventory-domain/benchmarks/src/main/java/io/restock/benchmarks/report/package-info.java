/** What was measured, as table and as JSON. Start with {@link io.restock.benchmarks.report.Report}. */
@org.jspecify.annotations.NullMarked
package io.restock.benchmarks.report;
