package io.restock.ledger.reports;

import java.time.OffsetDateTime;
import java.util.List;

/** Shelves and back room as counted at an instant. */
public record CountBody(OffsetDateTime countedAt, List<LineBody> lines) {}
