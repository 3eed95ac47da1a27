package io.restock.ledger.rounds;

import io.quarkus.scheduler.Scheduled;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.Stake;
import io.restock.ledger.Round;
import io.restock.ledger.despatch.Elsewhere;
import io.restock.ledger.exceptions.ExceptionBook;
import io.restock.ledger.journal.CitedSales;
import io.restock.ledger.journal.CitedSales.Cited;
import io.restock.ledger.journal.CitedSales.Standing;
import io.restock.ledger.stock.StockTable;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Looks at what no record would bring up by itself: despatches and transfers that do not arrive or arrived elsewhere, returns whose sale came to light later, counts made again. */
@ApplicationScoped
public class Rounds extends Round {
    /** Business time after which a despatch or a transfer that nobody received is an exception. */
    static final Duration OVERDUE_AFTER = Duration.ofHours(48);
    private static final int AT_ONCE = 1_000;

    @Scheduled(every = "10s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void go() throws SQLException {
        if (!turn.isOurs()) {
            return;
        }
        database.decide(sql -> {
            var exceptions = new ExceptionBook(clock.instant());
            raiseOverdue(sql, exceptions);
            raiseOverdueTransfers(sql, exceptions);
            Elsewhere.askOwners(sql, exceptions, AT_ONCE);
            closeExplainedReturns(sql, exceptions);
            closeRecounted(sql, exceptions);
            return exceptions.write(sql);
        });
    }

    private record Overdue(Gln store, String sscc, Instant despatchedAt) {}

    private void raiseOverdue(Sql sql, ExceptionBook exceptions) throws SQLException {
        List<Overdue> overdue = sql.list("""
                select d.store, d.sscc, d.despatched_at from ledger.despatch d
                where d.received_at is null and d.despatched_at < ? and not exists (
                    select from ledger.exception e where e.kind = 'DESPATCH_OVERDUE' and e.subject = d.sscc and e.open)
                order by d.despatched_at limit ?""",
                row -> new Overdue(new Gln(row.getString(1)), row.getString(2), Sql.instant(row, "despatched_at")),
                clock.instant().minus(OVERDUE_AFTER), AT_ONCE);
        for (Overdue each : overdue) {
            exceptions.raise(ExceptionKind.DESPATCH_OVERDUE, each.store(), each.sscc(), "despatched at " + each.despatchedAt()
                    + " and not received after " + OVERDUE_AFTER.toHours() + " hours; receive it, or find out where it is", clock.instant(),
                    stake(sql, "select item, sum(units - closed) from ledger.despatch_line where store = ? and sscc = ? group by item", each.store(), each.sscc()));
        }
    }

    private record OverdueTransfer(Gln store, String sender, String transfer, Instant sentAt, boolean toCenter) {}

    private void raiseOverdueTransfers(Sql sql, ExceptionBook exceptions) throws SQLException {
        List<OverdueTransfer> overdue = sql.list("""
                select case when d.to_center then d.sender else d.store end as asked, d.sender, d.transfer, d.sent_at, d.to_center from ledger.transfer_due d
                where d.closed_at is null and d.sent_at < ? and not exists (
                    select from ledger.exception e where e.kind = 'TRANSFER_OVERDUE' and e.subject = d.sender || '/' || d.transfer and e.open)
                order by d.sent_at limit ?""",
                row -> new OverdueTransfer(new Gln(row.getString(1)), row.getString(2), row.getString(3), Sql.instant(row, "sent_at"), row.getBoolean("to_center")),
                clock.instant().minus(OVERDUE_AFTER), AT_ONCE);
        for (OverdueTransfer each : overdue) {
            exceptions.raise(ExceptionKind.TRANSFER_OVERDUE, each.store(), each.sender() + "/" + each.transfer(), "sent by " + each.sender() + " at " + each.sentAt()
                    + " and not all there after " + OVERDUE_AFTER.toHours() + " hours; "
                    + (each.toCenter() ? "have the center say what arrived, or call the rest off there" : "say what arrived, or have the sender cancel the rest"), clock.instant(),
                    stake(sql, "select item, sum(sent - closed) from ledger.transfer_due_line where sender = ? and transfer = ? group by item", each.sender(), each.transfer()));
        }
    }

    private static Stake stake(Sql sql, String openUnits, Object... of) throws SQLException {
        var open = new HashMap<Gtin, Long>();
        sql.each(openUnits, row -> open.put(new Gtin(row.getString(1)), row.getLong(2)), of);
        return Stake.of(open);
    }

    private void closeExplainedReturns(Sql sql, ExceptionBook exceptions) throws SQLException {
        List<Cited> open = new ArrayList<>();
        sql.list("select subject from ledger.exception where kind = 'RETURN_EXCEEDS_SALE' and open limit ?",
                row -> open.add(Cited.ofSubject(row.getString(1))), AT_ONCE);
        for (Standing standing : open.isEmpty() ? List.<Standing>of() : CitedSales.of(sql, open)) {
            if (standing.explained()) {
                exceptions.close(ExceptionKind.RETURN_EXCEEDS_SALE, standing.cited().subject(), clock.instant());
            }
        }
    }

    private void closeRecounted(Sql sql, ExceptionBook exceptions) throws SQLException {
        for (ExceptionKind kind : List.of(ExceptionKind.COUNT_TOO_OLD, ExceptionKind.SOLD_AT_UNKNOWN_TIME)) {
            StockTable.countedSinceAsked(sql, kind, AT_ONCE).forEach(subject -> exceptions.close(kind, subject, clock.instant()));
        }
    }
}
