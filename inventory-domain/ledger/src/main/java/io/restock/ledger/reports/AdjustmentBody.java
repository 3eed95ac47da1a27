package io.restock.ledger.reports;

import java.time.OffsetDateTime;
import java.util.List;

/** @param reason DAMAGE, THEFT, FOUND, WASTE or OWN_USE; units are signed: what left is negative */
public record AdjustmentBody(OffsetDateTime occurredAt, String reason, List<LineBody> lines) {}
