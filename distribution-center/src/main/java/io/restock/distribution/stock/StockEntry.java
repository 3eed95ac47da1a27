package io.restock.distribution.stock;

import io.restock.contracts.Gtin;

/**
 * One change of one location's stock.
 *
 * @param units signed, never 0
 * @param reference what caused it, such as {@code inbound PO-17} or {@code pick 12}
 */
public record StockEntry(Gtin item, Location location, Kind kind, int units, String reference) {
    /** Why stock changes. */
    public enum Kind { INBOUND, PICKED, DESPATCHED, COUNTED, RENUMBERED }
}
