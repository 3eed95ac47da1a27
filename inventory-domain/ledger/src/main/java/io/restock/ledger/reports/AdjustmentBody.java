package io.restock.ledger.reports;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param reason DAMAGE, THEFT, FOUND, WASTE, OWN_USE or RECALL; units are signed: what left is negative */
public record AdjustmentBody(@Nullable OffsetDateTime occurredAt, @Nullable String reason, @Nullable List<@Nullable LineBody> lines) {}
