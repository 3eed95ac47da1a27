package io.restock.distribution.wave;

import static java.util.Objects.requireNonNull;

import io.restock.border.http.ProblemException;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.DeedKind;
import io.restock.contracts.despatch.DespatchEvent.LineShorted;
import io.restock.contracts.despatch.DespatchEvent.Outcome;
import io.restock.distribution.audit.CenterAudit;
import io.restock.distribution.failover.FailOver;
import io.restock.distribution.failover.StandIns;
import io.restock.distribution.lanes.Dc;
import io.restock.distribution.lanes.Lanes;
import io.restock.distribution.orders.ItemRange;
import io.restock.distribution.outbox.Message;
import io.restock.distribution.outbox.Outbox;
import io.restock.distribution.pick.Pick;
import io.restock.distribution.stock.DcStock;
import io.restock.distribution.stock.DcStock.Held;
import io.restock.distribution.stock.Location;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Releases a wave: takes the waiting lines, promises them whole packs of what is there, and lets the stores know what they will not get.
 * Holds the center from the first look at its stock to the commit, so that waves take turns.
 */
@ApplicationScoped
public class WaveRelease {
    /** A wave beyond this leaves the lines due last to the next one, which the clock releases a second later. */
    private static final int LINES_AT_MOST = 50_000;
    /** Of a center that has had no wave by the clock, the cut-offs that are just past. */
    private static final Duration A_DAY = Duration.ofDays(1);

    @Inject
    Database database;
    @Inject
    Lanes lanes;
    @Inject
    Outbox outbox;
    @Inject
    BusinessClock clock;
    /** How long an item may be out of stock at the center before its lines are cancelled and no longer back-ordered. */
    @ConfigProperty(name = "restock.dc.cancel-after", defaultValue = "PT72H")
    Duration cancelAfter;

    /**
     * @param cutOffAt takes lines of this cut-off and earlier ones; null takes all that wait
     * @param stores takes only their lines; empty takes all
     * @param byClock the cut-off came, and with this wave it is done
     */
    public record Order(Gln dc, @Nullable Instant cutOffAt, Collection<Gln> stores, boolean byClock, Author by) {}

    /** What was decided about one wave before it is written. */
    private record Decision(List<Pick> picks, List<Wave.Short> shorts, List<WaitingLine> lines, List<Wave.Short> news) {}

    public Wave release(Order order) {
        return database.decide(sql -> {
            Dc center = Dc.hold(sql, order.dc());
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            if (order.byClock()) {
                sql.execute("update distribution.dc set last_cut_off = greatest(last_cut_off, ?) where gln = ?", order.cutOffAt(), order.dc());
            }
            FailOver stopped = StandIns.now(sql).of(order.dc());
            if (stopped != null && !order.byClock()) {
                throw ProblemException.conflict(stopped.sentence() + "; its lines wait there");
            }
            var decision = decide(sql, order, stopped != null ? List.of() : waiting(sql, order, center), now);
            boolean isNews = !decision.picks().isEmpty() || !decision.news().isEmpty();
            return isNews ? write(sql, order, decision, now)
                    : new Wave(null, order.dc(), now, order.cutOffAt(), order.byClock(), "DONE", List.of(), decision.shorts());
        });
    }

    /**
     * The cut-off of one store is no wave of another's: by the clock go those whose lane leaves with it, and lines that are late for a wave of their own. Back-orders
     * of a store that rests wait for its next cut-off.
     */
    private List<WaitingLine> waiting(Sql sql, Order order, Dc center) throws SQLException {
        Instant cutOff = order.cutOffAt();
        List<Gln> leaving = order.byClock() && cutOff != null
                ? CutOffs.leaving(lanes.list(sql, order.dc()), center.lastCutOff() == null ? cutOff.minus(A_DAY) : center.lastCutOff(), cutOff)
                : List.of();
        return sql.list("select " + WaitingLine.COLUMNS + """
                 from distribution.order_line
                where dc = ? and units - allocated - picked - despatched - cancelled > 0
                  and (?::timestamptz is null or cut_off_at <= ?) and (? or store = any(?))
                  and (? or wave is null or store = any(?))
                order by due_at, id limit\s""" + LINES_AT_MOST + " for update",
                WaitingLine::from, order.dc(), order.cutOffAt(), order.cutOffAt(), order.stores().isEmpty(), order.stores(),
                !order.byClock(), leaving);
    }

