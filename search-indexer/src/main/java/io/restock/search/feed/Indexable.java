package io.restock.search.feed;

import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Price;
import io.restock.contracts.catalog.Store;
import io.restock.contracts.stock.StockLevel;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What an engine could never index, found out before it is in thousands of documents. The ledger lets none of it through; a topic has no edge. */
final class Indexable {
    /** Engines take terms of 32,766 bytes. */
    private static final int CHARACTERS_AT_MOST = 8_000;
    private static final BigDecimal PRICE_AT_MOST = new BigDecimal("1e12");

    private Indexable() {}

    static StockLevel checked(StockLevel level) {
        mustBe(level.store() != null && level.item() != null && level.occurredAt() != null && level.recordedAt() != null, "a level has no store, item or time");
        return level;
    }

    static Store checked(Store store) {
        mustBe(store.gln() != null, "a store has no number");
        fits("name", store.name());
        fits("region", store.region());
        return store;
    }

    static Item checked(Item item) {
        mustBe(item.gtin() != null, "an item has no number");
        fits("name", item.name());
        fits("brand", item.brand());
        fits("department", item.department());
        fits("category", item.category());
        return item;
    }

    static Price checked(Price price) {
        mustBe(price.item() != null && price.amount() != null && price.amount().abs().compareTo(PRICE_AT_MOST) < 0,
                "a price has no item, or no amount below " + PRICE_AT_MOST.toPlainString());
        fits("currency", price.currency());
        return price;
    }

    private static void fits(String field, @Nullable String text) {
        mustBe(text == null || text.length() <= CHARACTERS_AT_MOST, field + " has more than " + CHARACTERS_AT_MOST + " characters");
    }

    private static void mustBe(boolean holds, String reason) {
        if (!holds) {
            throw new IllegalArgumentException(reason);
        }
    }
}
