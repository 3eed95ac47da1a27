package io.restock.ledger.reports;

import org.jspecify.annotations.Nullable;

/** @param reason in the sender's words; @param lost true: the goods are written off. Absent or false: they are back on the sender's shelf */
public record CancellationBody(@Nullable String reason, @Nullable Boolean lost) {}
