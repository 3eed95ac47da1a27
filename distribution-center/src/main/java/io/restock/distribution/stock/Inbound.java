package io.restock.distribution.stock;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Limits;
import io.restock.contracts.Json;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.DeedKind;
import io.restock.distribution.audit.CenterAudit;
import io.restock.distribution.lanes.Dc;
import io.restock.distribution.outbox.Message;
import io.restock.distribution.outbox.Outbox;
import io.restock.distribution.stock.InboundResource.Delivery;
import io.restock.distribution.stock.PuttingAway.Goods;
import io.restock.distribution.stock.PuttingAway.PutAway;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes goods in once, whatever the sender repeats, and says where they go. */
@ApplicationScoped
public class Inbound {
    @Inject
    Database database;
    @Inject
    StockReports reports;
    @Inject
    PuttingAway puttingAway;
    @Inject
    Outbox outbox;
    @Inject
    GoodsAwaited awaited;
    @Inject
    CrossDock crossDock;

    /** What the sender is answered. */
    record Answer(String inbound, Gln dc, @Nullable String reference, List<PutAway> lines, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<CrossDock.ToLane> toLane) {}

    /** The latest reports first. @throws io.restock.border.http.ProblemException 404 without such a center */
    List<InboundResource.Came> lately(Gln dc, int limit) {
        return database.decide(sql -> {
            Dc.get(sql, dc);
            return sql.list("""
                    select r.recorded_at, r.answer, v.reversal from distribution.report r left join distribution.reversed_report v using (dc, kind, identity)
                    where r.dc = ? and r.kind = ? order by r.recorded_at desc, r.identity limit ?""",
                    row -> came(Sql.instant(row, "recorded_at"), row.getString("answer"), row.getString("reversal")), dc, StockReports.Kind.INBOUND, limit);
        });
    }

    private static InboundResource.Came came(Instant recordedAt, String kept, @Nullable String reversedBy) {
        try {
            Answer answer = Json.MAPPER.readValue(kept, Answer.class);
            return new InboundResource.Came(answer.inbound, answer.reference, recordedAt, answer.lines, reversedBy);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws io.restock.border.http.ProblemException 409 if the key came with other content before */
    StockReports.Reported receive(Gln dc, @Nullable String key, Delivery body, Author by, Instant now) {
        return reports.once(dc, StockReports.Kind.INBOUND, key, body, now, sql -> book(sql, dc, key, body, by, now));
    }

    private Answer book(Sql sql, Gln dc, @Nullable String key, Delivery body, Author by, Instant now) throws SQLException {
        String identity = StockReports.identity(key, body);
        var stock = new DcStock(sql, dc, new DcStock.Report(StockReports.Kind.INBOUND, identity));
        var putAway = new ArrayList<PutAway>();
        List<Gtin> scanned = body.lines().stream().map(Goods::item).toList();
        var stocked = Numbers.stocked(sql, dc, scanned, body.receivedAt());
        List<Goods> goods = PuttingAway.inItems(body.lines(), stocked);
        PuttingAway.noteLots(stock, body.lines(), stocked);
        String reference = "inbound " + (body.reference() == null ? identity : body.reference());
        Dc center = Dc.get(sql, dc);
        var docked = new TreeMap<Gtin, Integer>();
        for (Goods line : body.crossDock() == null ? goods : dockedFirst(sql, center, goods, docked, now)) {
            if (line.units() > 0) {
                putAway.addAll(puttingAway.book(sql, stock, line, StockEntry.Kind.INBOUND, reference, body.receivedAt(), by, now));
            }
        }
        List<CrossDock.ToLane> toLane = body.crossDock() == null ? null : crossDock.direct(sql, center, stock, docked, now);
        var messages = new ArrayList<Message>();
        if (body.reference() != null) {
            List<Goods> damaged = body.damaged() == null ? List.of() : PuttingAway.inItems(body.damaged(), stocked);
            messages.addAll(awaited.came(sql, new GoodsAwaited.Delivery(dc, identity, body.reference(), goods, damaged, body.partly() == null), now));
        }
        List<Gtin> came = goods.stream().map(Goods::item).distinct().toList();
        messages.addAll(StockQuestions.settle(sql, dc, came, "goods of it came in with " + identity, now));
        messages.addAll(PuttingAway.askFor(sql, dc, scanned, stocked, now));
        messages.addAll(PassedLots.follow(sql, center, now));
        outbox.publish(sql, messages, by, now);
        CenterAudit.keep(sql, now, by, DeedKind.GOODS_CAME_IN, dc, body);
        return new Answer(identity, dc, body.reference(), putAway, toLane);
    }

    /** What lines wait for stays at the dock, as far as nobody has put it away and it may be sent. @param docked what stays there, to be filled */
    private List<Goods> dockedFirst(Sql sql, Dc center, List<Goods> goods, Map<Gtin, Integer> docked, Instant now) throws SQLException {
        var free = goods.stream().filter(line -> line.location() == null && (line.lot() == null || line.lot().isGoodOn(center.goodOn(now)))).toList();
        var came = new TreeMap<Gtin, Integer>();
        free.forEach(line -> came.merge(line.item(), line.units(), (some, more) -> (int) Math.min(Limits.UNITS, (long) some + more)));
        Map<Gtin, Integer> wanted = crossDock.wanted(sql, center, came);
        var lines = new ArrayList<Goods>();
        for (Goods line : goods) {
            int here = free.contains(line) ? Math.min(line.units(), wanted.getOrDefault(line.item(), 0) - docked.getOrDefault(line.item(), 0)) : 0;
            if (here > 0) {
                lines.add(line.at(Location.DOCK, here));
                docked.merge(line.item(), here, Integer::sum);
            }
            lines.add(line.at(line.location(), line.units() - here));
        }
        return lines;
    }
}
