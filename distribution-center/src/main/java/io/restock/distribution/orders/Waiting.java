package io.restock.distribution.orders;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Sscc;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.access.Author;
import io.restock.contracts.despatch.DespatchEvent.LineShorted;
import io.restock.contracts.despatch.DespatchEvent.Outcome;
import io.restock.distribution.outbox.Message;
import io.restock.distribution.pick.CalledOff;
import io.restock.distribution.pick.Pick;
import io.restock.distribution.stock.CalledBack;
import io.restock.distribution.stock.DcStock;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Order lines whose goods had left and come home, or do not after all; within a decision that holds the center. */
public final class Waiting {
    private static final Author CENTER = Author.system("distribution-center");

    private Waiting() {}

    /** @param beyond grams beyond the order that the scale said: they are not asked for again */
    private record Line(Gln dc, Gln store, Gtin item, int waiting, int wanted, int beyond) {}

    /** It waits again, in the order in which it is due, as back-orders do; what people had called off when it had left, and what is ordered no more, is cancelled. @return what is reported */
    public static List<Message> again(Sql sql, Sscc sscc, String id, int units, Instant now) throws SQLException {
        Optional<Line> found = line(sql, sscc, id);
        if (found.isEmpty()) {
            return List.of(); // none of ours, or forgotten
        }
        Line line = found.get();
        int beyond = Math.min(line.beyond, units);
        int cancelled = Math.min(line.wanted, units - beyond);
        sql.execute("""
                update distribution.order_line set despatched = despatched - ?, came_home = came_home + ?, units = units - ?, weighed_over = weighed_over - ?, cancelled = cancelled + ?,
                    cancel_wanted = cancel_wanted - ? where id = ?""", units, units, beyond, beyond, cancelled, cancelled, id);
        var told = new ArrayList<Message>();
        if (cancelled > 0) {
            sql.execute("insert into distribution.line_cancellation (order_line, units, reason, author, cancelled_at) values (?, ?, ?, ?, ?)",
                    id, cancelled, "called off when it had left, and came home", CENTER.text(), now);
            told.add(Message.of(new LineShorted(line.store, now, line.dc, id, line.item, cancelled, Outcome.CANCELLED, LineShorted.CALLED_OFF)));
        }
        told.addAll(ItemRange.endLate(sql, ItemRange.ended(sql, List.of(line.item)), List.of(id), now));
        int rest = (int) sql.number("select least(?, waiting - back_ordered) from distribution.order_line where id = ?", units - beyond - cancelled, id);
        if (rest > 0) {
            sql.execute("update distribution.order_line set back_ordered = back_ordered + ? where id = ?", rest, id);
            boolean isHeld = !ItemRange.held(sql, List.of(line.item)).isEmpty() || CalledBack.of(sql, List.of(line.item)).contains(new StoreItemId(line.store, line.item));
            String reason = isHeld ? LineShorted.HELD : LineShorted.CALLED_OFF;
            told.add(Message.of(new LineShorted(line.store, now, line.dc, id, line.item, rest, Outcome.BACK_ORDERED, reason)));
        }
        return told;
    }

    /** Its store has it. What waits, then what picks would fetch, then what is staged for it is wanted no more; what was sent once more is beyond the order. */
    public static void noMore(Sql sql, Gln dc, Sscc sscc, String id, int units, Instant now) throws SQLException {
        Optional<Line> found = line(sql, sscc, id);
        if (found.isEmpty()) {
            return;
        }
        var stock = new DcStock(sql, dc);
        int over = units - Math.min(found.get().waiting, units);
        for (Pick pick : Pick.ofLine(sql, id)) {
            over -= over > 0 ? CalledOff.end(sql, stock, pick, over, "its store received what had been called off", now) : 0;
        }
        sql.execute("""
                update distribution.order_line set despatched = despatched + ?, came_home = came_home - ?, units = units + ?, weighed_over = weighed_over + ?,
                    back_ordered = least(back_ordered, waiting - ?) where id = ?""", units, units, over, over, units - over, id);
    }

    private static Optional<Line> line(Sql sql, Sscc sscc, String id) throws SQLException {
        return sql.first("""
                select l.dc, l.store, l.item, l.waiting, l.cancel_wanted, l.weighed_over from distribution.order_line l
                where l.id = ? and exists (select from distribution.despatch_line d where d.sscc = ? and d.order_line = l.id) for update of l""",
                row -> new Line(new Gln(row.getString("dc")), new Gln(row.getString("store")), new Gtin(row.getString("item")), row.getInt("waiting"), row.getInt("cancel_wanted"),
                        row.getInt("weighed_over")),
                id,
                sscc);
    }
}
