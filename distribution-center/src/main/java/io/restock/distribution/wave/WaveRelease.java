package io.restock.distribution.wave;

import static java.util.Objects.requireNonNull;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.DeedKind;
import io.restock.contracts.despatch.DespatchEvent.LineShorted;
import io.restock.contracts.despatch.DespatchEvent.Outcome;
import io.restock.contracts.despatch.Lane;
import io.restock.distribution.audit.CenterAudit;
import io.restock.distribution.desk.Decider;
import io.restock.distribution.failover.FailOver;
import io.restock.distribution.failover.StandIns;
import io.restock.distribution.lanes.Dc;
import io.restock.distribution.lanes.Lanes;
import io.restock.distribution.outbox.Message;
import io.restock.distribution.pick.PassedPicks;
import io.restock.distribution.pick.Pick;
import io.restock.distribution.stock.DcStock;
import io.restock.distribution.stock.DcStock.StockShare;
import io.restock.distribution.stock.PassedLots;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Releases a wave: takes the waiting lines, promises them whole packs of what is there, and lets the stores know what they will not get.
 * Holds the center from the first look at its stock to the commit, so that waves take turns.
 */
@ApplicationScoped
public class WaveRelease extends Decider {
    /** A wave beyond this leaves the lines due last to the next one, which the clock releases a second later. */
    private static final int LINES_AT_MOST = 100_000;
    /** Of a center that has had no wave by the clock, the cut-offs that are just past. */
    private static final Duration A_DAY = Duration.ofDays(1);

    @Inject
    Lanes lanes;
    /** How long an item may be out of stock at the center before its lines are cancelled and no longer back-ordered. */
    @ConfigProperty(name = "restock.dc.cancel-after", defaultValue = "PT72H")
    Duration cancelAfter;

    /**
     * @param cutOffAt takes lines of this cut-off and earlier ones; null takes all that wait
     * @param stores takes only their lines; empty takes all
     * @param byClock the cut-off came, and with this wave it is done
     */
    public record Order(Gln dc, @Nullable Instant cutOffAt, Collection<Gln> stores, boolean byClock, Author by) {}

    public Wave release(Order order) {
        return database.decide(sql -> {
            Dc center = Dc.hold(sql, order.dc());
            Instant now = now();
            if (order.byClock()) {
                sql.execute("update distribution.dc set last_cut_off = greatest(last_cut_off, ?) where gln = ?", order.cutOffAt(), order.dc());
            }
            outbox.publish(sql, PassedPicks.aimAnew(sql, center, now), order.by(), now);
            Decided decided = decide(sql, order, center, " for update", now);
            outbox.publish(sql, PassedLots.follow(sql, center, now), order.by(), now);
            return decided.decision().isNews() ? write(sql, order, decided, now)
                    : new Wave(null, order.dc(), now, order.cutOffAt(), order.byClock(), "DONE", List.of(), decided.decision().shorts());
        });
    }

    /** @param places of lines that are held, by their ids, where each stands in its table: nobody moves it meanwhile */
    private record Waiting(List<WaitingLine> lines, Map<String, String> places) {}

    private record Decided(Decision decision, Map<String, String> places) {}

    /** What the wave would do if it were released now. Nothing is held or written. */
    Preview preview(Order order) {
        return database.snapshot(sql -> {
            Dc center = Dc.get(sql, order.dc());
            Instant now = now();
            return Preview.of(sql, order, decide(sql, order, center, "", now).decision(), now);
        });
    }

    private Decided decide(Sql sql, Order order, Dc center, String locking, Instant now) throws SQLException {
        List<Lane> ofCenter = order.byClock() || center.capacity().isBounded() ? lanes.list(sql, order.dc()) : List.of();
        Instant cutOff = order.cutOffAt();
        FailOver stopped = StandIns.now(sql).of(order.dc());
        if (stopped != null && !order.byClock()) {
            throw ProblemException.conflict(stopped.sentence() + "; its lines wait there");
        }
        Waiting waiting = stopped != null ? new Waiting(List.of(), Map.of()) : waiting(sql, order, center, ofCenter, locking);
        return new Decided(Decision.of(sql, center, ofCenter, waiting.lines(), now, cutOff != null && cutOff.isAfter(now) ? cutOff : now, cancelAfter), waiting.places());
    }

    /**
     * The cut-off of one store is no wave of another's: by the clock go those whose lane leaves with it, and lines that are late for a wave of their own. Back-orders
     * of a store that rests wait for its next cut-off. What was pulled forward goes with any.
     */
    private static Waiting waiting(Sql sql, Order order, Dc center, List<Lane> ofCenter, String locking) throws SQLException {
        Instant cutOff = order.cutOffAt();
        List<Gln> leaving = order.byClock() && cutOff != null
                ? CutOffs.leaving(ofCenter, center.lastCutOff() == null ? cutOff.minus(A_DAY) : center.lastCutOff(), cutOff)
                : List.of();
        var lines = new ArrayList<WaitingLine>(); // row by row: what comes of 100,000 at once is as much as the rest of the heap
        var places = new HashMap<String, String>();
        sql.each("select ctid, " + WaitingLine.COLUMNS + """
                 from distribution.order_line
                where dc = ? and units - allocated - picked - despatched - cancelled > 0
                  and (?::timestamptz is null or cut_off_at <= ? or pulled_forward_at is not null) and (? or store = any(?))
                  and (? or wave is null or store = any(?) or pulled_forward_at is not null)
                order by pulled_forward_at is null, due_at, id limit\s""" + LINES_AT_MOST + locking,
                row -> {
                    lines.add(WaitingLine.from(row));
                    if (!locking.isEmpty()) {
                        places.put(lines.getLast().id(), row.getString("ctid"));
                    }
                }, order.dc(), order.cutOffAt(), order.cutOffAt(), order.stores().isEmpty(), order.stores(),
                !order.byClock(), leaving);
        return new Waiting(lines, places);
    }

