package io.restock.distribution.despatch;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Sscc;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.DeedKind;
import io.restock.contracts.despatch.DespatchEvent.GoodsDespatched;
import io.restock.contracts.despatch.Lane;
import io.restock.contracts.store.StoreRecord.DespatchedLine;
import io.restock.distribution.audit.CenterAudit;
import io.restock.distribution.desk.Decider;
import io.restock.distribution.despatch.Packing.Packed;
import io.restock.distribution.despatch.Packing.Staged;
import io.restock.distribution.failover.FailOver;
import io.restock.distribution.failover.StandIns;
import io.restock.distribution.lanes.Dc;
import io.restock.distribution.lanes.Lanes;
import io.restock.distribution.outbox.Message;
import io.restock.distribution.pick.PassedPicks;
import io.restock.distribution.pick.Pick;
import io.restock.distribution.stock.DcStock;
import io.restock.distribution.stock.Location;
import io.restock.distribution.stock.Numbers;
import io.restock.distribution.stock.StockEntry;
import io.restock.distribution.stock.StockEntry.Kind;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Packs what was picked for a store and sends it off, in one unit or in those that the packer says. The advice is written with it, so goods never leave unannounced. What is too much for
 * one advice leaves as several units at once. Each unit has an SSCC and an advice of its own, and is received by itself.
 */
@ApplicationScoped
public class Despatching extends Decider {
    @Inject
    Lanes lanes;

    /** @param again whether nothing new was picked since, so that the last despatch is the answer */
    record Sent(Despatch despatch, boolean again) {}

    /**
     * @param packed by unit what lies in it; none where nobody says it
     * @throws ProblemException 404 without such a wave at the center, 409 if nothing was picked for the store in it, 422 if more is packed than was picked
     */
    Sent despatch(Gln dc, long wave, Gln store, List<List<Packed>> packed, Author by) {
        Optional<Sent> sent = database.decide(sql -> {
            Dc held = Dc.hold(sql, dc);
            sql.first("select id from distribution.wave where id = ? and dc = ?", row -> row.getLong(1), wave, dc)
                    .orElseThrow(() -> ProblemException.unknown("no wave " + wave + " at " + dc));
            FailOver stopped = StandIns.now(sql).of(dc);
            if (stopped == null) {
                outbox.publish(sql, PassedPicks.aimAnew(sql, held, now()), by, now());
            }
            List<Staged> staged = staged(sql, wave, store, dc, held.goodOn(now()));
            if (stopped != null && !staged.isEmpty()) {
                throw ProblemException.conflict(stopped.sentence() + "; what was picked stays there, or is called off with POST /v1/waves/" + wave + "/cancellations");
            }
            if (!staged.isEmpty()) {
                send(sql, held, wave, store, Packing.divide(staged, inItems(sql, dc, packed)), by);
            }
            List<Despatch.Staying> staying = staying(sql, wave, store);
            return last(sql, wave, store).map(despatch -> new Sent(despatch.with(staying), staged.isEmpty()));
        });
        // After the decision: what stays because it may be sent no more is called off, though nothing leaves.
        return sent.orElseThrow(() -> nothing(wave, store));
    }

    private ProblemException nothing(long wave, Gln store) {
        Optional<String> kept = database.read(sql -> sql.first(
                "select called_off from distribution.pick where wave = ? and store = ? and called_off is not null and picked > put_back order by called_off_at desc, id desc limit 1",
                row -> row.getString(1), wave, store));
        return ProblemException.conflict(kept.isEmpty()
                ? "nothing is picked for store " + store + " in wave " + wave + "; answer its picks with POST /v1/waves/" + wave + "/picks first"
                : "nothing that may leave is picked for store " + store + " in wave " + wave + "; of what stands there: " + kept.get()
                        + " Put it back with POST /v1/dcs/{gln}/moves");
    }

