package io.restock.distribution.stock;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Digest;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Json;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.DeedKind;
import io.restock.distribution.audit.CenterAudit;
import io.restock.distribution.lanes.Dc;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes goods in once, whatever the sender repeats, and says where they go. */
@ApplicationScoped
public class Inbound {
    @Inject
    Database database;
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
        for (Goods line : body.lines()) {
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
        return answer;
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
