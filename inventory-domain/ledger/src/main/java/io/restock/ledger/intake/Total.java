package io.restock.ledger.intake;

import java.util.Locale;

/** The running counts of a partition; each is a column of {@code ledger.totals}. */
public enum Total {
    TRANSACTIONS, LINES, OTHER_RECORDS, DUPLICATES, CONFLICTS, QUARANTINED, STORE_ITEMS,
    UNITS_ON_HAND, UNITS_IN_TRANSIT, UNITS_OPENING, UNITS_COUNT_VARIANCE, UNITS_SOLD, UNITS_RETURNED, UNITS_RECEIVED, UNITS_FOUND,
    UNITS_SHRINK, UNITS_TRANSFERRED_OUT, UNITS_TRANSFERRED_IN, UNITS_DESPATCHED, UNITS_DESPATCHED_CLOSED;

    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
