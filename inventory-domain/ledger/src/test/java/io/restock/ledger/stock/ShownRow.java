package io.restock.ledger.stock;

/** What a row of stock says, for tests that compare rows. */
public final class ShownRow {
    private ShownRow() {}

    public static String of(StockRow row) {
        return row.onHand + " " + row.inTransitMoved + " " + row.lastCountedAt + " " + row.latestAt;
    }
}
