package io.restock.distribution.reversal;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.DeedKind;
import io.restock.distribution.audit.CenterAudit;
import io.restock.distribution.outbox.Message;
import io.restock.distribution.outbox.Outbox;
import io.restock.distribution.pick.Reopening;
import io.restock.distribution.rebalancing.TransferDeparture;
import io.restock.distribution.rebalancing.TransferPart;
import io.restock.distribution.returns.Returning;
import io.restock.distribution.stock.DcStock;
import io.restock.distribution.stock.GoodsAwaited;
import io.restock.distribution.stock.Location;
import io.restock.distribution.stock.StockQuestions;
import io.restock.distribution.stock.StockReports;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A report that was typed wrongly is taken back as a whole, once, each of its entries at its own instant. So a count that was taken since stays right, and nothing of the report is left in
 * what came in, was lost or found. What cannot be undone on the shelf any more is refused: a count says then what is there.
 */
@ApplicationScoped
public class Reversing {
    @Inject
    StockReports reports;
    @Inject
    Returning returning;
    @Inject
    GoodsAwaited awaited;
    @Inject
    Outbox outbox;

    /** What can be taken back. What was called off was decided, and is asked for anew. */
    public enum Kind {
        INBOUND(StockReports.Kind.INBOUND), COUNT(StockReports.Kind.COUNT), ADJUSTMENT(StockReports.Kind.ADJUSTMENT), MOVE(StockReports.Kind.MOVE),
        RETURN_ARRIVAL(StockReports.Kind.RETURN_ARRIVAL),
        /** Its answer: it is open again. */
        PICK(null),
        /** The transfer is called off: what was said to have left is here. */
        TRANSFER_DEPARTURE(null),
        /** A part of one, such as {@code 17/1}: it has not come. */
        TRANSFER_ARRIVAL(null);

        private final StockReports.@Nullable Kind report;

        Kind(StockReports.@Nullable Kind report) {
            this.report = report;
        }
    }

    record Asked(String of, Kind kind, String reason) {}

    record Answer(String reversal, Gln dc, String of, Kind kind, List<Line> lines) {}

    /** @param units by which it moved; @param onHand units there now */
    record Line(Gtin item, Location location, int units, int onHand) {}

    private record Reported(Instant at, boolean traced) {}

    /** @throws ProblemException 404 if there is no such report, 409 if it was reversed before or cannot be any more, or the key came with other content before */
    StockReports.Reported reverse(Gln dc, @Nullable String key, Asked asked, Author by, Instant now) {
        // A pick may be answered wrongly more than once, so without a key each reversal of it is one of its own.
        String identity = key == null && asked.kind == Kind.PICK ? asked.of + "~" + now : key;
        return reports.once(dc, StockReports.Kind.REVERSAL, identity, asked, now, sql -> {
            String reversal = StockReports.identity(identity, asked);
            var stock = new DcStock(sql, dc, new DcStock.Report(StockReports.Kind.REVERSAL, reversal));
            var entries = new TakenBack(sql, dc, stock, "reversal of " + asked.kind + " " + asked.of + ", " + asked.reason, by, now);
            var messages = new ArrayList<Message>();
            switch (asked.kind) {
                case PICK -> messages.addAll(pick(sql, dc, asked, reversal, entries, now));
                case TRANSFER_DEPARTURE -> messages.addAll(departure(sql, dc, asked, reversal, entries, now));
                case TRANSFER_ARRIVAL -> messages.addAll(part(sql, dc, asked, reversal, entries, now));
                case COUNT, INBOUND, ADJUSTMENT, MOVE, RETURN_ARRIVAL -> messages.addAll(report(sql, dc, asked, reversal, entries, now));
            }
            outbox.publish(sql, messages, by, now);
            CenterAudit.keep(sql, now, by, DeedKind.REVERSED, dc + "/" + asked.kind + "/" + asked.of, asked);
            return new Answer(reversal, dc, asked.of, asked.kind, entries.lines());
        });
    }

