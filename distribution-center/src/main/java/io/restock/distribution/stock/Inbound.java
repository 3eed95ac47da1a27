package io.restock.distribution.stock;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.DeedKind;
import io.restock.distribution.audit.CenterAudit;
import io.restock.distribution.outbox.Outbox;
import io.restock.distribution.question.StockQuestions;
import io.restock.distribution.stock.InboundResource.Delivery;
import io.restock.distribution.stock.InboundResource.Goods;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Takes goods in once, whatever the sender repeats, and says where they go. */
@ApplicationScoped
public class Inbound {
    @Inject
    StockReports reports;
    @Inject
    Outbox outbox;
    /** Case packs of an item for which the pick face has room. */
    @ConfigProperty(name = "restock.dc.pick-face-packs", defaultValue = "50")
    int pickFacePacks;

    /** What the sender is answered. */
    record Answer(String inbound, Gln dc, String reference, List<PutAway> lines) {}

    record PutAway(Gtin item, Location location, int units) {}

    /** @throws io.restock.border.http.ProblemException 409 if the key came with other content before */
    StockReports.Told receive(Gln dc, @Nullable String key, Delivery body, Author by, Instant now) {
        return reports.once(dc, StockReports.Kind.INBOUND, key, body, now, sql -> book(sql, dc, key, body, by, now));
    }

    private Answer book(Sql sql, Gln dc, @Nullable String key, Delivery body, Author by, Instant now) throws SQLException {
        String identity = StockReports.identity(key, body);
        var stock = new DcStock(sql, dc);
        var putAway = new ArrayList<PutAway>();
        for (Goods line : body.lines()) {
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
        return new Answer(identity, dc, body.reference(), putAway);
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
