package io.restock.ledger.counting;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Digest;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Limits;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.Topics;
import io.restock.contracts.access.Author;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.contracts.store.StoreRecord.StockCount;
import io.restock.ledger.counting.CountSession.CountedArea;
import io.restock.ledger.counting.CountSessions.Result;
import io.restock.ledger.counting.Joined.Part;
import io.restock.ledger.journal.MovedAmid;
import io.restock.ledger.outbox.Outbox;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Ends a session: what its parts come to becomes counts like any others, one report for the items of each instant. They go through the
 * outbox, so that they are sent if, and only if, the session is closed.
 */
final class Closing {
    private Closing() {}

    /** @param leftOut areas that nobody had to count. @throws ProblemException 409 naming areas of which nothing was reported, or if nothing was counted at all */
    static void close(Sql sql, Gln store, String session, List<String> leftOut, Author by, Instant now) throws SQLException {
        CountSessions.Held held = CountSessions.hold(sql, store, session);
        leftOut.forEach(area -> held.area(area, session));
        held.mustBeOpen(session);
        List<String> missing = CountSessions.find(sql, store, session).areas().stream().filter(area -> area.parts() == 0 && !leftOut.contains(area.name()))
                .map(CountedArea::name).toList();
        if (!missing.isEmpty()) {
            throw ProblemException
                    .conflict("nothing was reported of " + String.join(", ", missing) + "; count there, or name it in \"leftOut\": what lies there will count as none");
        }
        Map<Gtin, List<Part>> parts = CountSessions.parts(sql, store, session, held.areas());
        if (parts.isEmpty()) {
            throw ProblemException.conflict("nothing was counted in session " + session + "; call it off with POST …/cancellations");
        }
        List<Result> results = named(session, joined(sql, store, parts));
        CountSessions.end(sql, store, session, null, leftOut, by, now);
        CountSessions.write(sql, store, session, results);
        report(store, results, by).write(sql);
    }

    /** The count of each item, still without its report. */
    private static List<Result> joined(Sql sql, Gln store, Map<Gtin, List<Part>> parts) throws SQLException {
        var apart = new ArrayList<StoreItemId>();
        Instant from = Instant.MAX;
        Instant until = Instant.MIN;
        for (var each : parts.entrySet()) {
            if (!Joined.isOneInstant(each.getValue())) {
                apart.add(new StoreItemId(store, each.getKey()));
                for (Part part : each.getValue()) {
                    from = part.at().isBefore(from) ? part.at() : from;
                    until = part.at().isAfter(until) ? part.at() : until;
                }
            }
        }
        MovedAmid moved = MovedAmid.of(sql, apart, from, until);
        var results = new ArrayList<Result>(parts.size());
        parts.forEach((item, each) -> {
            Joined joined = Joined.of(each, movements(moved, new StoreItemId(store, item)));
            results.add(new Result(item, joined.at(), Math.toIntExact(Math.clamp(joined.units(), 0, Limits.UNITS)), Math.toIntExact(Math.min(joined.unsure(), Limits.UNITS)), ""));
        });
        return results;
    }

    private static Joined.Movements movements(MovedAmid moved, StoreItemId id) {
        return new Joined.Movements() {
            @Override
            public int byTills(Instant from, Instant until) {
                return moved.units(id, true, from, until);
            }

            @Override
            public int byStaff(Instant from, Instant until) {
                return moved.units(id, false, from, until);
            }
        };
    }

    /** A report is of one instant, and has at most so many lines. */
    private static List<Result> named(String session, List<Result> results) {
        var byInstant = new TreeMap<Instant, List<Result>>();
        results.forEach(each -> byInstant.computeIfAbsent(each.countedAt(), _ -> new ArrayList<>()).add(each));
        var named = new ArrayList<Result>(results.size());
        int reports = 0;
        for (List<Result> ofOneInstant : byInstant.values()) {
            for (int i = 0; i < ofOneInstant.size(); i++) {
                if (i % Limits.REPORT_LINES == 0) {
                    reports++;
                }
                named.add(ofOneInstant.get(i).in(CountSessions.reportOf(session, reports)));
            }
        }
        return named;
    }

    private static Outbox report(Gln store, List<Result> results, Author by) {
        var reports = new TreeMap<String, List<Result>>();
        results.forEach(each -> reports.computeIfAbsent(each.count(), _ -> new ArrayList<>()).add(each));
        var outbox = new Outbox();
        reports.forEach((identity, lines) -> {
            List<CountedLine> counted = lines.stream().map(line -> new CountedLine(line.item(), line.units())).toList();
            StoreRecord count = new StockCount(store, identity, Digest.of(identity + counted), lines.getFirst().countedAt().atOffset(ZoneOffset.UTC), counted);
            outbox.add(Topics.POS_TRANSACTIONS, store.digits(), StoreRecord.CODEC.typeOf(count), StoreRecord.CODEC.write(count), by.text());
        });
        return outbox;
    }
}
