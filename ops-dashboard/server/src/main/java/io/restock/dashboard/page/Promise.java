package io.restock.dashboard.page;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The promise of 24 hours over all lines that were due in an interval.
 *
 * @param missed not received in time; {@code overdue} lines, which are still open, are among them
 * @param share kept of what was due, 0 to 1; null if nothing was
 * @param shareOfWhatTheDcHad the same without what the distribution center did not have, might not send or heard of late
 * @param causes most first; they add up to {@code missed}
 * @param misses those due last first
 * @param next to ask for more misses {@code after}, or null at the end
 */
public record Promise(Instant from, Instant until, long due, long kept, long missed, long overdue, @Schema(nullable = true) @Nullable Double share,
        @Schema(nullable = true) @Nullable Double shareOfWhatTheDcHad, List<Cause> causes, List<Miss> misses, @Schema(nullable = true) @Nullable String next) {

    /** @param cause what went wrong first, such as {@code NOT_DESPATCHED} */
    public record Cause(String cause, long lines) {}

    /**
     * @param line as {@code order/line}
     * @param units ordered
     * @param open of these, neither received nor cancelled
     */
    public record Miss(String line, Gln store, String storeName, Gtin item, String itemName, String unit, int units, int open, Instant dueAt, String cause,
            String status) {}
}
