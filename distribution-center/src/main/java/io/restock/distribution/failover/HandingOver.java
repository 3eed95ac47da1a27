package io.restock.distribution.failover;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.access.Author;
import io.restock.contracts.despatch.DespatchEvent.LineHandedOver;
import io.restock.contracts.despatch.Lane;
import io.restock.distribution.lanes.Lanes;
import io.restock.distribution.outbox.Message;
import io.restock.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Every line waits where a center can send it: at its store's own center, or at the one that stands in for that now. It stays the same line, with the same 24 hours; what was
 * picked or sent of it stays where it was. Whatever the order in which lines, starts and ends come, each is moved by this one rule.
 */
public final class HandingOver {
    static final int LINES_AT_ONCE = 5_000;

    private static final String WAITS = "l.units - l.allocated - l.picked - l.despatched - l.cancelled > 0";
    private static final String COLUMNS = "l.id, l.dc, coalesce(l.home, l.dc) as home, l.store, l.item, l.waiting";
    private static final String STOPPED = "select " + COLUMNS + " from distribution.order_line l where l.dc = ? and " + WAITS;
    /** What changed hands goes back by the end of a fail-over: the latest of those that it went by. */
    private static final String GUESTS = "select " + COLUMNS + """
            , f.id as fail_over, f.ended_by, f.end_reason from distribution.order_line l cross join lateral (
                select f.* from distribution.hand_over h join distribution.fail_over f on f.id = h.fail_over where h.order_line = l.id order by f.ended_at desc nulls last, f.id desc limit 1) f
            where l.home = ? and l.dc = ? and\s""" + WAITS;
    /** Of whom lines wait where, by a few looks into the index, however many lines these are. */
    private static final String PLACES = """
            with recursive place as (
                (select l.home, l.dc from distribution.order_line l where l.home is not null and %1$s order by l.home, l.dc limit 1)
                union all
                select next.home, next.dc from place cross join lateral (
                    select l.home, l.dc from distribution.order_line l where l.home is not null and %1$s and (l.home, l.dc) > (place.home, place.dc) order by l.home, l.dc limit 1) next)
            select home, dc from place""".formatted(WAITS);

    private HandingOver() {}

    /** What follows from one decision. @param by who decided it */
    record Handed(List<Message> messages, Author by) {}

    private record Line(String id, Gln dc, Gln home, Gln store, Gtin item, int waiting) {
        static Line from(ResultSet row) throws SQLException {
            return new Line(row.getString("id"), new Gln(row.getString("dc")), new Gln(row.getString("home")), new Gln(row.getString("store")), new Gtin(row.getString("item")),
                    row.getInt("waiting"));
        }
    }

    /** A line that waits at a center that only stands in, and the fail-over whose end takes it from there. */
    private record Guest(Line line, Cause cause, Author by) {
        static Guest from(ResultSet row) throws SQLException {
            Line line = Line.from(row);
            String reason = row.getString("end_reason");
            return new Guest(line, new Cause(row.getLong("fail_over"), reason == null ? line.dc + " stands in no more" : reason), Author.of(row.getString("ended_by")));
        }
    }

    private record Place(Gln home, Gln dc) {}

    private record Cause(long failOver, String reason) {
        static Cause of(FailOver stopped) {
            return new Cause(stopped.id(), stopped.reason());
        }
    }

    /** Lines that are placed in this transaction with a center that is stopped. @return what is reported to their stores */
    public static List<Message> placed(Sql sql, StandIns standIns, Collection<String> lines, Instant now) throws SQLException {
        var messages = new ArrayList<Message>();
        for (FailOver stopped : lines.isEmpty() ? List.<FailOver>of() : standIns.running()) {
            messages.addAll(hand(sql, standIns, sql.list(STOPPED + " and l.id = any(?) order by l.id", Line::from, stopped.dc(), lines), Cause.of(stopped), now));
        }
        return messages;
    }

