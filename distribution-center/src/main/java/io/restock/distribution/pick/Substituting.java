package io.restock.distribution.pick;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.access.Author;
import io.restock.contracts.despatch.DespatchEvent.LineShorted;
import io.restock.contracts.despatch.DespatchEvent.LineSubstituted;
import io.restock.contracts.despatch.DespatchEvent.Outcome;
import io.restock.contracts.orders.OrderLineId;
import io.restock.distribution.outbox.Message;
import io.restock.distribution.stock.DcStock;
import io.restock.distribution.stock.Location;
import io.restock.distribution.stock.StockEntry;
import io.restock.distribution.stock.StockEntry.Kind;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A substitute is an order line of its own, of the same store, cut-off and 24 hours as the one for which it stands: nobody ordered it, and from here on it goes its way as any other. What was ordered is
 * settled for as many units, so that nobody waits for them; planning hears of both, and looks at the need again.
 */
final class Substituting {
    private Substituting() {}

    /** What went in place of a pick. @param picks by which each can be taken back; @param settled units of what was ordered for which it stands */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Sent(String orderLine, Gtin item, int units, int settled, List<Long> picks) {}

    private record Line(Instant cutOffAt, Instant dueAt) {}

    /** Books it, staged. What was ordered is settled by the one who answers its pick. @return what is reported of both */
    static List<Message> book(Sql sql, DcStock stock, Gln dc, long wave, Pick pick, Substitute other, @Nullable ShortReason reason, Author by, Instant now) throws SQLException {
        String why = reason == null ? LineShorted.SHORT_PICK : reason.name();
        long number = sql.number("select nextval('distribution.pick_id')");
        String id = OrderLineId.ofSubstitute(pick.store(), number).toString();
        Line line = sql.first("""
                insert into distribution.order_line (id, dc, store, item, case_pack, units, weighed_over, placed_at, cut_off_at, due_at, position, mean_demand, variance, wave, picked,
                    in_place_of, in_place_of_item, in_place_of_pick, in_place_why)
                select ?, ?, store, ?, ?, ?, ?, ?, cut_off_at, due_at, 0, ?, ?, ?, ?, id, item, ?, ? from distribution.order_line where id = ? returning cut_off_at, due_at""",
                row -> new Line(Sql.instant(row, "cut_off_at"), Sql.instant(row, "due_at")),
                id, dc, other.item(), other.casePack(), other.units(), other.units() - other.settled(), now, other.units(), other.units(), wave, other.units(), pick.pick(), why,
                pick.orderLine()).orElseThrow();
        int beyond = other.units() - other.settled(); // what the scale says is the first one's, and is not asked for again
        for (Substitute.Part part : other.from()) {
            int asked = Math.max(1, part.units() - beyond);
            beyond -= part.units() - asked;
            long taken = sql.number("""
                    insert into distribution.pick (id, wave, order_line, store, item, location, units, due_at, replaces, picked, answered_at, lot, best_before, picked_lot)
                    values (nextval('distribution.pick_id'), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""", wave, id, pick.store(), other.item(), part.bin().location(),
                    asked,
                    pick.dueAt(), pick.pick(), part.units(), now, part.bin().lot(), part.bestBefore(), part.bin().lot());
            String reference = "pick " + taken;
            stock.book(List.of(new StockEntry(other.item(), part.bin().location(), Kind.PICKED, -part.units(), reference).of(part.bin().lot()),
                    new StockEntry(other.item(), Location.STAGED, Kind.PICKED, part.units(), reference).of(part.bin().lot())), by, now);
        }
        return List.of(Message.of(new LineShorted(pick.store(), now, dc, pick.orderLine(), pick.item(), other.settled(), Outcome.CANCELLED, LineShorted.SUBSTITUTED)),
                Message.of(new LineSubstituted(pick.store(), now, dc, id, other.item(), other.settled(), other.casePack(), line.cutOffAt, line.dueAt, pick.orderLine(), pick.item(),
                        why)));
    }

    /** What went in place of a pick by its present answer. */
    static Optional<Sent> of(Sql sql, long pick) throws SQLException {
        return sql.first("""
                select l.id, l.item, l.units, l.weighed_over, array(select id from distribution.pick s where s.order_line = l.id order by id) as picks
                from distribution.order_line l join distribution.pick p on p.id = l.in_place_of_pick where l.in_place_of_pick = ? and l.placed_at = p.answered_at""",
                row -> new Sent(row.getString("id"), new Gtin(row.getString("item")), row.getInt("units"), row.getInt("units") - row.getInt("weighed_over"),
                        List.of((Long[]) row.getArray("picks").getArray())),
                pick);
    }

    static boolean isSubstitute(Sql sql, Pick pick) throws SQLException {
        return sql.number("select count(*) from distribution.order_line where id = ? and in_place_of is not null", pick.orderLine()) > 0;
    }

    /** It went in nobody's place: its goods are at their location again, by the entries that are taken back, and its line ends as far as this pick was all of it. @return what is reported */
    static List<Message> takeBack(Sql sql, Gln dc, Pick pick, int picked, String reason, Instant now) throws SQLException {
        sql.execute("update distribution.pick set called_off = ?, called_off_at = ?, put_back = picked where id = ?", "taken back: " + reason, now, pick.pick());
        int beyond = picked - pick.units(); // by the scale, and no part of what is called off
        int ended = pick.units();
        sql.execute("update distribution.order_line set picked = picked - ?, units = units - ?, weighed_over = weighed_over - ?, cancelled = cancelled + ? where id = ?", picked,
                beyond,
                beyond, ended, pick.orderLine());
        sql.execute("insert into distribution.line_cancellation (order_line, units, reason, cancelled_at) values (?, ?, ?, ?)", pick.orderLine(), ended,
                "pick " + pick.pick() + " was taken back: " + reason, now);
        return List.of(Message.of(new LineShorted(pick.store(), now, dc, pick.orderLine(), pick.item(), ended, Outcome.CANCELLED, LineShorted.CALLED_OFF)));
    }
}
