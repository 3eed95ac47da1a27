package io.restock.distribution.lanes;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.despatch.DespatchEvent.CutOffMoved;
import io.restock.contracts.despatch.Lane;
import io.restock.distribution.outbox.Message;
import io.restock.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings order lines in step with their lane's calendar, whichever of the two came first. A line that no wave has taken leaves with the next cut-off that the
 * calendar has, so none leaves on a holiday; and its 24 hours pause over it. What is overdue already stays so: its promise is missed.
 */
public final class Rescheduling {
    private static final String SELECT = """
            select id, store, item, cut_off_at, due_at, wave is null and pulled_forward_at is null as fresh, home is not null as guest, coalesce((explanation ->> 'triggeredAt')::timestamptz, placed_at) as need
            from distribution.order_line where despatched + cancelled < units and due_at > ?
            """;

    private Rescheduling() {}

    private record Line(String id, Gln store, Gtin item, Instant cutOffAt, Instant dueAt, boolean isFresh, boolean isGuest, Instant need) {
        static Line from(ResultSet row) throws SQLException {
            return new Line(row.getString("id"), new Gln(row.getString("store")), new Gtin(row.getString("item")), Sql.instant(row, "cut_off_at"), Sql.instant(row, "due_at"),
                    row.getBoolean("fresh"), row.getBoolean("guest"), Sql.instant(row, "need"));
        }

        /** A cut-off that has passed is over, unless nothing left on its day after all. */
        Instant cutOff(Lane lane, Instant now) {
            boolean holds = !isFresh || !cutOffAt.isAfter(now) && lane.leavesOn(cutOffAt.atZone(lane.zone()).toLocalDate());
            return holds ? cutOffAt : lane.nextCutOff(now);
        }

        /** The calendar of a center that only stands in pauses nothing. */
        @Nullable
        CutOffMoved moved(Lane lane, Instant now) {
            Instant cutOff = cutOff(lane, now).truncatedTo(ChronoUnit.MICROS);
            Instant due = isGuest ? dueAt : lane.dueFrom(need).truncatedTo(ChronoUnit.MICROS);
            return cutOff.equals(cutOffAt) && due.equals(dueAt) ? null : new CutOffMoved(store, now, lane.dc(), id, item, cutOff, due);
        }
    }

    /** After a lane was planned otherwise, with its center held. */
    static List<Message> follow(Sql sql, Lane lane, Instant now) throws SQLException {
        return move(sql, lane, sql.list(SELECT + "and dc = ? and store = ? order by id for update", Line::from, now, lane.dc(), lane.store()), now);
    }

    /** Lines that were placed by an older calendar, just as they come. Those that no calendar touches are left as they were ordered. */
    public static List<Message> check(Sql sql, Collection<String> lines, Instant now) throws SQLException {
        List<Lane> lanes = sql.list(Lanes.SELECT + """
                where cardinality(l.rest_days) + cardinality(l.holidays) > 0
                  and (l.dc, l.store) in (select dc, store from distribution.order_line where id = any(?)) order by l.dc, l.store""", Lanes::lane, lines);
        var messages = new ArrayList<Message>();
        for (Lane lane : lanes) {
            List<Line> placed = sql.list(SELECT + "and dc = ? and store = ? and id = any(?) order by id for update", Line::from, now, lane.dc(), lane.store(), lines);
            messages.addAll(move(sql, lane, placed.stream().filter(line -> !lane.leavesOn(line.cutOffAt.atZone(lane.zone()).toLocalDate())).toList(), now));
        }
        return messages;
    }

    private static List<Message> move(Sql sql, Lane lane, List<Line> lines, Instant now) throws SQLException {
        List<CutOffMoved> moved = lines.stream().<CutOffMoved>mapMulti((line, out) -> {
            CutOffMoved to = line.moved(lane, now);
            if (to != null) {
                out.accept(to);
            }
        }).toList();
        sql.batch("update distribution.order_line set cut_off_at = ?, due_at = ? where id = ?",
                moved.stream().map(to -> new Object[] {to.cutOffAt(), to.dueAt(), to.orderLine()}).toList());
        return moved.stream().map(to -> Message.of(to)).toList();
    }
}
