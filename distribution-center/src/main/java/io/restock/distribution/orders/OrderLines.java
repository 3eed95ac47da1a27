package io.restock.distribution.orders;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.restock.contracts.Json;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.DeedKind;
import io.restock.contracts.orders.Explanation;
import io.restock.contracts.orders.OrderEvent;
import io.restock.contracts.orders.Wanted;
import io.restock.contracts.orders.OrderEvent.CancellationAsked;
import io.restock.contracts.orders.OrderEvent.LineCalledBack;
import io.restock.contracts.orders.OrderEvent.LineDespatched;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.contracts.orders.OrderEvent.LineReassigned;
import io.restock.contracts.orders.OrderEvent.LineReceived;
import io.restock.contracts.orders.OrderEvent.LineReopened;
import io.restock.contracts.orders.OrderEvent.LineRescheduled;
import io.restock.contracts.orders.OrderEvent.LineShort;
import io.restock.distribution.audit.CenterAudit;
import io.restock.distribution.failover.HandingOver;
import io.restock.distribution.failover.StandIns;
import io.restock.distribution.lanes.Rescheduling;
import io.restock.distribution.orders.LineCancellation.Taken;
import io.restock.distribution.outbox.Message;
import io.restock.distribution.outbox.Outbox;
import io.restock.engine.Demand;
import io.restock.engine.share.Need;
import io.restock.sql.Sql;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Follows the orders. A line that is reported twice is the same line, also when it was forgotten by now; a line that is closed twice was closed the first time. */
public final class OrderLines {
    private static final double LARGEST_VARIANCE = Demand.LARGEST_MEAN * Demand.LARGEST_MEAN;

    private static final Author CENTER = Author.system("distribution-center");

    private OrderLines() {}

    /** An order event, and who caused it. */
    public record Heard(OrderEvent event, Author by) {}

    /** @param now business time of what follows from them */
    public static void follow(Sql sql, List<Heard> heard, Outbox outbox, Instant now) throws SQLException {
        var placed = new ArrayList<LinePlaced>();
        var received = new ArrayList<LineReceived>();
        var reopened = new ArrayList<LineReopened>();
        var calledOff = new ArrayList<Heard>();
        for (Heard next : heard) {
            switch (next.event()) {
                case LinePlaced line -> placed.add(line);
                case LineReceived line -> received.add(line);
                case LineReopened line -> reopened.add(line);
                case CancellationAsked _ -> calledOff.add(next);
                case LineDespatched _,LineShort _,LineRescheduled _,LineReassigned _,LineCalledBack _ -> {} // our own word, come back: our books have it already
            }
        }
        var standIns = placed.isEmpty() ? StandIns.NONE : StandIns.held(sql); // first of all: who stops a center waits for us, or we for them
        var ended = ItemRange.ended(sql, placed.stream().map(LinePlaced::item).toList());
        hold(sql, standIns, placed, calledOff, !ended.isEmpty());
        placed.sort(Comparator.comparing(line -> line.line().toString()));
        received.sort(Comparator.comparing(line -> line.line().toString()));
        List<String> ids = placed.stream().map(line -> line.line().toString()).toList();
        List<String> forOthers = forOthers(sql, standIns, placed);
        place(sql, placed);
        var moved = new ArrayList<>(HandingOver.placed(sql, standIns, forOthers, now));
        moved.addAll(Rescheduling.check(sql, ids, now));
        moved.addAll(ItemRange.endLate(sql, ended, ids, now));
        close(sql, received);
        sql.batch("update distribution.order_line set received_at = null where id = ?",
                reopened.stream().filter(line -> line.despatched() > 0).map(line -> new Object[] {line.line()}).toList());
        var taken = new ArrayList<Taken>();
        for (Heard next : calledOff) {
            LineCancellation.take(sql, (CancellationAsked) next.event(), next.by(), now).ifPresent(taken::add);
        }
        publish(sql, moved, taken, outbox, now);
    }

    /** Last of all and the audit after the messages, as everybody does: so nobody waits for another in a circle. All are of one partition. */
    private static void publish(Sql sql, List<Message> moved, List<Taken> taken, Outbox outbox, Instant now) throws SQLException {
        outbox.publish(sql, moved, CENTER, now);
        for (Taken each : taken) {
            if (each.told() != null) {
                outbox.publish(sql, List.of(Message.of(each.told())), each.by(), now);
            }
        }
        for (Taken each : taken) {
            CenterAudit.keep(sql, now, each.by(), DeedKind.LINE_CALLED_OFF, each.line(), each.details());
        }
    }

