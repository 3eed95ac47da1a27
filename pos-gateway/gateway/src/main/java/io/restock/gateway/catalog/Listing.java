package io.restock.gateway.catalog;

import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Item.Part;
import io.restock.contracts.catalog.Item.Unit;
import io.restock.contracts.catalog.LabelLayout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a number that can be scanned.
 *
 * @param item the stocked item
 * @param unit in which the item is counted
 * @param units of the item in one of what was scanned: 1 for the item itself, more for a pack
 * @param parts of a kit, what one of it is made of; none for what is no kit
 * @param label how the value in the scanned number is read, or null where it is the number of the item or the pack itself
 */
public record Listing(Gtin item, Unit unit, int units, @Nullable LabelLayout label, List<Part> parts) {
    /** Of a number that carries no value. */
    public Listing(Gtin item, Unit unit, int units) {
        this(item, unit, units, null, List.of());
    }

    public boolean isPack() {
        return units > 1;
    }
}
