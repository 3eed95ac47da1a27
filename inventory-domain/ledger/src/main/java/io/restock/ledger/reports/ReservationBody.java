package io.restock.ledger.reports;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer's order wants held.
 *
 * @param reference of the order, as the shop that took it names it
 * @param until when what was not collected is promised no more
 */
public record ReservationBody(@Nullable String reference, @Nullable OffsetDateTime until, @Nullable List<@Nullable LineBody> lines) {}
