package io.restock.ledger.reports;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param reason DAMAGE, THEFT, FOUND, WASTE or OWN_USE; units are signed: what left is negative */
public record AdjustmentBody(@Nullable OffsetDateTime occurredAt, @Nullable String reason, @Nullable List<@Nullable LineBody> lines) {}
