package io.restock.ledger.reservation;

import io.restock.contracts.StoreItemId;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Units of an item that a reservation still holds. */
public record OpenPromise(String reservation, String reference, int units, Instant until) {
    private static final int NAMED_AT_MOST = 5;

    /** By store-item, the one that was made last first. @param storeItems as {@link StoreItemId} writes them */
    public static Map<String, List<OpenPromise>> latestFirst(Sql sql, Collection<String> storeItems) throws SQLException {
        var promises = new HashMap<String, List<OpenPromise>>();
        sql.each("""
                select asked.key, r.reservation, r.reference, l.units - l.collected as units, r.until from unnest(?::text[]) as asked (key)
                join ledger.reservation_line l on l.store = split_part(asked.key, '|', 1) and l.item = split_part(asked.key, '|', 2) and l.collected < l.units
                join ledger.reservation r on r.store = l.store and r.reservation = l.reservation
                where r.state = 'OPEN' order by r.reserved_at desc, r.reservation""",
                row -> promises.computeIfAbsent(row.getString("key"), _ -> new ArrayList<>())
                        .add(new OpenPromise(row.getString("reservation"), row.getString("reference"), row.getInt("units"), Sql.instant(row, "until"))),
                storeItems);
        return promises;
    }

    /** Those of the first that together are so many units, in words. */
    public static String named(List<OpenPromise> promises, int units) {
        var named = new ArrayList<String>();
        int left = units;
        for (OpenPromise promise : promises) {
            if (left <= 0 || named.size() == NAMED_AT_MOST) {
                break;
            }
            named.add("reservation " + promise.reservation + " (" + promise.reference + ", until " + promise.until + ") stands short by " + Math.min(left, promise.units));
            left -= promise.units;
        }
        return String.join("; ", named) + (left > 0 && named.size() == NAMED_AT_MOST ? "; and others" : "");
    }
}
