package io.restock.terminal.world;

import io.restock.contracts.store.TransactionLine.Disposition;
import java.time.Instant;

/** What lies on the belt of a till and is really there. Lines are numbered from 1; a sale that is struck out takes the next number, too. */
public sealed interface BeltLine {
    int line();

    /** @param units pieces or grams, above 0 */
    record Sale(int line, int item, int units, Scan scan, boolean struckOut) implements BeltLine {}

    record Return(int line, SoldLine sold, Disposition disposition, boolean withReceipt) implements BeltLine {}

    /** A line of an earlier receipt of the store. */
    record SoldLine(Instant soldAt, ReceiptNumber receipt, int line, int item, int units) {}
}
