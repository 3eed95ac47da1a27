package io.restock.ledger.reversal;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.stock.StockEvent.StockAdjusted;
import io.restock.contracts.store.StoreRecord.ReportReversal;
import io.restock.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether what a person wants to take back can be: it was applied, nobody has taken it back, and the journal still holds what it led to. */
@ApplicationScoped
public class StandingReports {
    /** @param reversedBy identity of the reversal that was first, or null; @param isWhole whether the journal has all that it led to */
    public record Found(@Nullable String reversedBy, boolean isWhole) {}

    @Inject
    Database database;

    /** Empty while no such report is applied. */
    public Optional<Found> find(Gln store, Reported kind, String of) {
        return database.read(sql -> sql.first("""
                select v.reversal, r.first_position >= ledger.journal_begins() as whole from ledger.record r
                left join ledger.reversed_report v using (store, type, identity) where r.store = ? and r.type = ? and r.identity = ?""",
                row -> new Found(row.getString(1), row.getBoolean(2)), store.digits(), kind.type(), of));
    }

    /** What the adjustment led to that is to be taken back. */
    public List<StockAdjusted> adjusted(ReportReversal reversal) {
        return database.read(sql -> new ReversalTables(sql).ledTo(reversal.store(), Reported.of(reversal.kind()), reversal.of())).stream().flatMap(List::stream)
                .map(StockAdjusted.class::cast).toList();
    }

    /** @throws ProblemException 404 if there is no such report, 409 if it was reversed or is too old */
    public void mustStand(ReportReversal reversal) {
        Reported kind = Reported.of(reversal.kind());
        mustStand(reversal.store(), kind, reversal.of(), find(reversal.store(), kind, reversal.of()));
    }

    /** The same of what was found. */
    public static void mustStand(Gln store, Reported kind, String of, Optional<Found> found) {
        Found report = found
                .orElseThrow(() -> ProblemException.unknown("store " + store + " has made no " + kind + " with Idempotency-Key " + of + "; if it was accepted, ask again soon"));
        if (report.reversedBy() != null) {
            throw ProblemException.conflict(kind + " " + of + " was reversed already, by " + report.reversedBy());
        }
        if (!report.isWhole()) {
            throw ProblemException.conflict("what " + kind + " " + of + " led to is not in the journal any more, whose old parts are moved away; count its items instead");
        }
    }
}
