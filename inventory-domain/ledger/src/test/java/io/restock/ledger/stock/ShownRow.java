package io.restock.ledger.stock;

/** What a row of stock says, for tests that compare rows. */
public final class ShownRow {
    private ShownRow() {}

    /** What the tables would have, were there some. */
    public static void stands(StockRow row, StockRow all) {
        row.standing(all.inTransitMoved, all.allocatedMoved);
    }

    public static String of(StockRow row) {
        return row.onHand + " " + row.inTransitMoved + " " + row.lastCountedAt + " " + row.latestAt;
    }
}
