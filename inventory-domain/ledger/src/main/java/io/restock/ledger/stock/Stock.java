package io.restock.ledger.stock;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/** @param at the instant it was asked for, or null for now; @param knownAt the instant whose knowledge was asked for, or null for today's */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Stock(String store, String item, int onHand, int inTransit, Instant at, Instant knownAt, Freshness freshness) {}
