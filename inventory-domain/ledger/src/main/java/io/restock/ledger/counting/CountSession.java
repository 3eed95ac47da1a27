package io.restock.ledger.counting;

import io.restock.contracts.access.Author;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A count in areas, as people read it.
 *
 * @param items that were counted until now
 * @param reason why it was called off; null where it was not
 * @param counts identities of the reports that it became when it was closed; one for each instant, since items were counted at several
 */
public record CountSession(String store, String session, @Nullable String name, State state, List<CountedArea> areas, long items, Instant openedAt, Author openedBy,
        @Nullable Instant endedAt, @Nullable Author endedBy, @Nullable String reason, List<String> counts) {
    public enum State { OPEN, CLOSED, CANCELLED }

    /** @param parts that were reported of it; @param leftOut that the session was closed without it */
    public record CountedArea(String name, Area.Kind kind, long parts, List<String> countedBy, boolean leftOut) {}

    CountSession with(List<CountedArea> counted) {
        return new CountSession(store, session, name, state, counted, items, openedAt, openedBy, endedAt, endedBy, reason, counts);
    }
}
