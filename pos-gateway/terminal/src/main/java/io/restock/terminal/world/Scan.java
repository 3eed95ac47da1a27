package io.restock.terminal.world;

/** What a cashier scans: the item's number in 14 or 13 digits, that of its case, the grams of the till's scale, or a label with the price in it. */
public enum Scan {
    GTIN_14, EAN_13, CASE, GRAMS, LABEL
}
