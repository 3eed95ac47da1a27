package io.restock.search.stock;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How the catalog presents an item at a store. What the catalog does not know is null, except the name, which is then the GTIN.
 *
 * @param seller the brand's owner, or {@code own} for the chain's own brands
 * @param price for one each or 1,000 grams, the price that holds now
 * @param casePack units, or 0 if not known
 */
public record Listing(@Nullable String storeName, @Nullable String region, String name, @Nullable String brand, @Nullable String department, @Nullable String category,
        @Nullable String seller,
        @Nullable BigDecimal price, @Nullable String currency, int casePack) {

    /** An item and a store that the catalog has not named yet. */
    public static Listing unnamed(String gtin) {
        return new Listing(null, null, gtin, null, null, null, null, null, null, 0);
    }
}