    private Decision decide(Sql sql, Order order, List<WaitingLine> lines, Instant now) throws SQLException {
        Map<Gtin, List<WaitingLine>> byItem = lines.stream().collect(Collectors.groupingBy(WaitingLine::item, TreeMap::new, Collectors.toList()));
        var stock = new DcStock(sql, order.dc());
        var held = stock.held(byItem.keySet());
        var emptySince = stock.emptySince(byItem.keySet());
        var blocked = ItemRange.held(sql, byItem.keySet());
        var elsewhere = StoppedStock.of(sql, lines);
        var decision = new Decision(new ArrayList<>(), new ArrayList<>(), lines, new ArrayList<>());
        for (var entry : byItem.entrySet()) {
            if (blocked.contains(entry.getKey())) {
                entry.getValue().forEach(line -> fallShort(decision, new Allocation.Share(line, 0), Outcome.BACK_ORDERED, LineShorted.HELD));
                continue;
            }
            var places = new Places(held.getOrDefault(entry.getKey(), Map.of()));
            Instant since = held.containsKey(entry.getKey()) ? emptySince.get(entry.getKey()) : oldest(entry.getValue());
            boolean hopeless = since != null && since.plus(cancelAfter).isBefore(now);
            for (Allocation.Share share : Allocation.divide(entry.getValue(), places.free())) {
                decision.picks().addAll(places.picksFor(share));
                if (share.units() < share.line().waiting()) {
                    boolean isOver = hopeless && share.line().waitsHereSince(now.minus(cancelAfter));
                    fallShort(decision, share, isOver ? Outcome.CANCELLED : Outcome.BACK_ORDERED,
                            isOver ? LineShorted.NO_STOCK_FOR_LONG : elsewhere.hasSome(share.line()) ? LineShorted.STAND_IN_SHORT : LineShorted.NO_STOCK);
                }
            }
        }
        return decision;
    }

    /** An item that the center never had is missed since it was first asked for it. */
    private static Instant oldest(List<WaitingLine> lines) {
        return lines.stream().map(WaitingLine::placedAt).min(Instant::compareTo).orElseThrow();
    }

    private static void fallShort(Decision decision, Allocation.Share share, Outcome outcome, String reason) {
        WaitingLine line = share.line();
        int units = line.waiting() - share.units();
        var shorted = new Wave.Short(line.id(), line.store(), line.item(), units, outcome, reason);
        decision.shorts().add(shorted);
        if (outcome == Outcome.CANCELLED || units > line.backOrdered()) {
            decision.news().add(shorted);
        }
    }

    private Wave write(Sql sql, Order order, Decision decision, Instant now) throws SQLException {
        long id = sql.number("insert into distribution.wave (dc, released_at, cut_off_at, by_clock) values (?, ?, ?, ?) returning id",
                order.dc(), now, order.cutOffAt(), order.byClock());
        List<Pick> picks = Pick.insert(sql, id, decision.picks());
        var stock = new DcStock(sql, order.dc());
        for (Pick pick : picks) {
            stock.allocate(pick.item(), pick.location(), pick.units());
        }
        sql.batch("update distribution.order_line set allocated = allocated + ?, back_ordered = least(back_ordered, waiting - ?) where id = ?",
                picks.stream().map(pick -> new Object[] {pick.units(), pick.units(), pick.orderLine()}).toList());
        sql.batch("update distribution.order_line set wave = ? where id = ?",
                decision.lines().stream().map(line -> new Object[] {id, line.id()}).toList());
        writeShorts(sql, id, decision.shorts());
        outbox.publish(sql, decision.news().stream().map(shorted -> message(order.dc(), shorted, now)).toList(), order.by(), now);
        if (!order.byClock()) {
            CenterAudit.keep(sql, now, order.by(), DeedKind.WAVE_RELEASED, "wave " + id, Map.of("dc", order.dc(), "picks", picks.size(), "shorts", decision.shorts().size()));
        }
        return new Wave(id, order.dc(), now, order.cutOffAt(), order.byClock(), picks.isEmpty() ? "DONE" : "OPEN", picks, decision.shorts());
    }

    private static void writeShorts(Sql sql, long wave, List<Wave.Short> shorts) throws SQLException {
        sql.batch("insert into distribution.wave_short (wave, order_line, store, item, units, outcome, reason) values (?, ?, ?, ?, ?, ?, ?)",
                shorts.stream().map(s -> new Object[] {wave, s.orderLine(), s.store(), s.item(), s.units(), s.outcome(), s.reason()}).toList());
        sql.batch("update distribution.order_line set back_ordered = ? where id = ?",
                shorts.stream().filter(s -> s.outcome() == Outcome.BACK_ORDERED).map(s -> new Object[] {s.units(), s.orderLine()}).toList());
        sql.batch("update distribution.order_line set back_ordered = 0, cancelled = cancelled + ? where id = ?",
                shorts.stream().filter(s -> s.outcome() == Outcome.CANCELLED).map(s -> new Object[] {s.units(), s.orderLine()}).toList());
    }

    private static Message message(Gln dc, Wave.Short s, Instant now) {
        return Message.of(new LineShorted(s.store(), now, dc, s.orderLine(), s.item(), s.units(), s.outcome(), s.reason()));
    }

    /** What is free at the locations of one item, and less and less so while picks are made from it. */
    private static final class Places {
        private final Map<Location, Integer> free = new TreeMap<>();

        Places(Map<Location, Held> held) {
            for (Location location : Location.PICKABLE) {
                free.put(location, held.containsKey(location) ? held.get(location).free() : 0);
            }
        }

        int free() {
            return free.values().stream().mapToInt(Integer::intValue).sum();
        }

        List<Pick> picksFor(Allocation.Share share) {
            var picks = new ArrayList<Pick>();
            int left = share.units();
            for (Location location : Location.PICKABLE) {
                int here = Math.min(left, requireNonNull(free.get(location)));
                if (here > 0) {
                    picks.add(Pick.open(share.line().id(), share.line().store(), share.line().item(), here, location, share.line().dueAt(), null));
                    free.merge(location, -here, Integer::sum);
                    left -= here;
                }
            }
            return picks;
        }
    }
}
