package io.restock.search.stock;

/** What a shelf needs attention for, worst first. Every document is in exactly one state. */
public enum StockState {
    /** On hand is below zero: the count is wrong, a person should look. */
    NEGATIVE,
    /** Nothing on hand, nothing on order, nothing in transit. */
    OUT_OF_STOCK,
    /** Nothing on hand, but some is on order or in transit. */
    ON_ORDER,
    /** Something on hand, less than one case pack. */
    LOW,
    /** At least a case pack on hand, or anything where the case pack is not known. */
    IN_STOCK,
    /** Not stocked, or delisted and gone: nothing is missing. */
    NOT_KEPT;

    /**
     * @param onHand units by the system's count, 0 where nobody has counted
     * @param underWay units on order or in transit, 0 and up
     * @param listing what the catalog says of it
     */
    public static StockState of(int onHand, int underWay, Listing listing) {
        return switch (listing.range()) {
            case NOT_STOCKED -> NOT_KEPT;
            case DELISTED -> onHand > 0 ? IN_STOCK : NOT_KEPT;
            case HELD -> of(onHand, underWay, listing.casePack());
            case null -> of(onHand, underWay, listing.casePack());
        };
    }

    /** @param casePack units, or 0 if not known */
    private static StockState of(int onHand, int underWay, int casePack) {
        if (onHand < 0) {
            return NEGATIVE;
        }
        if (onHand == 0) {
            return underWay > 0 ? ON_ORDER : OUT_OF_STOCK;
        }
        return onHand < casePack ? LOW : IN_STOCK;
    }
}
