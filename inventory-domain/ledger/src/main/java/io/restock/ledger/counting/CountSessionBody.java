package io.restock.ledger.counting;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A count that begins.
 *
 * @param name as its people know it
 * @param areas that will be counted; absent: the sales floor, SHELF, and the back room, BACK_ROOM
 */
public record CountSessionBody(@Nullable OffsetDateTime openedAt, @Nullable String name, @Nullable List<@Nullable AreaBody> areas) {
    /** @param kind SALES_FLOOR or BACK_ROOM */
    public record AreaBody(@Nullable String name, @Nullable String kind) {}
}
