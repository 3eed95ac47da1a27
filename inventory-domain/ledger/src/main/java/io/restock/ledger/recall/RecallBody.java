package io.restock.ledger.recall;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be called back.
 *
 * @param items listed ones, by any of their numbers
 * @param lot as the maker names it; absent: all of the items
 * @param stores who is asked; absent: all that have it
 * @param due until when they should have looked; absent: in 24 hours
 */
public record RecallBody(@Nullable String reason, @Nullable List<@Nullable String> items, @Nullable String lot, @Nullable List<@Nullable String> stores,
        @Nullable OffsetDateTime due) {}