    private Wave write(Sql sql, Order order, Decided decided, Instant now) throws SQLException {
        Decision decision = decided.decision();
        long id = sql.number("insert into distribution.wave (dc, released_at, cut_off_at, by_clock) values (?, ?, ?, ?) returning id",
                order.dc(), now, order.cutOffAt(), order.byClock());
        List<Pick> picks = Pick.insert(sql, id, decision.picks());
        new DcStock(sql, order.dc()).allocate(picks.stream().map(pick -> new StockShare(pick.item(), pick.bin(), pick.units())).toList());
        writeLines(sql, id, decided);
        writeShorts(sql, id, decision.shorts());
        outbox.publish(sql, decision.news().stream().map(shorted -> message(order.dc(), shorted, now)).toList(), order.by(), now);
        if (!order.byClock()) {
            CenterAudit.keep(sql, now, order.by(), DeedKind.WAVE_RELEASED, "wave " + id, Map.of("dc", order.dc(), "picks", picks.size(), "shorts", decision.shorts().size()));
        }
        return new Wave(id, order.dc(), now, order.cutOffAt(), order.byClock(), picks.isEmpty() ? "DONE" : "OPEN", picks, decision.shorts());
    }

    /**
     * Two statements for all. Most get what they wait for: they are found where they stand, which their locks keep so. Looked up by their ids, a tenth of a center's lines would be joined with all
     * of them, and that took a quarter of the time of writing them.
     */
    private static void writeLines(Sql sql, long wave, Decided decided) throws SQLException {
        Map<String, Wave.Short> shorts = decided.decision().shorts().stream().collect(Collectors.toMap(Wave.Short::orderLine, each -> each));
        var whole = new ArrayList<String>();
        var less = new ArrayList<Decision.Promise>();
        for (Decision.Promise promise : decided.decision().promises()) {
            if (shorts.containsKey(promise.line().id())) {
                less.add(promise);
            } else {
                whole.add(requireNonNull(decided.places().get(promise.line().id())));
            }
        }
        int written = sql.execute("update distribution.order_line set wave = ?, allocated = allocated + waiting, back_ordered = 0 where ctid = any(?::tid[])", wave, whole)
                + sql.execute("""
                        update distribution.order_line l set wave = ?, allocated = l.allocated + got.promised, back_ordered = got.back_ordered, cancelled = l.cancelled + got.cancelled
                        from unnest(?::text[], ?::int[], ?::int[], ?::int[]) as got (id, promised, back_ordered, cancelled) where l.id = got.id""",
                        wave, Sql.column(less, promise -> promise.line().id()), Sql.column(less, Decision.Promise::units),
                        Sql.column(less, promise -> missing(shorts, promise, Outcome.BACK_ORDERED)), Sql.column(less, promise -> missing(shorts, promise, Outcome.CANCELLED)));
        if (written != whole.size() + less.size()) {
            throw new IllegalStateException("wave " + wave + " holds " + (whole.size() + less.size()) + " lines, and found " + written);
        }
    }

    private static int missing(Map<String, Wave.Short> shorts, Decision.Promise promise, Outcome outcome) {
        Wave.Short shorted = requireNonNull(shorts.get(promise.line().id()));
        return shorted.outcome() == outcome ? shorted.units() : 0;
    }

    private static void writeShorts(Sql sql, long wave, List<Wave.Short> shorts) throws SQLException {
        for (int from = 0; from < shorts.size(); from += Pick.AT_ONCE) {
            var some = shorts.subList(from, Math.min(shorts.size(), from + Pick.AT_ONCE));
            sql.execute("""
                    insert into distribution.wave_short (wave, order_line, store, item, units, outcome, reason, tier, gain, why)
                    select ?, order_line, store, item, units, outcome, reason, tier, gain, why
                    from unnest(?::text[], ?::text[], ?::text[], ?::int[], ?::text[], ?::text[], ?::text[], ?::float8[], ?::text[])
                        as short (order_line, store, item, units, outcome, reason, tier, gain, why)""",
                    wave, Sql.column(some, Wave.Short::orderLine), Sql.column(some, Wave.Short::store), Sql.column(some, Wave.Short::item), Sql.column(some, Wave.Short::units),
                    Sql.column(some, Wave.Short::outcome), Sql.column(some, Wave.Short::reason), Sql.column(some, Wave.Short::tier), Sql.column(some, Wave.Short::gain),
                    Sql.column(some, Wave.Short::why));
        }
    }

    private static Message message(Gln dc, Wave.Short s, Instant now) {
        return Message.of(new LineShorted(s.store(), now, dc, s.orderLine(), s.item(), s.units(), s.outcome(), s.reason()));
    }
}
