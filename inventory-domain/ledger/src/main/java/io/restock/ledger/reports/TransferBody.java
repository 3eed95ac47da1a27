package io.restock.ledger.reports;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goods that go to another store. */
public record TransferBody(@Nullable OffsetDateTime occurredAt, @Nullable String to, @Nullable List<@Nullable LineBody> lines) {}
