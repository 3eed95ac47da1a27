package io.restock.search.stock;

import io.restock.contracts.Gln;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How the catalog presents an item at a store. What the catalog does not know is null, except the name, which is then the GTIN.
 *
 * @param seller GLN of the seller that listed it; of what the chain listed itself the brand's owner, or {@code own} for the chain's own brands
 * @param price for one each or 1,000 grams, the price that holds now
 * @param casePack units, or 0 if not known
 * @param range how it stands in the chain's range, or null for what is ordered and sold as usual
 * @param dc the distribution center that serves the store
 */
public record Listing(@Nullable String storeName, @Nullable String region, String name, @Nullable String brand, @Nullable String department, @Nullable String category,
        @Nullable String seller,
        @Nullable BigDecimal price, @Nullable String currency, int casePack, @Nullable Range range,
        @Nullable Gln dc) {
    /** What is not ordered as usual. */
    public enum Range {
        /** Sold, and nobody keeps stock of it. */
        NOT_STOCKED,
        /** Sold off until it is gone. */
        DELISTED,
        /** Blocked until it is released again. */
        HELD
    }

    /** What is ordered and sold as usual, or nobody knows. */
    public Listing(@Nullable String storeName, @Nullable String region, String name, @Nullable String brand, @Nullable String department, @Nullable String category,
            @Nullable String seller, @Nullable BigDecimal price, @Nullable String currency, int casePack) {
        this(storeName, region, name, brand, department, category, seller, price, currency, casePack, null, null);
    }

    /** An item and a store that the catalog has not named yet. */
    public static Listing unnamed(String gtin) {
        return new Listing(null, null, gtin, null, null, null, null, null, null, 0);
    }
}
