package io.restock.ledger.reports;

import org.jspecify.annotations.Nullable;

/** An item, by any number under which it is listed, and units of that number. */
public record LineBody(@Nullable String item, @Nullable Integer units) implements ReportLine {}
