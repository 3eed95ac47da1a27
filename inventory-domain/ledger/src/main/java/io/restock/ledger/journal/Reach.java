package io.restock.ledger.journal;

import io.restock.border.http.ProblemException;
import io.restock.contracts.StoreItemId;
import io.restock.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far back a store-item's past is known. What is moved away of it was all recorded by one instant, and had all occurred by another: from
 * there on it stands, as a whole, in what the stock row has now, and what is left of the journal leads back from the row.
 *
 * @param onHand what it has now
 * @param inTransit what is under way to it now
 * @param allocated what is promised of it now
 * @param begins first position of the journal that is left
 * @param movedAway events of this store-item that are not; 0 where all of its past is known
 * @param knownSince instant from which on what was known can be asked, or null if nothing is moved away
 * @param occurredSince instant from which on what was can be asked, or null if nothing is moved away
 */
public record Reach(StoreItemId storeItem, int onHand, int inTransit, int allocated, long begins, int movedAway, @Nullable Instant knownSince,
        @Nullable Instant occurredSince) {
    /** @param journal held, in the same transaction as the balance is read. @param now empty for what nothing has happened to */
    public static Reach of(Sql sql, JournalLeft journal, StoreItemId id, Optional<Balance> now) throws SQLException {
        if (now.isEmpty()) {
            return new Reach(id, 0, 0, 0, journal.begins(), 0, null, null);
        }
        Balance has = now.get();
        var all = new Reach(id, has.onHand(), has.inTransit(), has.allocated(), journal.begins(), 0, null, null);
        return journal.whole() ? all : sql.first("""
                select coalesce((select min(sequence) from ledger.journal where key = ? and position >= ?), ?) as moved_away,
                       least(known_since, ?) as known_since, least(occurred_since, ?) as occurred_since
                from ledger.journal_reach(?, ?, ?)""", row -> row.getInt("moved_away") == 0 ? all : all.without(row),
                id, journal.begins(), has.sequence() + 1, has.recordedAt(), has.latestAt(), id.store(), has.partition(), journal.begins()).orElse(all);
    }

    private Reach without(ResultSet row) throws SQLException {
        return new Reach(storeItem, onHand, inTransit, allocated, begins, row.getInt("moved_away"), Sql.instant(row, "known_since"), Sql.instant(row, "occurred_since"));
    }

    /** @param asked null for now; @param since null for always; @throws ProblemException 410 if the instant asked for lies before the other */
    void mustReach(String field, @Nullable Instant asked, @Nullable Instant since) {
        if (asked != null && since != null && asked.isBefore(since)) {
            throw ProblemException.of(410, "That is moved away", field + " must be " + since + " or later, was " + asked + ": the oldest " + movedAway
                    + " events of this item lie in parts of the journal that are moved away; ask later, or have the parts attached again");
        }
    }
}
