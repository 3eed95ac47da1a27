package io.restock.ledger.reports;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shelves and back room as counted at an instant. */
public record CountBody(@Nullable OffsetDateTime countedAt, @Nullable List<@Nullable LineBody> lines) {}
