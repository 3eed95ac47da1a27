/** What was measured, as table and as JSON. Start with {@link io.restock.benchmarks.report.Report}. */
package io.restock.benchmarks.report;
