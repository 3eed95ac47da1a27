package io.restock.contracts.catalog;

import io.restock.contracts.Codec;
import io.restock.contracts.Gtin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item that stores sell.
 *
 * @param casePack units in the smallest pack that the DC ships, 1 and up
 * @param packs other numbers under which several units are sold or shipped at once
 */
public record Item(Gtin gtin, String name, @Nullable String brand, @Nullable String department, @Nullable String category, Unit unit, int casePack, List<Pack> packs) {
    public static final Codec<Item> CODEC = Codec.ofRecord(Item.class);

    /** How the item is counted. */
    public enum Unit { EACH, GRAM }

    /** A case or multipack: its own number, and how many units of the item it holds. */
    public record Pack(Gtin gtin, int units) {}
}
