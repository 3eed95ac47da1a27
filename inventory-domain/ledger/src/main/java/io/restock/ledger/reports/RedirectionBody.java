package io.restock.ledger.reports;

import org.jspecify.annotations.Nullable;

/** @param to the store that gets it instead */
public record RedirectionBody(@Nullable String to) {}
