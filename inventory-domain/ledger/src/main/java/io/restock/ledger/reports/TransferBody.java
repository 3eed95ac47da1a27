package io.restock.ledger.reports;

import java.time.OffsetDateTime;
import java.util.List;

/** Goods that go to another store. */
public record TransferBody(OffsetDateTime occurredAt, String to, List<LineBody> lines) {}
