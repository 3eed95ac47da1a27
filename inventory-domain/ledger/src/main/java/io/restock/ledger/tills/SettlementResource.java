package io.restock.ledger.tills;

import io.restock.border.access.Caller;
import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.border.http.Rules;
import io.restock.contracts.Digest;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import io.restock.contracts.Topics;
import io.restock.contracts.access.Action;
import io.restock.contracts.access.Deed;
import io.restock.contracts.access.DeedKind;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.contracts.store.TransactionId;
import io.restock.contracts.store.TransactionLine.MovedPart;
import io.restock.contracts.store.TransactionLine;
import io.restock.contracts.store.UnfitLine;
import io.restock.ledger.Kafka;
import io.restock.ledger.audit.LedgerAudit;
import io.restock.ledger.catalog.Numbers;
import io.restock.ledger.exceptions.ExceptionBook;
import io.restock.ledger.reports.LineBody;
import io.restock.ledger.reports.ReportChecks;
import io.restock.ledger.tills.UnfitLines.Reported;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import io.restock.sql.audit.AuditTrail;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Takes what a person says of a line that did not fit the catalog. */
@Path("/v1/stores/{gln}/tills/{till}/transactions/{businessDate}/{sequence}/lines/{line}/settlements")
@RequestScoped
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SettlementResource {
    /** Parts the till from the line in the name under which the line's transaction stands: no till's own name has it. */
    static final char LINE_OF = '.';

    /**
     * What it was.
     *
     * @param item any of its numbers; absent where nothing moved
     * @param units eaches, packs or grams
     * @param reason why nothing moved: a coupon, say
     */
    public record SettlementBody(@Nullable String item, @Nullable Integer units, @Nullable String reason) {}

    /** @param href where what was booked can be looked up once it is applied; null where nothing moved */
    public record Settled(String status, @Nullable String href) {}

    @Inject
    Database database;
    @Inject
    Kafka kafka;
    @Inject
    Numbers numbers;
    @Inject
    Clock clock;
    @Inject
    Caller caller;

    @POST
    @May(Action.SETTLE_LINE)
    @Operation(summary = "Says what a line was that did not fit the catalog",
            description = "So many of an item, which is booked when the basket was sold; or that it moved nothing, and why.")
    public Response settle(@PathParam("gln") String gln, @PathParam("till") String till, @PathParam("businessDate") String businessDate, @PathParam("sequence") long sequence,
            @PathParam("line") int line, SettlementBody body) {
        var checks = new ReportChecks(numbers, clock);
        Gln given = checks.checking.gln("gln", gln);
        LocalDate date = checks.checking.fits("businessDate", businessDate, Rules::date);
        Checking.body(body, "{\"item\": \"07038010000010\", \"units\": 1}");
        if (body.item() == null) {
            checks.checking.text("reason", body.reason(), Limits.NAME);
            checks.checking.require(body.units() == null, "item", "is missing; or say with reason alone why nothing moved");
            checks.checking.mustHold();
        }
        if (given != null && date != null) {
            var asked = new TransactionId(given, till, date, sequence);
            database.read(sql -> UnfitLines.of(sql, asked)).stream().findFirst().ifPresent(reported -> checks.happenedAt(reported.occurredAt()));
        }
        List<CountedLine> moved = body.item() == null ? List.of() : checks.lines(List.of(new LineBody(body.item(), body.units())), 1, given);
        var id = new TransactionId(checks.checking.held(given), till, checks.checking.held(date), sequence);
        String as = moved.isEmpty() ? "nothing: " + body.reason() : moved.stream().map(part -> part.units() + " of " + part.item()).collect(Collectors.joining(", "));
        var booked = new TransactionId(id.store(), till + LINE_OF + line, id.businessDate(), sequence);
        database.decide(sql -> settle(sql, id, line, moved, booked, as));
        return Response.accepted(new Settled("RECORDED", moved.isEmpty() ? null : booked.href())).build();
    }

    private boolean settle(Sql sql, TransactionId id, int line, List<CountedLine> moved, TransactionId booked, String as) throws SQLException {
        sql.list("select from ledger.unfit_line where store = ? and business_date = ? and till = ? and sequence = ? for update", _ -> id, id.store().digits(), id.businessDate(),
                id.till(), id.sequence());
        Reported reported = UnfitLines.of(sql, id).stream().filter(each -> each.line().line() == line).findFirst()
                .orElseThrow(() -> ProblemException.unknown("line " + line + " of transaction " + id + " is none that waits to be settled"));
        if (reported.settledAs() != null) {
            if (!reported.settledAs().equals(as)) {
                throw ProblemException.conflict("it is settled already, as " + reported.settledAs());
            }
            return false;
        }
        sql.execute("update ledger.unfit_line set settled_at = ?, settled_as = ? where store = ? and business_date = ? and till = ? and sequence = ? and line = ?", clock.instant(),
                as,
                id.store().digits(), id.businessDate(), id.till(), id.sequence(), line);
        LedgerAudit.TRAIL.append(sql, AuditTrail.DESK,
                List.of(Deed.of(clock.instant(), caller.author(), DeedKind.LINE_SETTLED, UnfitLines.subject(id, line), List.of(as, reported.line()))));
        var exceptions = new ExceptionBook(clock.instant(), caller.author());
        exceptions.close(ExceptionKind.LINE_UNFIT, UnfitLines.subject(id, line), clock.instant());
        exceptions.write(sql);
        if (!moved.isEmpty()) {
            RetailTransaction sale = transaction(booked, reported, moved);
            kafka.deliver(List.of(Kafka.record(Topics.POS_TRANSACTIONS.topic(), null, sale.store().digits(), StoreRecord.CODEC.typeOf(sale), StoreRecord.CODEC.write(sale),
                    caller.author().text())));
        }
        return true;
    }

    /** A transaction of one line, which happened when the basket did. */
    private static RetailTransaction transaction(TransactionId id, Reported reported, List<CountedLine> moved) {
        UnfitLine line = reported.line();
        CountedLine first = moved.getFirst();
        String digest = Digest.of(id + " " + (moved.size() == 1 ? first : moved));
        List<MovedPart> parts = moved.size() == 1 ? null : moved.stream().map(part -> new MovedPart(part.item(), part.units())).toList();
        TransactionLine settled = line.disposition() == null
                ? new TransactionLine.Sale(line.line(), first.item(), first.units(), line.amount(), line.currency(), null, parts)
                : new TransactionLine.Return(line.line(), first.item(), first.units(), line.amount(), line.currency(), null, line.disposition(), line.original(), parts);
        return new RetailTransaction(id.store(), id.till(), id.businessDate(), id.sequence(), reported.occurredAt().atOffset(ZoneOffset.UTC), reported.occurredAt(), digest,
                List.of(settled), null, true, null);
    }
}
