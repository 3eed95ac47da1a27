package io.restock.ledger.totals;

import java.util.Locale;

/** The running counts of a partition of what is counted in one unit, eaches or grams; each is a column of {@code ledger.unit_totals}. */
public enum UnitTotal {
    STORE_ITEMS, ON_HAND, IN_TRANSIT, OPENING, COUNT_VARIANCE, SOLD, RETURNED, RECEIVED, FOUND, SHRINK, TRANSFERRED_OUT, TRANSFERRED_IN, DESPATCHED,
    DESPATCHED_CLOSED;

    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