    /** So many of those that wait at a center that is stopped, with all centers held. @return what is reported to their stores; empty when none is left */
    static List<Message> leave(Sql sql, StandIns standIns, FailOver stopped, Instant now) throws SQLException {
        return hand(sql, standIns, sql.list(STOPPED + " order by l.due_at, l.id limit " + LINES_AT_ONCE + " for update", Line::from, stopped.dc()), Cause.of(stopped), now);
    }

    /** So many of those that a fail-over's end sends back, with all centers held. @return what is reported to their stores; empty when none is left */
    static Handed back(Sql sql, StandIns standIns, Instant now) throws SQLException {
        Optional<Place> place = wrong(sql, standIns);
        List<Guest> guests = place.isEmpty() ? List.of()
                : sql.list(GUESTS + " order by f.id, l.due_at, l.id limit " + LINES_AT_ONCE + " for update of l", Guest::from, place.get().home, place.get().dc);
        if (guests.isEmpty()) {
            return new Handed(List.of(), Author.UNKNOWN);
        }
        Guest first = guests.getFirst();
        List<Line> lines = guests.stream().filter(guest -> guest.cause.equals(first.cause)).map(Guest::line).toList();
        return new Handed(hand(sql, standIns, lines, first.cause, now), first.by);
    }

    /** Whether any line waits where nobody sends it from. */
    static boolean isAnyAstray(Sql sql, StandIns standIns) throws SQLException {
        for (FailOver stopped : standIns.running()) {
            if (sql.first(STOPPED + " limit 1", row -> true, stopped.dc()).isPresent()) {
                return true;
            }
        }
        return wrong(sql, standIns).isPresent();
    }

    /** A center that works, and serves the stores no more of which lines wait there. */
    private static Optional<Place> wrong(Sql sql, StandIns standIns) throws SQLException {
        return sql.list(PLACES, row -> new Place(new Gln(row.getString("home")), new Gln(row.getString("dc")))).stream()
                .filter(place -> standIns.of(place.dc) == null && !standIns.serving(place.home).equals(place.dc)).findFirst();
    }

    private static List<Message> hand(Sql sql, StandIns standIns, List<Line> lines, Cause cause, Instant now) throws SQLException {
        Instant at = now.truncatedTo(ChronoUnit.MICROS);
        var byCenter = lines.stream().collect(Collectors.groupingBy(line -> standIns.serving(line.home()), TreeMap::new, Collectors.toList()));
        var messages = new ArrayList<Message>();
        for (var there : byCenter.entrySet()) {
            Gln to = there.getKey();
            var stores = new TreeSet<>(there.getValue().stream().map(Line::store).toList());
            messages.addAll(Lanes.open(sql, to, stores, at));
            Map<Gln, Lane> lanes = Lanes.to(sql, to, stores);
            List<LineHandedOver> handed = there.getValue().stream().map(line -> new LineHandedOver(line.store, at, line.dc, to, line.id, line.item, line.waiting,
                    requireNonNull(lanes.get(line.store)).nextCutOff(at), cause.reason)).toList();
            write(sql, handed, cause);
            handed.forEach(each -> messages.add(Message.of(each)));
        }
        return messages;
    }

    /** It is new to the center, so that its next cut-off takes it. */
    private static void write(Sql sql, List<LineHandedOver> handed, Cause cause) throws SQLException {
        sql.batch("update distribution.order_line set home = nullif(coalesce(home, dc), ?), dc = ?, handed_at = ?, wave = null, cut_off_at = ? where id = ?",
                handed.stream().map(line -> new Object[] {line.to(), line.to(), line.occurredAt(), line.cutOffAt(), line.orderLine()}).toList());
        sql.batch("insert into distribution.hand_over (order_line, fail_over, from_dc, to_dc, units, handed_at) values (?, ?, ?, ?, ?, ?)",
                handed.stream().map(line -> new Object[] {line.orderLine(), cause.failOver, line.dc(), line.to(), line.units(), line.occurredAt()}).toList());
    }
}
