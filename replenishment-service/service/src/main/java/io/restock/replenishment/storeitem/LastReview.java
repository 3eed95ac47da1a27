package io.restock.replenishment.storeitem;

import io.restock.engine.ReorderRule;
import org.jspecify.annotations.Nullable;

/**
 * What the last look at a store-item found.
 *
 * @param rule null before the first
 * @param need the event since which the position is below the reorder level and could not be lifted, or null
 * @param waiting for the catalog to know the store, its distribution center or the item
 */
public record LastReview(@Nullable ReorderRule rule, @Nullable Cause need, boolean waiting) {
    static final LastReview NONE = new LastReview(null, null, false);
}
