/** What store staff report: counts, adjustments, receipts, transfers and what arrived of them. Checked here, applied in the store's order. Start with {@link io.restock.ledger.reports.ReportResource}. */
@org.jspecify.annotations.NullMarked
package io.restock.ledger.reports;
