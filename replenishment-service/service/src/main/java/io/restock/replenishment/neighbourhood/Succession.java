package io.restock.replenishment.neighbourhood;

import io.restock.contracts.Digest;
import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Moment;
import io.restock.contracts.catalog.Since;
import io.restock.contracts.catalog.Store;
import io.restock.engine.newcomer.Supersession;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An item that takes the place of another in every store: from then on the old one is not ordered any more, and the new one as far as what is left of the old one does not cover.
 *
 * @param from null for at once
 */
public record Succession(Gtin predecessor, Supersession how, @Nullable Since from) {
    /** Whether it holds in a store. */
    public boolean hasBegun(Store store, Instant now) {
        return from == null || from.hasBegun(Moment.in(store, now));
    }

    /** Units of the new item that so many of the old one stand for, as far as their customers go over. */
    public int covering(int left) {
        return (int) Math.min(Integer.MAX_VALUE, Math.floor(Math.max(0, left) * how.units() * how.share()));
    }

    /** By the item that comes. */
    static Map<Gtin, Succession> load(Sql sql, int partition) throws SQLException {
        var found = new HashMap<Gtin, Succession>();
        sql.list("select item, predecessor, units, share, since from replenishment.supersession where partition = ?", row -> found.put(new Gtin(row.getString(1)),
                new Succession(new Gtin(row.getString(2)), new Supersession(row.getDouble(3), row.getDouble(4)), row.getString(5) == null ? null : Since.of(row.getString(5)))),
                partition);
        return found;
    }

    /** For the item that comes, unless something later was said of it. @param at when it was said, the same in every partition */
    public void put(Sql sql, int partition, Gtin item, Instant at) throws SQLException {
        String since = from == null ? null : from.text();
        sql.execute("""
                insert into replenishment.supersession as s (predecessor, units, share, since, partition, item, set_at, said) values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (partition, item) do update set predecessor = excluded.predecessor, units = excluded.units, share = excluded.share, since = excluded.since,
                    set_at = excluded.set_at, said = excluded.said where (s.set_at, s.said) < (excluded.set_at, excluded.said)""",
                predecessor, how.units(), how.share(), since, partition, item, at, Digest.of(predecessor + " " + how + " " + since));
    }
}
