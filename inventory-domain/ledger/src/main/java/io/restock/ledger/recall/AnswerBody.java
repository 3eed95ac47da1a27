package io.restock.ledger.recall;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a store found of recalled items.
 *
 * @param answeredAt absent: now
 * @param lines one for each item, or for each part of it that became of something else
 */
public record AnswerBody(@Nullable OffsetDateTime answeredAt, @Nullable List<@Nullable Found> lines) {
    /** @param units found and gone, 0 and up. @param outcome RETURNED to the distribution center, or DESTROYED; may be absent where none were found */
    public record Found(@Nullable String item, @Nullable Integer units, @Nullable String outcome) {}

    /** What became of what was found. */
    public enum Outcome {
        RETURNED, DESTROYED
    }
}
