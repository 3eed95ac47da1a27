package io.restock.ledger.journal;

import io.restock.contracts.StoreItemId;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * By how much shelves moved since an instant.
 *
 * @param units by store-item; those that did not move may be left out
 * @param unknown store-items of which it is not known, since what may have moved them lies in parts of the journal that are moved away
 */
public record MovedSince(Map<String, Integer> units, Set<String> unknown) {
    /**
     * Nothing has occurred later than it was recorded, whatever was believed of tills' clocks when it was.
     *
     * @param touched those that have an event at the instant or after it. A count comes first in its instant
     */
    public static MovedSince of(Sql sql, List<Balance> touched, Instant instant) throws SQLException {
        var moved = new HashMap<String, Integer>();
        if (touched.isEmpty()) {
            return new MovedSince(moved, Set.of());
        }
        sql.list("""
                select asked.key, (select coalesce(sum(ledger.moved(j.type, j.payload)), 0) from ledger.journal j
                                   where j.key = asked.key and j.occurred_at >= ? and j.recorded_at >= ?
                                     and (j.occurred_at > ? or j.type not in ('StockCounted', 'CountOffset', 'CountReversed')))::int
                from unnest(?::text[]) as asked (key)""",
                row -> moved.put(row.getString(1), row.getInt(2)), instant, instant, instant, touched.stream().map(Balance::storeItem).toList());
        return new MovedSince(moved, unknown(sql, touched, instant));
    }

    /** Nothing needs to be known of an item that was counted later, or of which nothing has occurred since. */
    private static Set<String> unknown(Sql sql, List<Balance> touched, Instant instant) throws SQLException {
        JournalLeft journal = JournalLeft.of(sql);
        List<Balance> asked = touched.stream().filter(each -> each.lastCountedAt() == null || !each.lastCountedAt().isAfter(instant)).toList();
        return journal.whole() ? Set.of() : new HashSet<>(sql.list("""
                select asked.key from unnest(?::text[], ?::int[]) as asked (key, partition)
                cross join lateral ledger.journal_reach(split_part(asked.key, '|', 1), asked.partition, ?) reach
                where coalesce(reach.occurred_since >= ?, true)
                  and coalesce((select min(sequence) from ledger.journal where key = asked.key and position >= ?), 1) > 0""",
                row -> row.getString(1), asked.stream().map(Balance::storeItem).toList(), asked.stream().mapToInt(Balance::partition).toArray(),
                journal.begins(), instant, journal.begins()));
    }

    public int units(StoreItemId item) {
        return units.getOrDefault(item.toString(), 0);
    }

    public boolean known(StoreItemId item) {
        return !unknown.contains(item.toString());
    }
}
