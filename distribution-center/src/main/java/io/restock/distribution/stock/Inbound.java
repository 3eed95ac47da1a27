package io.restock.distribution.stock;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Digest;
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

/** Takes goods in once, whatever the sender repeats, and says where they go. */
@ApplicationScoped
public class Inbound {
    @Inject
    Database database;
    @Inject
    Outbox outbox;
    /** Case packs of an item for which the pick face has room. */
    @ConfigProperty(name = "restock.dc.pick-face-packs", defaultValue = "50")
    int pickFacePacks;

    /** @param again whether this only repeats an earlier answer */
    record Received(String answer, boolean again) {}

    /** What the sender is answered. */
    record Answer(String inbound, Gln dc, String reference, List<PutAway> lines) {}

    record PutAway(Gtin item, Location location, int units) {}

    /** @throws ProblemException 409 if the key came with other content before */
    Received receive(Gln dc, String key, Delivery body, Author by, Instant now) {
        String digest = Digest.of(json(body));
        String identity = key == null || key.isBlank() ? digest : key;
        return database.decide(sql -> {
            Dc.hold(sql, dc);
            var earlier = sql.first("select digest, answer from distribution.inbound where dc = ? and identity = ?",
                    row -> new String[] {row.getString(1), row.getString(2)}, dc, identity);
            if (earlier.isEmpty()) {
                return new Received(book(sql, dc, identity, digest, body, by, now), false);
            }
            if (!earlier.get()[0].equals(digest)) {
                throw ProblemException.conflict("Idempotency-Key " + identity + " was used for other goods; send the new delivery under a new key");
            }
            return new Received(earlier.get()[1], true);
        });
    }

    private String book(Sql sql, Gln dc, String identity, String digest, Delivery body, Author by, Instant now) throws SQLException {
        var stock = new DcStock(sql, dc);
        var putAway = new ArrayList<PutAway>();
        var stocked = Numbers.stocked(sql, body.lines().stream().map(Goods::item).toList());
        for (Goods line : inItems(body.lines(), stocked)) {
            List<PutAway> places = places(sql, stock, line);
            stock.book(places.stream().map(place -> new StockEntry(place.item(), place.location(), StockEntry.Kind.INBOUND, place.units(),
                    "inbound " + (body.reference() == null ? identity : body.reference()))).toList(), by, now);
            putAway.addAll(places);
        }
        String answer = json(new Answer(identity, dc, body.reference(), putAway));
        sql.execute("""
                insert into distribution.inbound (dc, identity, digest, reference, received_at, recorded_at, answer)
                values (?, ?, ?, ?, ?, ?, ?)""", dc, identity, digest, body.reference(), body.receivedAt(), now, answer);
        CenterAudit.keep(sql, now, by, DeedKind.GOODS_CAME_IN, dc, body);
        askFor(sql, dc, body.lines().stream().map(Goods::item).filter(number -> !stocked.containsKey(number)).map(Labels::unlisted).distinct().toList(), by, now);
        return answer;
    }

    /** What came in is a fact, so it is taken in under whatever number; somebody has to say what it is. */
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

    private static String json(Object value) {
        try {
            return Json.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
