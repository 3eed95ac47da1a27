package io.restock.distribution.orders;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.access.Author;
import io.restock.contracts.despatch.DespatchEvent.LineShorted;
import io.restock.contracts.despatch.DespatchEvent.Outcome;
import io.restock.contracts.orders.OrderEvent.CancellationAsked;
import io.restock.distribution.pick.CalledOff;
import io.restock.distribution.pick.Pick;
import io.restock.distribution.stock.DcStock;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Calls off units of order lines where they stand: first those that wait, then those that open picks would fetch, then those that stand staged and are to be put
 * back. What has left is not called off, unless it comes home. The store hears what was called off; the rest its order shows as sent.
 */
final class LineCancellation {
    private LineCancellation() {}

    private record Line(Gln dc, Gln store, Gtin item, int waiting) {}

    /**
     * What one of them came to, to be told and kept when all of a batch are taken.
     *
     * @param told null where nothing could be called off
     */
    record Taken(Author by, String line, @Nullable LineShorted told, Map<String, Object> details) {}

    static Optional<Taken> take(Sql sql, CancellationAsked asked, Author by, Instant now) throws SQLException {
        String id = asked.line().toString();
        Optional<Line> found = line(sql, id);
        if (found.isEmpty()) {
            return Optional.empty(); // forgotten: all of it was settled long ago
        }
        Line line = found.get();
        Map<Long, Gln> centers = centers(sql, id);
        int left = asked.units() - Math.min(line.waiting, asked.units());
        for (Pick pick : Pick.ofLine(sql, id)) {
            left -= left > 0 ? CalledOff.end(sql, new DcStock(sql, requireNonNull(centers.get(pick.pick()))), pick, left, asked.reason(), now) : 0;
        }
        int units = asked.units() - left;
        if (units > 0) {
            sql.execute("update distribution.order_line set cancelled = cancelled + ?, back_ordered = least(back_ordered, waiting - ?) where id = ?", units, units, id);
            sql.execute("insert into distribution.line_cancellation (order_line, units, reason, author, cancelled_at) values (?, ?, ?, ?, ?)",
                    id, units, asked.reason() == null ? "" : asked.reason(), by.text(), now);
        }
        if (left > 0) {
            sql.execute("update distribution.order_line set cancel_wanted = least(despatched, cancel_wanted + ?) where id = ?", left, id);
        }
        var told = units == 0 ? null : new LineShorted(line.store, now, line.dc, id, line.item, units, Outcome.CANCELLED, LineShorted.CALLED_OFF);
        return Optional.of(new Taken(by, id, told, Map.of("asked", asked.units(), "units", units, "reason", String.valueOf(asked.reason()))));
    }

    /** Where each pick of a line is: not all of them at the center that sends what waits, when another stood in. */
    private static Map<Long, Gln> centers(Sql sql, String line) throws SQLException {
        var centers = new HashMap<Long, Gln>();
        sql.list("select p.id, w.dc from distribution.pick p join distribution.wave w on w.id = p.wave where p.order_line = ?",
                row -> centers.put(row.getLong(1), new Gln(row.getString(2))), line);
        return centers;
    }

    private static Optional<Line> line(Sql sql, String id) throws SQLException {
        return sql.first("select dc, store, item, waiting from distribution.order_line where id = ? for update",
                row -> new Line(new Gln(row.getString("dc")), new Gln(row.getString("store")), new Gtin(row.getString("item")), row.getInt("waiting")), id);
    }
}
