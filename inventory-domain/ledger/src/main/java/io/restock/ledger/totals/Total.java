package io.restock.ledger.totals;

import java.util.Locale;

/** The running counts of a partition; each is a column of {@code ledger.totals}. */
public enum Total {
    TRANSACTIONS, LINES, OTHER_RECORDS, DUPLICATES, CONFLICTS, QUARANTINED;

    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
