package io.restock.ledger.stock;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** @param at the instant it was asked for, or null for now; @param knownAt the instant whose knowledge was asked for, or null for today's */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Stock(String store, String item, int onHand, int inTransit, @Nullable Instant at, @Nullable Instant knownAt, Freshness freshness) {}
