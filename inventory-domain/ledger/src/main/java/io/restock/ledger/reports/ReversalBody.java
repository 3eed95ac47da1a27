package io.restock.ledger.reports;

import org.jspecify.annotations.Nullable;

/** @param of the Idempotency-Key of the report, or what stood for it in the answer's address; @param kind RECEIPT, COUNT, ADJUSTMENT, TRANSFER, or ARRIVAL of a transfer at the store; @param reason in words */
public record ReversalBody(@Nullable String of, @Nullable String kind, @Nullable String reason) {
    enum Kind { RECEIPT, COUNT, ADJUSTMENT, TRANSFER, ARRIVAL }
}
