package io.restock.distribution.stock;

import io.restock.contracts.Gtin;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of one location's stock.
 *
 * @param units signed, never 0
 * @param reference what caused it, such as {@code inbound PO-17} or {@code pick 12}
 * @param occurredAt when it was, or null for what is reported as it happens
 * @param reverses of a reversal, the kind of what it takes back; else null
 * @param lot null for goods of which nobody has named it
 */
public record StockEntry(Gtin item, Location location, Kind kind, int units, String reference, @Nullable Instant occurredAt, @Nullable Kind reverses, @Nullable String lot) {
    /** Why stock changes. */
    public enum Kind { INBOUND, PICKED, DESPATCHED, COUNTED, ADJUSTED, MOVED, RENUMBERED, RETURNED, REVERSED, SENT_ON, TAKEN_OVER }

    /** Of now. */
    public StockEntry(Gtin item, Location location, Kind kind, int units, String reference) {
        this(item, location, kind, units, reference, null, null, null);
    }

    public StockEntry(Gtin item, Location location, Kind kind, int units, String reference, @Nullable Instant occurredAt) {
        this(item, location, kind, units, reference, occurredAt, null, null);
    }

    /** The same of a lot. */
    public StockEntry of(@Nullable String named) {
        return new StockEntry(item, location, kind, units, reference, occurredAt, reverses, named);
    }

    /** So much of it. */
    StockEntry with(int some, @Nullable String named) {
        return new StockEntry(item, location, kind, some, reference, occurredAt, reverses, named);
    }
}
