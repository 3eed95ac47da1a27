package io.restock.ledger.totals;

import java.util.Locale;

/** The running counts of a partition of what is counted in one unit, eaches or grams; each is a column of {@code ledger.unit_totals}. */
public enum UnitTotal {
    STORE_ITEMS, ON_HAND, IN_TRANSIT, OPENING, COUNT_VARIANCE, SOLD, RETURNED, RECEIVED, FOUND, SHRINK, TRANSFERRED_OUT, TRANSFERRED_IN, DESPATCHED,
    DESPATCHED_CLOSED,
    /** Of despatches: what was in transit to a store and then to another, or to it again; and what was closed of no order line: redirected ones have none, and what goes home stays on order. */
    DESPATCHED_REDIRECTED, DESPATCHED_UNORDERED,
    /** Of transfers that travel: what is under way to the receiving stores, and what of it no longer is. */
    TRANSFERS_ANNOUNCED, TRANSFERS_CLOSED,
    /** What became of it. Missing is what was closed without having arrived; what arrived beyond what was sent is taken off. */
    TRANSFERS_ARRIVED, TRANSFERS_DAMAGED, TRANSFERS_MISSING, TRANSFERS_CALLED_OFF, TRANSFERS_LOST,
    /** What the sending stores have again of what was called off. */
    TRANSFERRED_BACK,
    /** Of what was transferred out and back: what went to distribution centers and not to stores. */
    SENT_TO_CENTERS, BACK_FROM_CENTERS,
    /** What is promised to customers, all that ever was, and what became of it. */
    ALLOCATED, RESERVED, RESERVED_COLLECTED, RESERVED_LAPSED, RESERVED_CANCELLED;

    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
