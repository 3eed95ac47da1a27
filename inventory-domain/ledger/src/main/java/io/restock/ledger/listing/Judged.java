package io.restock.ledger.listing;

import io.restock.border.http.Checking;
import io.restock.contracts.Digest;
import io.restock.contracts.Gtin;
import io.restock.contracts.Limits;
import io.restock.ledger.listing.SellerListing.State;
import io.restock.ledger.listing.gates.Classified;
import io.restock.ledger.listing.gates.Draft;
import io.restock.ledger.listing.gates.Match;
import io.restock.ledger.listing.gates.Reason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of an article at the gates.
 *
 * @param draft made uniform, and completed by what is listed; null where it cannot be read
 * @param classified null where its seller named a category, or nobody can say
 * @param priced whether its price is another than what stands
 */
record Judged(Submitted submitted, @Nullable Draft draft, List<Reason> reasons, @Nullable Match match, @Nullable Classified classified, boolean priced) {
    Judged {
        reasons = List.copyOf(reasons);
    }

    /**
     * An article as it came, and by what it is known again.
     *
     * @param number null where it cannot be read
     * @param article the number, or what was sent in its place
     * @param digest of the content
     */
    record Submitted(ListingRow row, ListingBody said, @Nullable Gtin number, String article, String digest) {
        static Submitted of(ListingRow row, ListingBody body) {
            ListingBody content = body.content();
            Gtin number = new Checking().gtin("gtin", content.gtin() == null ? null : content.gtin().strip());
            String sent = content.gtin() == null ? "" : content.gtin().strip();
            return new Submitted(row, content, number, number != null ? number.digits() : sent.substring(0, Math.min(sent.length(), Limits.NAME)),
                    Digest.of(KeptRules.json(content)));
        }

        /** An article is known by its number; what has none, by all that is said of it. */
        String identity() {
            return number != null ? article : article + " " + digest;
        }
    }

    State state(LocalDate today) {
        if (reasons.stream().anyMatch(Reason::rejects) || draft == null) {
            return State.REJECTED;
        }
        return reasons.isEmpty() ? dueState(draft, today) : State.IN_REVIEW;
    }

    /** Once nothing stands in its way. */
    static State dueState(Draft draft, LocalDate today) {
        return draft.availableFrom() != null && draft.availableFrom().isAfter(today) ? State.APPROVED : State.PUBLISHED;
    }

    /** With another reason, found on the way. */
    Judged and(Reason reason) {
        var all = new ArrayList<>(reasons);
        all.add(reason);
        return new Judged(submitted, draft, all, match, classified, priced);
    }
}
