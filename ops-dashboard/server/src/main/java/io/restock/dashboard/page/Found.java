package io.restock.dashboard.page;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a search found.
 *
 * @param facets values of each filter with how many hits have them
 * @param behindMillis how far the index is behind the ledger, or null if it does not say
 * @param next what to give as {@code after} for the next page, or null
 */
public record Found(long total, List<Hit> hits, Map<String, List<Facet>> facets, @Schema(nullable = true) Long behindMillis,
        @Schema(nullable = true) String next) {

    /**
     * @param state NEGATIVE, OUT_OF_STOCK, ON_ORDER, LOW or IN_STOCK
     * @param onHand null where nobody has counted or sold yet
     */
    public record Hit(Gln store, String storeName, Gtin item, String name, String unit, @Schema(nullable = true) String brand,
            @Schema(nullable = true) String category, String state, @Schema(nullable = true) Integer onHand,
            @Schema(nullable = true) Integer inTransit, int onOrder, @Schema(nullable = true) String price, @Schema(nullable = true) String currency,
            @Schema(nullable = true) Instant changedAt) {}

    public record Facet(String value, String label, long count) {}
}