    /** Packs and kits in units of their items. */
    private List<List<Packed>> inItems(Sql sql, Gln dc, List<List<Packed>> packed) throws SQLException {
        var stocked = Numbers.stocked(sql, dc, packed.stream().flatMap(List::stream).map(Packed::item).filter(Objects::nonNull).toList(), clock.instant());
        var units = new ArrayList<List<Packed>>();
        for (List<Packed> unit : packed) {
            var lines = new ArrayList<Packed>();
            for (Packed line : unit) {
                if (line.item() == null) {
                    lines.add(line);
                } else {
                    Numbers.lying(stocked, line.item(), line.units(), line.at() + ".units")
                            .forEach(part -> lines.add(new Packed(line.at(), null, part.item(), line.lot(), part.units())));
                }
            }
            units.add(lines);
        }
        return units;
    }

    /** @param day on which what leaves must still be good: whatever was not called off of a lot that passed stays, too */
    private static List<Staged> staged(Sql sql, long wave, Gln store, Gln dc, LocalDate day) throws SQLException {
        return sql.list("""
                select id, item, order_line, picked_lot, picked from distribution.pick p
                where wave = ? and store = ? and picked > 0 and despatch is null and called_off is null
                  and not exists (select from distribution.lot l where l.dc = ? and l.item = p.item and l.lot = p.picked_lot and l.best_before < ?)
                order by item, order_line, id""",
                row -> new Staged(row.getLong("id"), new Gtin(row.getString("item")), row.getString("order_line"), row.getString("picked_lot"), row.getInt("picked")), wave, store,
                dc, day);
    }

    private static List<Despatch.Staying> staying(Sql sql, long wave, Gln store) throws SQLException {
        return sql.list("""
                select id, item, picked - put_back as units, picked_lot, called_off from distribution.pick
                where wave = ? and store = ? and called_off is not null and picked > put_back order by item, id""",
                row -> new Despatch.Staying(row.getLong("id"), new Gtin(row.getString("item")), row.getInt("units"), row.getString("picked_lot"), row.getString("called_off")),
                wave,
                store);
    }

    private static Optional<Despatch> last(Sql sql, long wave, Gln store) throws SQLException {
        var sscc = sql.first("select sscc from distribution.despatch where wave = ? and store = ? order by despatched_at desc, sscc limit 1",
                row -> new Sscc(row.getString("sscc")), wave, store);
        return sscc.isEmpty() ? Optional.empty() : Despatch.find(sql, sscc.get());
    }

    private void send(Sql sql, Dc dc, long wave, Gln store, List<List<Staged>> packed, Author by) throws SQLException {
        Instant now = now();
        Lane lane = lanes.find(sql, dc.gln(), store).orElseGet(() -> Lane.standard(dc.gln(), store, dc.zone()));
        Instant expected = now.plus(Duration.ofMinutes(lane.transitMinutes()));
        var advices = new ArrayList<Message>();
        var ssccs = new ArrayList<Sscc>();
        for (List<Staged> contents : inAdvices(packed)) {
            Sscc sscc = Sscc.of(dc.gln(), sql.number("select nextval('distribution.sscc_serial')"));
            var advice = new GoodsDespatched(store, now, dc.gln(), sscc, expected, lines(contents));
            book(sql, wave, advice, contents, by);
            advices.add(Message.of(advice));
            ssccs.add(sscc);
        }
        outbox.publish(sql, advices, by, now);
        CenterAudit.keep(sql, now, by, DeedKind.DESPATCHED, "wave " + wave + "/" + store, Map.of("dc", dc.gln(), "ssccs", ssccs));
    }

    /** What is too much for one advice becomes several units. */
    private static List<List<Staged>> inAdvices(List<List<Staged>> packed) {
        var units = new ArrayList<List<Staged>>();
        for (List<Staged> unit : packed) {
            List<List<Staged>> byLine = List.copyOf(unit.stream().collect(Collectors.groupingBy(Staged::orderLine, LinkedHashMap::new, Collectors.toList())).values());
            for (int from = 0; from < byLine.size(); from += GoodsDespatched.LINES_AT_MOST) {
                units.add(byLine.subList(from, Math.min(byLine.size(), from + GoodsDespatched.LINES_AT_MOST)).stream().flatMap(List::stream).toList());
            }
        }
        return units;
    }

