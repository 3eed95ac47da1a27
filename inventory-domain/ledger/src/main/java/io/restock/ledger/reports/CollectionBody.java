package io.restock.ledger.reports;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer came for.
 *
 * @param collectedAt absent: now
 * @param lines absent: all that is still held
 */
public record CollectionBody(@Nullable OffsetDateTime collectedAt, @Nullable List<@Nullable LineBody> lines) {}
