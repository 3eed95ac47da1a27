package io.restock.distribution.orders;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.DeedKind;
import io.restock.contracts.despatch.DespatchEvent.LineShorted;
import io.restock.contracts.despatch.DespatchEvent.Outcome;
import io.restock.contracts.orders.OrderEvent.CancellationAsked;
import io.restock.distribution.audit.CenterAudit;
import io.restock.distribution.outbox.Message;
import io.restock.distribution.outbox.Outbox;
import io.restock.distribution.pick.CalledOff;
import io.restock.distribution.pick.Pick;
import io.restock.distribution.stock.DcStock;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Calls off units of order lines where they stand: first those that wait, then those that open picks would fetch, then those that stand staged and are to be put
 * back. What has left is not called off. The store is told what was, and hears nothing of what was not: its order shows it as sent.
 */
final class LineCancellation {
    private LineCancellation() {}

    private record Line(Gln dc, Gln store, Gtin item, int waiting) {}

    static void take(Sql sql, CancellationAsked asked, Author by, Outbox outbox, Instant now) throws SQLException {
        String id = asked.line().toString();
        Optional<Line> found = line(sql, id);
        if (found.isEmpty()) {
            return; // forgotten: all of it was settled long ago
        }
        Line line = found.get();
        var stock = new DcStock(sql, line.dc);
        int left = asked.units() - Math.min(line.waiting, asked.units());
        for (Pick pick : Pick.ofLine(sql, id)) {
            left -= left > 0 ? CalledOff.end(sql, stock, pick, left, asked.reason(), now) : 0;
        }
        int units = asked.units() - left;
        if (units > 0) {
            sql.execute("update distribution.order_line set cancelled = cancelled + ?, back_ordered = least(back_ordered, waiting - ?) where id = ?", units, units, id);
            sql.execute("insert into distribution.line_cancellation (order_line, units, reason, author, cancelled_at) values (?, ?, ?, ?, ?)",
                    id, units, asked.reason() == null ? "" : asked.reason(), by.text(), now);
            outbox.publish(sql, List.of(Message.of(new LineShorted(line.store, now, line.dc, id, line.item, units, Outcome.CANCELLED, LineShorted.CALLED_OFF))), by, now);
        }
        CenterAudit.keep(sql, now, by, DeedKind.LINE_CALLED_OFF, id, Map.of("asked", asked.units(), "units", units, "reason", String.valueOf(asked.reason())));
    }

    private static Optional<Line> line(Sql sql, String id) throws SQLException {
        return sql.first("select dc, store, item, waiting from distribution.order_line where id = ? for update",
                row -> new Line(new Gln(row.getString("dc")), new Gln(row.getString("store")), new Gtin(row.getString("item")), row.getInt("waiting")), id);
    }
}
