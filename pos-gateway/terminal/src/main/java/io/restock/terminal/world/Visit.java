package io.restock.terminal.world;

import io.restock.contracts.store.TransactionLine.Disposition;
import java.time.Instant;
import java.util.List;

/**
 * A customer comes to a store.
 *
 * @param till number of the till that is gone to, from 1
 */
record Visit(Instant at, int till, List<Want> wants, List<BringsBack> returns) implements Happening {
    /**
     * @param units pieces or grams
     * @param struckOut rung up and taken back at the till at once
     * @param remembered one of those sales that a customer may bring back another day
     */
    record Want(int item, int units, Scan scan, boolean struckOut, boolean remembered) {}

    /** @param which 0 to 1, of all that might be brought back */
    record BringsBack(double which, Disposition disposition, boolean withReceipt) {}
}
