package io.restock.distribution.despatch;

import io.restock.border.http.ProblemException;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Sscc;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.DeedKind;
import io.restock.contracts.despatch.DespatchEvent.GoodsDespatched;
import io.restock.contracts.despatch.Lane;
import io.restock.contracts.store.StoreRecord.DespatchedLine;
import io.restock.distribution.audit.CenterAudit;
import io.restock.distribution.failover.FailOver;
import io.restock.distribution.failover.StandIns;
import io.restock.distribution.lanes.Dc;
import io.restock.distribution.lanes.Lanes;
import io.restock.distribution.outbox.Message;
import io.restock.distribution.outbox.Outbox;
import io.restock.distribution.stock.DcStock;
import io.restock.distribution.stock.Location;
import io.restock.distribution.stock.StockEntry;
import io.restock.distribution.stock.StockEntry.Kind;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Packs what was picked for a store and sends it off. The advice is written with it, so goods never leave unannounced. What is too much for
 * one advice leaves as several units at once, each with an SSCC and an advice of its own.
 */
@ApplicationScoped
public class Despatching {
    @Inject
    Database database;
    @Inject
    Lanes lanes;
    @Inject
    Outbox outbox;
    @Inject
    BusinessClock clock;

    /** @param again whether nothing new was picked since, so that the last despatch is the answer */
    record Sent(Despatch despatch, boolean again) {}

    /** @throws ProblemException 404 without such a wave at the center, 409 if nothing was picked for the store in it */
    Sent despatch(Gln dc, long wave, Gln store, Author by) {
        return database.decide(sql -> {
            Dc held = Dc.hold(sql, dc);
            sql.first("select id from distribution.wave where id = ? and dc = ?", row -> row.getLong(1), wave, dc)
                    .orElseThrow(() -> ProblemException.unknown("no wave " + wave + " at " + dc));
            List<DespatchedLine> lines = picked(sql, wave, store);
            FailOver stopped = lines.isEmpty() ? null : StandIns.now(sql).of(dc);
            if (stopped != null) {
                throw ProblemException.conflict(stopped.sentence() + "; what was picked stays there, or is called off with POST /v1/waves/" + wave + "/cancellations");
            }
            if (!lines.isEmpty()) {
                send(sql, held, wave, store, lines, by);
            }
            return new Sent(last(sql, wave, store).orElseThrow(() -> ProblemException.conflict(
                    "nothing is picked for store " + store + " in wave " + wave + "; answer its picks with POST /v1/waves/" + wave + "/picks first")), lines.isEmpty());
        });
    }

    private static List<DespatchedLine> picked(Sql sql, long wave, Gln store) throws SQLException {
        return sql.list("""
                select item, order_line, sum(picked) as units from distribution.pick
                where wave = ? and store = ? and picked > 0 and despatch is null and called_off is null group by item, order_line order by item, order_line""",
                row -> new DespatchedLine(new Gtin(row.getString("item")), row.getInt("units"), row.getString("order_line")), wave, store);
    }

    private static Optional<Despatch> last(Sql sql, long wave, Gln store) throws SQLException {
        var sscc = sql.first("select sscc from distribution.despatch where wave = ? and store = ? order by despatched_at desc, sscc limit 1",
                row -> new Sscc(row.getString("sscc")), wave, store);
        return sscc.isEmpty() ? Optional.empty() : Despatch.find(sql, sscc.get());
    }

    private void send(Sql sql, Dc dc, long wave, Gln store, List<DespatchedLine> lines, Author by) throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Lane lane = lanes.find(sql, dc.gln(), store).orElseGet(() -> Lane.standard(dc.gln(), store, dc.zone()));
        Instant expected = now.plus(Duration.ofMinutes(lane.transitMinutes()));
        var advices = new ArrayList<Message>();
        var ssccs = new ArrayList<Sscc>();
        for (int from = 0; from < lines.size(); from += GoodsDespatched.LINES_AT_MOST) {
            Sscc sscc = Sscc.of(dc.gln(), sql.number("select nextval('distribution.sscc_serial')"));
            var advice = new GoodsDespatched(store, now, dc.gln(), sscc, expected,
                    List.copyOf(lines.subList(from, Math.min(lines.size(), from + GoodsDespatched.LINES_AT_MOST))));
            book(sql, wave, advice, by);
            advices.add(Message.of(advice));
            ssccs.add(sscc);
        }
        outbox.publish(sql, advices, by, now);
        CenterAudit.keep(sql, now, by, DeedKind.DESPATCHED, "wave " + wave + "/" + store, Map.of("dc", dc.gln(), "ssccs", ssccs));
    }

    private static void book(Sql sql, long wave, GoodsDespatched unit, Author by) throws SQLException {
        Sscc sscc = unit.despatch();
        List<DespatchedLine> lines = unit.lines();
        sql.execute("insert into distribution.despatch (sscc, dc, store, wave, despatched_at, expected_at) values (?, ?, ?, ?, ?, ?)",
                sscc, unit.dc(), unit.store(), wave, unit.occurredAt(), unit.expectedAt());
        sql.batch("insert into distribution.despatch_line (sscc, order_line, item, units) values (?, ?, ?, ?)",
                lines.stream().map(line -> new Object[] {sscc, line.orderLine(), line.item(), line.units()}).toList());
        sql.execute("update distribution.pick set despatch = ? where wave = ? and store = ? and picked > 0 and despatch is null and called_off is null and order_line = any(?)",
                sscc, wave, unit.store(), lines.stream().map(DespatchedLine::orderLine).toList());
        sql.batch("update distribution.order_line set picked = picked - ?, despatched = despatched + ? where id = ?",
                lines.stream().map(line -> new Object[] {line.units(), line.units(), line.orderLine()}).toList());
        new DcStock(sql, unit.dc()).book(lines.stream().map(line -> new StockEntry(line.item(), Location.STAGED, Kind.DESPATCHED, -line.units(), "despatch " + sscc)).toList(),
                by, unit.occurredAt());
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
