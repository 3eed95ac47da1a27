package io.restock.contracts.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.restock.contracts.Gln;
import java.time.LocalDate;

/** One line of a transaction within its store. Written {@code businessDate/till/sequence/line}. */
public record LineId(LocalDate businessDate, String till, long sequence, int line) {
    /** @throws IllegalArgumentException unless the text is {@code businessDate/till/sequence/line} */
    @JsonCreator
    public static LineId of(String text) {
        String[] parts = text.split("/");
        if (parts.length != 4) {
            throw new IllegalArgumentException("must be businessDate/till/sequence/line, was " + text);
        }
        return new LineId(LocalDate.parse(parts[0]), parts[1], Long.parseLong(parts[2]), Integer.parseInt(parts[3]));
    }

    public TransactionId transaction(Gln store) {
        return new TransactionId(store, till, businessDate, sequence);
    }

    @Override
    @JsonValue
    public String toString() {
        return businessDate + "/" + till + "/" + sequence + "/" + line;
    }
}
