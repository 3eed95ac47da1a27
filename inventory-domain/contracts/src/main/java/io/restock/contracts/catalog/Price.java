package io.restock.contracts.catalog;

import io.restock.contracts.Codec;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an item costs from an instant on: for one each, or for 1,000 grams.
 *
 * @param store the one store it holds for, or null for the chain
 * @param from when it begins; null: it always held
 * @param until when it ends, or null
 */
public record Price(Gtin item, BigDecimal amount, String currency, @Nullable Gln store, @Nullable Instant from, @Nullable Instant until) {
    public static final Codec<Price> CODEC = Codec.ofRecord(Price.class);

    /** The same of the item that a number stands for. */
    public Price of(Gtin stocked) {
        return stocked.equals(item) ? this : new Price(stocked, amount, currency, store, from, until);
    }
}
