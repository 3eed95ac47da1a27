package io.restock.distribution.stock;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Json;
import io.restock.contracts.Limits;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.DeedKind;
import io.restock.contracts.catalog.Labels;
import io.restock.distribution.audit.CenterAudit;
import io.restock.distribution.lanes.Dc;
import io.restock.distribution.outbox.Outbox;
import io.restock.distribution.stock.InboundResource.Delivery;
import io.restock.distribution.stock.InboundResource.Goods;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Takes goods in once, whatever the sender repeats, and says where they go. */
@ApplicationScoped
public class Inbound {
    @Inject
    Database database;
    @Inject
    StockReports reports;
    @Inject
    Outbox outbox;
    /** Case packs of an item for which the pick face has room. */
    @ConfigProperty(name = "restock.dc.pick-face-packs", defaultValue = "50")
    int pickFacePacks;

    /** What the sender is answered. */
    record Answer(String inbound, Gln dc, @Nullable String reference, List<PutAway> lines) {}

    public record PutAway(Gtin item, Location location, int units) {}

    /** The latest reports first. @throws io.restock.border.http.ProblemException 404 without such a center */
    List<InboundResource.Came> lately(Gln dc, int limit) {
        return database.decide(sql -> {
            Dc.get(sql, dc);
            return sql.list("select recorded_at, answer from distribution.report where dc = ? and kind = ? order by recorded_at desc, identity limit ?",
                    row -> came(Sql.instant(row, "recorded_at"), row.getString("answer")), dc, StockReports.Kind.INBOUND, limit);
        });
    }

    private static InboundResource.Came came(Instant recordedAt, String told) {
        try {
            Answer answer = Json.MAPPER.readValue(told, Answer.class);
            return new InboundResource.Came(answer.inbound, answer.reference, recordedAt, answer.lines);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws io.restock.border.http.ProblemException 409 if the key came with other content before */
    StockReports.Told receive(Gln dc, @Nullable String key, Delivery body, Author by, Instant now) {
        return reports.once(dc, StockReports.Kind.INBOUND, key, body, now, sql -> book(sql, dc, key, body, by, now));
    }

    private Answer book(Sql sql, Gln dc, @Nullable String key, Delivery body, Author by, Instant now) throws SQLException {
        String identity = StockReports.identity(key, body);
        var stock = new DcStock(sql, dc);
        var putAway = new ArrayList<PutAway>();
        var stocked = Numbers.stocked(sql, body.lines().stream().map(Goods::item).toList());
        for (Goods line : inItems(body.lines(), stocked)) {
            List<PutAway> places = places(sql, stock, line);
            String reference = "inbound " + (body.reference() == null ? identity : body.reference());
            // Where nobody says where it was put, it is put there now, whenever it came.
            Instant put = line.location() == null || body.receivedAt().isAfter(now) ? now : body.receivedAt();
            for (PutAway place : places) {
                stock.bookLate(new StockEntry(place.item(), place.location(), StockEntry.Kind.INBOUND, place.units(), reference, put), by, now);
            }
            putAway.addAll(places);
        }
        var came = body.lines().stream().map(Goods::item).toList();
        outbox.publish(sql, StockQuestions.settle(sql, dc, came, "goods of it came in with " + identity, now), by, now);
        CenterAudit.keep(sql, now, by, DeedKind.GOODS_CAME_IN, dc, body);
        askFor(sql, dc, body.lines().stream().map(Goods::item).filter(number -> !stocked.containsKey(number)).map(Labels::unlisted).distinct().toList(), by, now);
        return new Answer(identity, dc, body.reference(), putAway);
    }

    /** What came in is a fact, so it is taken in under whatever number; the merchandiser is asked what it is. */
    private void askFor(Sql sql, Gln dc, List<Gtin> unlisted, Author by, Instant now) throws SQLException {
        if (!unlisted.isEmpty()) {
            sql.batch("insert into distribution.unlisted_goods (dc, item) values (?, ?) on conflict do nothing",
                    unlisted.stream().map(number -> new Object[] {dc, number}).toList());
            outbox.publish(sql, UnlistedGoods.asked(dc, unlisted, now), by, now);
        }
    }

    /** Packs and cartons in units of their items. @throws ProblemException 422 if that is more than a line holds */
    private static List<Goods> inItems(List<Goods> lines, Map<Gtin, Numbers.Stocked> stocked) {
        var checking = new Checking();
        var goods = new ArrayList<Goods>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            Goods line = lines.get(i);
            Numbers.Stocked is = stocked.get(line.item());
            long each = line.count() == null ? 1 : line.count();
            if (is != null) {
                Integer grams = line.grams();
                checking.require(grams != null || !is.weighed() || !line.item().isVariableMeasureLabel() || line.item().equals(is.item()), "lines[" + i + "].item",
                        "is a store's label, which does not say how much came in; name item " + is.item() + ", with its grams as units");
                each = is.weighed() && grams != null ? grams : each * is.units();
            }
            long units = Math.min(each, Limits.UNITS + 1L) * line.units();
            checking.require(units <= Limits.UNITS, "lines[" + i + "].units", "are " + units + " single units, at most " + Limits.UNITS + " fit a line");
            goods.add(new Goods(is == null ? Labels.unlisted(line.item()) : is.item(), (int) units, line.location(), null, null));
        }
        checking.mustHold();
        return goods;
    }

    private List<PutAway> places(Sql sql, DcStock stock, Goods line) throws SQLException {
        if (line.location() != null) {
            return List.of(new PutAway(line.item(), line.location(), line.units()));
        }
        int casePack = sql.first("select case_pack from distribution.item where gtin = ?", row -> row.getInt(1), line.item()).orElse(1);
        long room = Math.max(0, (long) pickFacePacks * casePack - stock.held(line.item(), Location.PICK_FACE).units());
        int near = (int) Math.min(room / casePack * casePack, line.units());
        var places = new ArrayList<PutAway>();
        if (near > 0) {
            places.add(new PutAway(line.item(), Location.PICK_FACE, near));
        }
        if (line.units() > near) {
            places.add(new PutAway(line.item(), Location.RESERVE, line.units() - near));
        }
        return places;
    }
}
