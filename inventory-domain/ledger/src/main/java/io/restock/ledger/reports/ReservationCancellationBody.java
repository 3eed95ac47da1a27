package io.restock.ledger.reports;

import org.jspecify.annotations.Nullable;

/** Why nothing of a reservation is held any more. */
public record ReservationCancellationBody(@Nullable String reason) {}
