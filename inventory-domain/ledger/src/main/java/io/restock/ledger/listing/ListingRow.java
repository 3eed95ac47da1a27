package io.restock.ledger.listing;

import io.restock.ledger.listing.gates.Gate;
import io.restock.ledger.listing.gates.Reason;
import org.jspecify.annotations.Nullable;

/**
 * One article of a request.
 *
 * @param number of the row: 1 and up; in lines of JSON the line's
 * @param body null where it cannot be read
 * @param unreadable why, or null
 */
record ListingRow(int number, @Nullable ListingBody body, @Nullable Reason unreadable) {
    static ListingRow of(int number, ListingBody body) {
        return new ListingRow(number, body, null);
    }

    static ListingRow unreadable(int number, String field, String problem) {
        return new ListingRow(number, null, new Reason(Gate.READING, field, problem, Reason.Severity.REJECT));
    }
}
