package io.restock.distribution.stock;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.DeedKind;
import io.restock.distribution.audit.CenterAudit;
import io.restock.distribution.lanes.Dc;
import io.restock.distribution.outbox.Message;
import io.restock.distribution.outbox.Outbox;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    /** @param lot null where nobody names it */
    record Counted(Gtin item, Location location, int units, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Lot lot) {}

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
            Map<Place, List<Counted>> places = inItems(sql, dc, count).stream().collect(Collectors.groupingBy(line -> new Place(line.item(), line.location()), LinkedHashMap::new,
                    Collectors.toList()));
            Instant at = count.countedAt().isAfter(now) ? now : count.countedAt();
            var visit =
                    new Visit(sql, dc, new DcStock(sql, dc, new DcStock.Report(StockReports.Kind.COUNT, identity)), at, identity, by, now, new ArrayList<>(), new ArrayList<>());
            var lines = new ArrayList<Line>();
            for (var place : places.entrySet()) {
                lines.add(take(visit, place.getKey(), place.getValue()));
            }
            visit.messages.addAll(StockQuestions.settle(sql, visit.settled, "it was counted", now));
            visit.messages.addAll(PassedLots.follow(sql, Dc.get(sql, dc), now));
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
            Numbers.lying(stocked, line.item(), line.units(), "lines[" + i + "].units")
                    .forEach(part -> lines.add(new Counted(part.item(), line.location(), part.units(), line.lot())));
        }
        return lines;
    }

    private static Line take(Visit visit, Place place, List<Counted> parts) throws SQLException {
        var stock = visit.stock;
        int counted = parts.stream().mapToInt(Counted::units).sum();
        int held = stock.held(place.item, place.location).units();
        long since = stock.movedSince(place.item, place.location, visit.countedAt);
        long expected = held - since;
        if (stock.countedAt(place.item, place.location).filter(last -> last.isAfter(visit.countedAt)).isPresent()) {
            return new Line(place.item, place.location, counted, expected, 0, held, "OLDER");
        }
        List<StockEntry> byLot = byLot(visit, place, parts);
        int onHand = byLot == null ? Math.toIntExact(Math.max(0, counted + since)) : held + byLot.stream().mapToInt(StockEntry::units).sum();
        var question = new StockQuestion(visit.dc, place.item, place.location);
        if (counted + since < 0) {
            visit.messages.add(StockQuestions.ask(visit.sql, question, "%d of %s were counted at %s, and more than that has gone from there since. Count it again."
                    .formatted(counted, place.item, place.location), counted + since, visit.now));
        } else {
            visit.settled.add(question);
        }
        if (byLot != null || onHand != held) {
            stock.book(byLot == null ? List.of(entry(visit, place, onHand - held)) : byLot, visit.by, visit.now);
        }
        stock.counted(place.item, place.location, visit.countedAt);
        return new Line(place.item, place.location, counted, expected, onHand - held, onHand, "COUNTED");
    }

    private static StockEntry entry(Visit visit, Place place, int units) {
        return new StockEntry(place.item, place.location, StockEntry.Kind.COUNTED, units, "count " + visit.identity, visit.countedAt);
    }

    /** Who names a lot has counted the location by lots: what he does not name is not there. @return null where none is named: then what is too much or too little is of whichever lot */
    private static @Nullable List<StockEntry> byLot(Visit visit, Place place, List<Counted> parts) throws SQLException {
        if (parts.stream().allMatch(part -> part.lot == null)) {
            return null;
        }
        var counted = new TreeMap<String, Integer>(Map.of("", 0));
        for (Counted part : parts) {
            if (part.lot != null) {
                visit.stock.hear(place.item, part.lot);
            }
            counted.merge(part.lot == null ? "" : part.lot.name(), part.units, Integer::sum);
        }
        Map<String, Long> since = visit.stock.movedSinceByLot(place.item, place.location, visit.countedAt);
        var held = new HashMap<String, Integer>();
        for (DcStock.Lying lying : visit.stock.lying(List.of(place.item)).getOrDefault(place.item, List.of())) {
            if (lying.bin().location() == place.location) {
                held.put(lying.bin().lot() == null ? "" : lying.bin().lot(), lying.held().units());
                counted.putIfAbsent(lying.bin().lot() == null ? "" : lying.bin().lot(), 0);
            }
        }
        var entries = new ArrayList<StockEntry>();
        counted.forEach((lot, units) -> {
            int change = Math.toIntExact(Math.max(0, units + since.getOrDefault(lot, 0L)) - held.getOrDefault(lot, 0));
            if (change != 0) {
                entries.add(entry(visit, place, change).of(lot.isEmpty() ? null : lot));
            }
        });
        entries.sort(Comparator.comparingInt(StockEntry::units)); // what is missing goes first, of the very lot; what is too much comes then
        return entries;
    }
}
