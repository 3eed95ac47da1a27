package io.restock.distribution.stock;

import static java.util.stream.Collectors.summingInt;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.DeedKind;
import io.restock.distribution.audit.CenterAudit;
import io.restock.distribution.outbox.Message;
import io.restock.distribution.outbox.Outbox;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes counts of locations. A count says what lay there at its instant; picks and deliveries that came after it, reported before or later, are no
 * part of the difference.
 */
@ApplicationScoped
public class Counting {
    @Inject
    StockReports reports;
    @Inject
    Outbox outbox;

    /** @param countedAt when the goods were looked at; several lines of one location are parts of it */
    record Count(Instant countedAt, List<Counted> lines) {}

    record Counted(Gtin item, Location location, int units) {}

    record Answer(String count, Gln dc, Instant countedAt, List<Line> lines) {}

    /**
     * @param expected units that the books had there at the instant of the count
     * @param variance what was corrected
     * @param onHand units there now
     * @param status {@code COUNTED}, or {@code OLDER} than another count of the location: that one holds
     */
    record Line(Gtin item, Location location, int counted, long expected, long variance, int onHand, String status) {}

    private record Place(Gtin item, Location location) {}

    /** What one count works on. */
    private record Visit(Sql sql, Gln dc, DcStock stock, Instant countedAt, String identity, Author by, Instant now, List<StockQuestion> settled, List<Message> messages) {}

    StockReports.Reported count(Gln dc, @Nullable String key, Count count, Author by, Instant now) {
        return reports.once(dc, StockReports.Kind.COUNT, key, count, now, sql -> {
            String identity = StockReports.identity(key, count);
            Map<Place, Integer> places = inItems(sql, dc, count).stream()
                    .collect(Collectors.groupingBy(line -> new Place(line.item(), line.location()), LinkedHashMap::new, summingInt(Counted::units)));
            Instant at = count.countedAt().isAfter(now) ? now : count.countedAt();
            var visit =
                    new Visit(sql, dc, new DcStock(sql, dc, new DcStock.Report(StockReports.Kind.COUNT, identity)), at, identity, by, now, new ArrayList<>(), new ArrayList<>());
            var lines = new ArrayList<Line>();
            for (var place : places.entrySet()) {
                lines.add(take(visit, place.getKey(), place.getValue()));
            }
            visit.messages.addAll(StockQuestions.settle(sql, visit.settled, "it was counted", now));
            outbox.publish(sql, visit.messages, by, now);
            CenterAudit.keep(sql, now, by, DeedKind.COUNTED, dc, count);
            return new Answer(identity, dc, count.countedAt(), lines);
        });
    }

    /** Packs and kits in units of their items, by what they held when they were counted. */
    private static List<Counted> inItems(Sql sql, Gln dc, Count count) throws SQLException {
        var stocked = Numbers.stocked(sql, dc, count.lines().stream().map(Counted::item).toList(), count.countedAt());
        var lines = new ArrayList<Counted>();
        for (int i = 0; i < count.lines().size(); i++) {
            Counted line = count.lines().get(i);
            Numbers.lying(stocked, line.item(), line.units(), "lines[" + i + "].units").forEach(part -> lines.add(new Counted(part.item(), line.location(), part.units())));
        }
        return lines;
    }

    private static Line take(Visit visit, Place place, int counted) throws SQLException {
        var stock = visit.stock;
        int held = stock.held(place.item, place.location).units();
        long since = stock.movedSince(place.item, place.location, visit.countedAt);
        long expected = held - since;
        if (stock.countedAt(place.item, place.location).filter(last -> last.isAfter(visit.countedAt)).isPresent()) {
            return new Line(place.item, place.location, counted, expected, 0, held, "OLDER");
        }
        int onHand = Math.toIntExact(Math.max(0, counted + since));
        var question = new StockQuestion(visit.dc, place.item, place.location);
        if (counted + since < 0) {
            visit.messages.add(StockQuestions.ask(visit.sql, question, "%d of %s were counted at %s, and more than that has gone from there since. Count it again."
                    .formatted(counted, place.item, place.location), counted + since, visit.now));
        } else {
            visit.settled.add(question);
        }
        if (onHand != held) {
            stock.book(List.of(new StockEntry(place.item, place.location, StockEntry.Kind.COUNTED, onHand - held, "count " + visit.identity, visit.countedAt)),
                    visit.by, visit.now);
        }
        stock.counted(place.item, place.location, visit.countedAt);
        return new Line(place.item, place.location, counted, expected, onHand - held, onHand, "COUNTED");
    }
}
