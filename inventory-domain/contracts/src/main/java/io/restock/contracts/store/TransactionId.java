package io.restock.contracts.store;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.restock.contracts.Gln;
import java.time.LocalDate;

/** The POSLog identity of a retail transaction. A till numbers its transactions of a business date; a retry carries the same identity. */
public record TransactionId(Gln store, String till, LocalDate businessDate, long sequence) {
    /** Where the gateway answers for this transaction. */
    @JsonIgnore
    public String href() {
        return "/v1/stores/%s/tills/%s/transactions/%s/%d".formatted(store, till, businessDate, sequence);
    }

    public LineId line(int line) {
        return new LineId(businessDate, till, sequence, line);
    }

    @Override
    public String toString() {
        return store + "/" + businessDate + "/" + till + "/" + sequence;
    }
}
