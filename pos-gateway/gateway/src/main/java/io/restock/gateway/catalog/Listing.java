package io.restock.gateway.catalog;

import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Item.Unit;
import io.restock.contracts.catalog.LabelLayout;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a number that can be scanned.
 *
 * @param item the stocked item
 * @param unit in which the item is counted
 * @param units of the item in one of what was scanned: 1 for the item itself, more for a pack
 * @param label how the value in the scanned number is read, or null where it is the number of the item or the pack itself
 */
public record Listing(Gtin item, Unit unit, int units, @Nullable LabelLayout label) {
    /** Of a number that carries no value. */
    public Listing(Gtin item, Unit unit, int units) {
        this(item, unit, units, null);
    }

    public boolean isPack() {
        return units > 1;
    }
}
