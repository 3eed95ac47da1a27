package io.restock.dashboard.page;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a search found.
 *
 * @param facets values of each filter with how many hits have them
 * @param behindMillis how far the index is behind the ledger, or null if it does not say
 * @param didYouMean what was looked for in place of what was typed, because no item has that; null if it was not
 * @param next what to give as {@code after} for the next page, or null
 */
public record Found(long total, List<Hit> hits, Map<String, List<Facet>> facets, @Schema(nullable = true) @Nullable Long behindMillis,
        @Schema(nullable = true) @Nullable String next, @Schema(nullable = true) @Nullable String didYouMean) {

    /**
     * @param state NEGATIVE, OUT_OF_STOCK, ON_ORDER, LOW, IN_STOCK or NOT_KEPT
     * @param available on hand − what is promised to customers; null where on hand is
     * @param highlights words of the name that stand for what was typed, as they are written there
     * @param onHand null where nobody has counted or sold yet
     * @param cover days for which what is available is expected to last; null while no order has said what sells
     * @param reorderLevel as the newest order had it, or null
     * @param range NOT_STOCKED, DELISTED or HELD; null for what is ordered as usual
     * @param recordedAt when the ledger wrote the last change, or null before the first
     */
    public record Hit(Gln store, String storeName, Gtin item, String name, String unit, @Schema(nullable = true) @Nullable String brand,
            @Schema(nullable = true) @Nullable String category, String state, @Schema(nullable = true) @Nullable Integer onHand,
            @Schema(nullable = true) @Nullable Integer inTransit, int onOrder, @Schema(nullable = true) @Nullable Integer available,
            @Schema(nullable = true) @Nullable String price, @Schema(nullable = true) @Nullable String currency,
            @Schema(nullable = true) @Nullable Instant changedAt, List<String> highlights, @Schema(nullable = true) @Nullable String department,
            @Schema(nullable = true) @Nullable String seller, @Schema(nullable = true) @Nullable String region, @Schema(nullable = true) @Nullable Double cover,
            @Schema(nullable = true) @Nullable Integer reorderLevel, @Schema(nullable = true) @Nullable String range,
            @Schema(nullable = true) @Nullable Instant recordedAt) {}

    public record Facet(String value, String label, long count) {}
}
