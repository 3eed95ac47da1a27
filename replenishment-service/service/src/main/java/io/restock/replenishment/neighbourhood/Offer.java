package io.restock.replenishment.neighbourhood;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.engine.promotion.Promotion;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A promotion as it was announced.
 *
 * @param items that it names; empty if it names a category
 * @param category all of whose items sell at the lower price, or null
 * @param stores in which they do; empty for the chain
 * @param depth share off the usual price
 * @param last day of it, included
 */
public record Offer(String id, Set<Gtin> items, @Nullable String category, Set<Gln> stores, double depth, LocalDate first, LocalDate last) {
    public Offer {
        items = Set.copyOf(items);
        stores = Set.copyOf(stores);
    }

    /** For an item of this category. */
    public Promotion of(String categoryOfItem) {
        return new Promotion(categoryOfItem, depth, first, last);
    }
}
