package io.restock.ledger.listing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.contracts.Gtin;
import io.restock.contracts.access.Author;
import io.restock.ledger.listing.gates.Draft;
import io.restock.ledger.listing.gates.Match;
import io.restock.ledger.listing.gates.Reason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a seller wants listed, and how far that came.
 *
 * @param listing its number, such as {@code L-17}
 * @param article the GTIN, or what was sent in its place
 * @param content as it was sent, with what a person changed of it
 * @param draft made uniform; null where it cannot be read
 * @param reasons why it waits, or was rejected
 * @param decidedBy null where the gates decided, or nobody has
 * @param events only of one listing that is asked for by its number
 */
public record SellerListing(String listing, String seller, String article, State state, ListingBody content, @Nullable Draft draft, List<Reason> reasons, @Nullable Match match,
        Instant submittedAt, Author submittedBy, @Nullable Instant decidedAt, @Nullable Author decidedBy, @Nullable String decidedFor,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Event> events) {
    private static final String MARK = "L-";

    public enum State {
        /** A person decides. */
        IN_REVIEW,
        /** Nothing stands in its way; it is published on its first day. */
        APPROVED,
        PUBLISHED,
        REJECTED,
        /** Taken back, replaced by what the seller said later, or past its last day. */
        WITHDRAWN;

        boolean isOpen() {
            return this == IN_REVIEW || this == APPROVED;
        }
    }

    /** What can happen to one. */
    public enum Type { SUBMITTED, NORMALISED, MATCHED, CLASSIFIED, GATED, SENT_TO_REVIEW, APPROVED, REJECTED, PUBLISHED, WITHDRAWN }

    /** @param at business time, @param cause the Idempotency-Key of the request, the reason, or what else led to it; null where nobody said, @param said the rest */
    public record Event(Type type, Instant at, Author by, @Nullable String cause, Object said) {}

    /**
     * What one row of a submission came to.
     *
     * @param listing null where the row cannot be read at all
     * @param item its number, or null where it has none
     */
    public record Result(int row, @Nullable String listing, @Nullable Gtin item, State state, List<Reason> reasons, @Nullable Match match) {}

    static String number(long id) {
        return MARK + id;
    }

    /** @throws NumberFormatException if it is no such number */
    static long id(String number) {
        if (!number.matches(MARK + "\\d{1,18}")) {
            throw new NumberFormatException(number);
        }
        return Long.parseLong(number.substring(MARK.length()));
    }
}
