package io.restock.ledger.stock;

import io.restock.border.http.ProblemException;
import io.restock.contracts.StoreItemId;
import io.restock.ledger.database.JournalLeft;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;

/**
 * How far back a store-item's past can be told. What is moved away of it was all recorded by one instant, and had all occurred by another: from
 * there on it stands, as a whole, in what the stock row has now, and what is left of the journal leads back from the row.
 *
 * @param begins first position of the journal that is left
 * @param movedAway events of this store-item that are not; 0 where all of its past can be told
 * @param knownSince instant from which on it can be told what was known, or null if nothing is moved away
 * @param occurredSince instant from which on it can be told what was, or null if nothing is moved away
 */
record Reach(long begins, int movedAway, Instant knownSince, Instant occurredSince) {
    static Reach of(Sql sql, StoreItemId id) throws SQLException {
        JournalLeft journal = JournalLeft.held(sql);
        var all = new Reach(journal.begins(), 0, null, null);
        return journal.whole() ? all : sql.first("""
                select coalesce((select min(sequence) from ledger.journal where key = s.key and position >= ?), s.sequence + 1) as moved_away,
                       least(reach.known_since, s.recorded_at) as known_since, least(reach.occurred_since, s.latest_at) as occurred_since
                from ledger.stock s left join lateral ledger.journal_reach(?, s.partition, ?) reach on true where s.key = ?""",
                row -> row.getInt("moved_away") == 0 ? all : new Reach(journal.begins(), row.getInt("moved_away"),
                        Sql.instantOrNull(row, "known_since"), Sql.instantOrNull(row, "occurred_since")),
                journal.begins(), id.store().digits(), journal.begins(), id.toString()).orElse(all);
    }

    /** @param asked null for now; @param since null for always; @throws ProblemException 410 if the instant asked for lies before the other */
    void mustTell(String field, Instant asked, Instant since) {
        if (asked != null && since != null && asked.isBefore(since)) {
            throw ProblemException.of(410, "That is moved away", field + " must be " + since + " or later, was " + asked + ": the oldest " + movedAway
                    + " events of this item lie in parts of the journal that are moved away; ask later, or have the parts attached again");
        }
    }
}
