package io.restock.ledger.reports;

import org.jspecify.annotations.Nullable;

/** What every reported line has. */
interface ReportLine {
    @Nullable
    String item();

    @Nullable
    Integer units();
}
