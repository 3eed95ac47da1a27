package io.restock.distribution.stock;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.DeedKind;
import io.restock.contracts.store.AdjustmentReason;
import io.restock.distribution.audit.CenterAudit;
import io.restock.distribution.lanes.Dc;
import io.restock.distribution.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes what was found, broken, stolen, wasted or used. All of a report counts, or nothing of it. */
@ApplicationScoped
public class Adjusting {
    @Inject
    StockReports reports;
    @Inject
    Outbox outbox;

    record Adjustment(Instant occurredAt, AdjustmentReason reason, List<Adjusted> lines) {}

    /** @param location null for wherever it lies, the pick face first; @param lot null where nobody names it */
    record Adjusted(Gtin item, @Nullable Location location, int units, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Lot lot) {}

    record Answer(String adjustment, Gln dc, AdjustmentReason reason, List<Line> lines) {}

    /** @param onHand units there now */
    record Line(Gtin item, Location location, int units, int onHand) {}

    StockReports.Reported adjust(Gln dc, @Nullable String key, Adjustment said, Author by, Instant now) {
        return reports.once(dc, StockReports.Kind.ADJUSTMENT, key, said, now, sql -> {
            Adjustment adjustment = inItems(sql, dc, said);
            String identity = StockReports.identity(key, said);
            var stock = new DcStock(sql, dc, new DcStock.Report(StockReports.Kind.ADJUSTMENT, identity));
            Instant at = adjustment.occurredAt().isAfter(now) ? now : adjustment.occurredAt();
            var lines = new ArrayList<Line>();
            for (int i = 0; i < adjustment.lines().size(); i++) {
                Adjusted line = adjustment.lines().get(i);
                String lot = line.lot() == null ? null : line.lot().name();
                if (line.lot() != null) {
                    stock.hear(line.item(), line.lot());
                }
                for (var place : places(stock, line, "lines[" + i + "]", at).entrySet()) {
                    stock.bookLate(new StockEntry(line.item(), place.getKey(), StockEntry.Kind.ADJUSTED, place.getValue(), adjustment.reason() + ", " + identity, at).of(lot), by,
                            now);
                    lines.add(new Line(line.item(), place.getKey(), place.getValue(), stock.held(line.item(), place.getKey()).units()));
                }
            }
            var messages = new ArrayList<>(
                    StockQuestions.settle(sql, dc, adjustment.lines().stream().map(Adjusted::item).toList(), "it was adjusted: " + adjustment.reason(), now));
            messages.addAll(PassedLots.follow(sql, Dc.get(sql, dc), now));
            outbox.publish(sql, messages, by, now);
            CenterAudit.keep(sql, now, by, DeedKind.ADJUSTED, dc, said);
            return new Answer(identity, dc, adjustment.reason(), lines);
        });
    }

    /** Packs and kits in units of their items, by what they held then. */
    private static Adjustment inItems(Sql sql, Gln dc, Adjustment said) throws SQLException {
        var stocked = Numbers.stocked(sql, dc, said.lines().stream().map(Adjusted::item).toList(), said.occurredAt());
        var lines = new ArrayList<Adjusted>();
        for (int i = 0; i < said.lines().size(); i++) {
            Adjusted line = said.lines().get(i);
            Numbers.lying(stocked, line.item(), line.units(), "lines[" + i + "].units")
                    .forEach(part -> lines.add(new Adjusted(part.item(), line.location(), part.units(), line.lot())));
        }
        return new Adjustment(said.occurredAt(), said.reason(), lines);
    }

    /** @throws ProblemException 409 if more is gone than was there */
    private static Map<Location, Integer> places(DcStock stock, Adjusted line, String path, Instant at) throws SQLException {
        var named = line.location();
        if (line.units() > 0) {
            return Map.of(named == null ? Location.PICK_FACE : named, line.units());
        }
        var places = new LinkedHashMap<Location, Integer>();
        int gone = -line.units();
        int there = 0;
        for (Location location : named == null ? Location.PICKABLE : List.of(named)) {
            // What was counted since is not taken away a second time, so it need not be there any more.
            boolean counted = stock.countedAt(line.item(), location).filter(at::isBefore).isPresent();
            int held = counted ? gone : there(stock, line, location);
            int here = Math.min(gone, held);
            there += held;
            if (here > 0) {
                places.put(location, -here);
                gone -= here;
            }
        }
        if (gone > 0) {
            throw ProblemException.conflict(
                    path + ".units takes away " + -line.units() + " of " + line.item() + (line.lot() == null ? "" : ", lot " + line.lot().name()) + ", and the books have " + there
                            + (named == null ? "" : " at " + named) + "; count it with POST /v1/dcs/{gln}/counts");
        }
        return places;
    }

    /** Goods of a lot may be among those of which nobody named it. */
    private static int there(DcStock stock, Adjusted line, Location location) throws SQLException {
        return line.lot() == null ? stock.held(line.item(), location).units()
                : stock.held(line.item(), new Bin(location, line.lot().name())).units() + stock.held(line.item(), new Bin(location, null)).units();
    }
}
