package io.restock.replenishment.neighbourhood;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Store;
import io.restock.engine.promotion.Promotion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
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
 * @param endedAt when a person ended it sooner: that store's own day is the last; null if nobody did
 */
public record Offer(String id, Set<Gtin> items, @Nullable String category, Set<Gln> stores, double depth, LocalDate first, LocalDate last, @Nullable Instant endedAt) {
    public Offer {
        items = Set.copyOf(items);
        stores = Set.copyOf(stores);
    }

    /** As it holds in one store; nothing where it was ended before its first day. */
    public Optional<Offer> in(Store store) {
        if (endedAt == null) {
            return Optional.of(this);
        }
        LocalDate ended = store.businessDateOf(endedAt);
        LocalDate there = ended.isBefore(last) ? ended : last;
        return there.isBefore(first) ? Optional.empty() : Optional.of(new Offer(id, items, category, stores, depth, first, there, endedAt));
    }

    /** For an item of this category. */
    public Promotion of(String categoryOfItem) {
        return new Promotion(categoryOfItem, depth, first, last);
    }
}
