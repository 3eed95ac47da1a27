package io.restock.ledger.reports;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goods that go to another store, or back to a distribution center.
 *
 * @param reason why, such as {@code END_OF_SEASON}, {@code RECALL} or {@code TO_VENDOR}; any words, or none
 */
public record TransferBody(@Nullable OffsetDateTime occurredAt, @Nullable String to, @Nullable String reason, @Nullable List<@Nullable LineBody> lines) {}
