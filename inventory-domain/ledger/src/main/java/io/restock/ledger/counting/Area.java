package io.restock.ledger.counting;

/** A part of a store that is counted by itself. */
public record Area(String name, Kind kind) {
    /** Tills sell from the sales floor; what comes in or goes out otherwise moves the back room. */
    public enum Kind { SALES_FLOOR, BACK_ROOM }
}