    /** Those that are new to a center that is stopped. */
    private static List<String> forOthers(Sql sql, StandIns standIns, List<LinePlaced> placed) throws SQLException {
        List<String> lines = placed.stream().filter(line -> standIns.of(line.dc()) != null).map(line -> line.line().toString()).distinct().toList();
        var known = lines.isEmpty() ? Set.of() : new HashSet<>(sql.list("select id from distribution.order_line where id = any(?)", row -> row.getString(1), lines));
        return lines.stream().filter(line -> !known.contains(line)).toList();
    }

    /** Who calls off decides about a center's stock: those of a batch are held in one order, and before any of its lines. */
    private static void hold(Sql sql, StandIns standIns, List<LinePlaced> placed, List<Heard> calledOff, boolean placedInVain) throws SQLException {
        if (calledOff.isEmpty() && !placedInVain) {
            return;
        }
        var lines = calledOff.stream().map(next -> next.event().line().toString()).toList();
        var centers = new TreeSet<>(sql.list("""
                select dc from distribution.order_line where id = any(?)
                union select w.dc from distribution.pick p join distribution.wave w on w.id = p.wave where p.order_line = any(?)""", row -> row.getString(1), lines, lines));
        placed.forEach(line -> centers.add(standIns.serving(line.dc()).digits()));
        for (String center : centers) {
            sql.first("select gln from distribution.dc where gln = ? for no key update", row -> row.getString(1), center);
        }
    }

    private static void place(Sql sql, List<LinePlaced> placed) throws SQLException {
        Instant forgotten = sql.first("select before from distribution.forgotten", row -> Sql.instant(row, "before")).orElseThrow();
        sql.batch("""
                insert into distribution.order_line (id, dc, store, item, case_pack, units, placed_at, cut_off_at, due_at,
                    position, mean_demand, variance, explanation, promised, presentation_minimum, reorder_level, unit_margin)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?) on conflict (id) do nothing""",
                placed.stream().filter(line -> !line.dueAt().isBefore(forgotten)).map(OrderLines::values).toList());
    }

    private static Object[] values(LinePlaced line) {
        Explanation why = line.explanation();
        // Without an explanation the line itself is the best guess at what its store will sell.
        int position = why == null ? 0 : why.position();
        double mean = why == null ? line.units() : believable(why.meanDemand(), Demand.LARGEST_MEAN);
        double variance = why == null ? line.units() : believable(why.variance(), LARGEST_VARIANCE);
        Need need = need(why);
        return new Object[] {line.line(), line.dc(), line.store(), line.item(), Math.max(1, line.casePack()), line.units(), line.occurredAt(),
            line.cutOffAt(), line.dueAt(), position, mean, variance, json(why),
            need == null ? null : need.promised(), need == null ? null : need.presentationMinimum(), need == null ? null : need.reorderLevel(), margin(why)};
    }

    /** Who does not say what the shelf is to show at least cannot say which packs are for that: all of them are alike. */
    private static @Nullable Need need(@Nullable Explanation why) {
        Integer minimum = why == null ? null : why.presentationMinimum();
        return why == null || minimum == null ? null : new Need(Math.max(0, why.allocated()), Math.max(0, minimum), Math.max(0, why.reorderLevel()));
    }

    private static @Nullable Double margin(@Nullable Explanation why) {
        return why != null && why.aim() != null && why.aim().wanted() instanceof Wanted.Profit profit && profit.unitMargin() > 0 ? profit.unitMargin() : null;
    }

    /** Whatever a line says of its demand, its wave can share by it. */
    private static double believable(double demand, double most) {
        return demand > 0 ? Math.min(demand, most) : 0;
    }

    private static void close(Sql sql, List<LineReceived> received) throws SQLException {
        var values = new ArrayList<Object[]>();
        for (LineReceived line : received) {
            if (line.complete()) {
                Instant at = line.occurredAt();
                values.add(new Object[] {at, line.line()});
            }
        }
        sql.batch("update distribution.order_line set received_at = ? where id = ? and received_at is null", values);
    }

    private static @Nullable String json(@Nullable Explanation why) {
        try {
            return why == null ? null : Json.MAPPER.writeValueAsString(why);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
