package io.restock.gateway.catalog;

import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Item.Unit;

/**
 * What stands behind a number that can be scanned.
 *
 * @param item the stocked item
 * @param unit in which the item is counted
 * @param units of the item in one of what was scanned: 1 for the item itself, more for a pack
 */
public record Listing(Gtin item, Unit unit, int units) {
    public boolean isPack() {
        return units > 1;
    }
}