    private List<Message> report(Sql sql, Gln dc, Asked asked, String reversal, TakenBack entries, Instant now) throws SQLException {
        StockReports.Kind kind = Objects.requireNonNull(asked.kind.report);
        Reported reported = sql.first("select recorded_at, traced from distribution.report where dc = ? and kind = ? and identity = ?",
                row -> new Reported(Sql.instant(row, "recorded_at"), row.getBoolean("traced")), dc, kind, asked.of)
                .orElseThrow(() -> ProblemException.unknown("center " + dc + " has made no " + asked.kind + " with Idempotency-Key " + asked.of));
        mustBeFirst(sql, dc, asked, asked.of, reversal, now);
        if (!reported.traced) {
            throw ProblemException
                    .conflict("what " + asked.kind + " " + asked.of + " led to was not noted at its time; count its items instead, with POST /v1/dcs/" + dc + "/counts");
        }
        var messages = new ArrayList<Message>();
        if (asked.kind == Kind.COUNT) {
            entries.count(asked.of);
        } else {
            entries.all(kind, asked.of);
        }
        switch (asked.kind) {
            case RETURN_ARRIVAL -> messages.addAll(returning.takeBack(sql, dc, asked.of, now));
            case INBOUND -> messages.addAll(awaited.takenBack(sql, dc, asked.of, now));
            default -> {}
        }
        messages.addAll(StockQuestions.reopen(sql, dc, reported.at, asked.kind + " " + asked.of + " had settled it and was taken back", now));
        return messages;
    }

    private List<Message> pick(Sql sql, Gln dc, Asked asked, String reversal, TakenBack entries, Instant now) throws SQLException {
        Reopening pick = Reopening.find(sql, dc, asked.of)
                .orElseThrow(() -> ProblemException.unknown("center " + dc + " has no pick " + asked.of));
        pick.mustBePossible(sql);
        mustBeFirst(sql, dc, asked, asked.of + "@" + pick.answeredAt(), reversal, now);
        entries.pick(pick.pick().pick(), pick.answeredAt());
        return pick.reopen(sql, entries.stock(), asked.reason, now);
    }

    private static List<Message> departure(Sql sql, Gln dc, Asked asked, String reversal, TakenBack entries, Instant now) throws SQLException {
        mustBeFirst(sql, dc, asked, asked.of, reversal, now);
        TransferDeparture departure = TransferDeparture.find(sql, dc, asked.of, now)
                .orElseThrow(() -> ProblemException.unknown("no transfer " + asked.of + " has left center " + dc + "; GET /v1/dcs/" + dc + "/center-transfers lists them"));
        entries.all(StockReports.Kind.TRANSFER_DEPARTURE, asked.of);
        return departure.takeBack(sql, asked.reason, now);
    }

    private static List<Message> part(Sql sql, Gln dc, Asked asked, String reversal, TakenBack entries, Instant now) throws SQLException {
        TransferPart part = TransferPart.find(sql, dc, asked.of).orElseThrow(
                () -> ProblemException.unknown("no part " + asked.of + " of a transfer has come to center " + dc + "; name the transfer and its part, such as 17/1"));
        mustBeFirst(sql, dc, asked, asked.of, reversal, now);
        entries.all(StockReports.Kind.TRANSFER_ARRIVAL, asked.of);
        var messages = new ArrayList<>(part.takeBack(sql, asked.reason, now));
        messages.addAll(StockQuestions.reopen(sql, dc, part.recordedAt(), asked.kind + " " + asked.of + " had settled it and was taken back", now));
        return messages;
    }

    private static void mustBeFirst(Sql sql, Gln dc, Asked asked, String identity, String reversal, Instant now) throws SQLException {
        var before = sql.first("select reversal from distribution.reversed_report where dc = ? and kind = ? and identity = ?", row -> row.getString(1), dc, asked.kind, identity);
        if (before.isPresent()) {
            throw ProblemException.conflict(asked.kind + " " + asked.of + " was reversed already, by " + before.get());
        }
        sql.execute("insert into distribution.reversed_report (dc, kind, identity, reversal, reversed_at, reason) values (?, ?, ?, ?, ?, ?)", dc, asked.kind, identity, reversal,
                now, asked.reason);
    }
}
