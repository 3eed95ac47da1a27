package io.restock.terminal.till;

import io.restock.contracts.Gln;
import io.restock.contracts.store.TransactionId;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/** A retail transaction as a till sends it, in the form of the gateway's bulk body. */
public record Receipt(Gln store, String till, LocalDate businessDate, long sequence, OffsetDateTime occurredAt, List<ReceiptLine> lines) {
    /** The body for the transaction's own address, which carries the rest. */
    public record Body(OffsetDateTime occurredAt, List<ReceiptLine> lines) {}

    public Body body() {
        return new Body(occurredAt, lines);
    }

    public String href() {
        return new TransactionId(store, till, businessDate, sequence).href();
    }
}
