package io.restock.dashboard.page;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One item at one store with everything that is known of it.
 *
 * @param stock null if the ledger is away or has never heard of it
 * @param plan null if replenishment is away or has never heard of it
 * @param troubles what is missing here and what to do about it, a sentence each
 */
public record StoreItem(Gln store, String storeName, Gtin item, String itemName, String unit, @Schema(nullable = true) @Nullable Stock stock,
        @Schema(nullable = true) @Nullable Plan plan, List<String> troubles) {

    /**
     * As the ledger has it.
     *
     * @param allocated units promised to customers
     * @param available on hand − allocated
     */
    public record Stock(int onHand, int inTransit, int allocated, int available, Freshness freshness) {}

    /** As replenishment plans it. */
    public record Plan(int onOrder, int position, @Schema(nullable = true) @Nullable Integer reorderLevel, @Schema(nullable = true) @Nullable Integer casePack,
            List<OpenLine> openLines) {}

    public record OpenLine(String line, int units, Instant dueAt, @Schema(nullable = true) @Nullable Instant cutOffAt,
            @Schema(nullable = true) @Nullable String status) {}

    /**
     * @param position place in the log that the answer reflects
     * @param behindMillis how far behind it is
     */
    public record Freshness(@Schema(nullable = true) Long position, @Schema(nullable = true) Instant recordedAt,
            @Schema(nullable = true) Long behindMillis) {}
}