    private static List<DespatchedLine> lines(List<Staged> contents) {
        var lines = new LinkedHashMap<String, DespatchedLine>();
        contents.forEach(part -> lines.merge(part.orderLine(), new DespatchedLine(part.item(), part.units(), part.orderLine()),
                (line, more) -> new DespatchedLine(line.item(), line.units() + more.units(), line.orderLine())));
        return List.copyOf(lines.values());
    }

    /** As many statements, however many lines: each line touches every index of its order line, and needs no round trip of its own. */
    private static void book(Sql sql, long wave, GoodsDespatched unit, List<Staged> contents, Author by) throws SQLException {
        Sscc sscc = unit.despatch();
        List<DespatchedLine> lines = unit.lines();
        sql.execute("insert into distribution.despatch (sscc, dc, store, wave, despatched_at, expected_at) values (?, ?, ?, ?, ?, ?)",
                sscc, unit.dc(), unit.store(), wave, unit.occurredAt(), unit.expectedAt());
        var ids = Sql.column(lines, DespatchedLine::orderLine);
        var units = Sql.column(lines, DespatchedLine::units);
        sql.execute("""
                insert into distribution.despatch_line (sscc, order_line, item, units)
                select ?, order_line, item, units from unnest(?::text[], ?::text[], ?::int[]) as line (order_line, item, units)""",
                sscc, ids, Sql.column(lines, DespatchedLine::item), units);
        leave(sql, sscc, contents);
        sql.execute("""
                update distribution.order_line l set picked = l.picked - line.units, despatched = l.despatched + line.units
                from unnest(?::text[], ?::int[]) as line (id, units) where l.id = line.id""", ids, units);
        new DcStock(sql, unit.dc()).book(byLot(contents).stream()
                .map(part -> new StockEntry(part.item(), Location.STAGED, Kind.DESPATCHED, -part.units(), "despatch " + sscc).of(part.lot())).toList(), by, unit.occurredAt());
        sql.execute("""
                insert into distribution.despatch_lot (sscc, order_line, lot, best_before, units)
                select p.despatch, p.order_line, p.picked_lot, l.best_before, sum(p.picked) from distribution.pick p
                join distribution.lot l on l.dc = ? and l.item = p.item and l.lot = p.picked_lot where p.despatch = ? and p.order_line = any(?)
                group by 1, 2, 3, 4""", unit.dc(), sscc, contents.stream().filter(part -> part.lot() != null).map(Staged::orderLine).distinct().toList());
    }

    private static Collection<Staged> byLot(List<Staged> contents) {
        record OfLot(String orderLine, @Nullable String lot) {}
        var parts = new LinkedHashMap<OfLot, Staged>();
        contents.forEach(part -> parts.merge(new OfLot(part.orderLine(), part.lot()), part, (there, more) -> there.of(there.units() + more.units())));
        return parts.values();
    }

    /** Of a pick that goes into several units each part becomes a pick of its own, the last one excepted. */
    private static void leave(Sql sql, Sscc sscc, List<Staged> contents) throws SQLException {
        var whole = sql.list(
                """
                update distribution.pick p set despatch = ? from unnest(?::bigint[], ?::int[]) as left_of (id, units) where p.id = left_of.id and p.picked = left_of.units returning p.id""",
                row -> row.getLong(1), sscc, contents.stream().map(Staged::pick).toList(), contents.stream().map(Staged::units).toList());
        var left = new HashSet<>(whole);
        for (Staged part : contents) {
            if (!left.contains(part.pick())) {
                sql.execute("update distribution.pick set despatch = ? where id = ?", sscc, Pick.split(sql, part.pick(), part.units()));
            }
        }
    }

    /** @throws ProblemException 404 without such a center */
    List<Despatch.Brief> list(Gln dc, Despatch.@Nullable Status status, Despatch.@Nullable Place after, int limit) {
        return database.decide(sql -> Despatch.list(sql, Dc.get(sql, dc).gln(), status, after, limit));
    }

    /** @throws ProblemException 404 */
    Despatch find(Sscc sscc) {
        return database.decide(sql -> Despatch.find(sql, sscc)).orElseThrow(() -> unknown(sscc));
    }

    static ProblemException unknown(Sscc sscc) {
        return ProblemException.unknown("no despatch " + sscc);
    }
}
