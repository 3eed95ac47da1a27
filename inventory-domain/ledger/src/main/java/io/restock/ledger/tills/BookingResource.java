package io.restock.ledger.tills;

import io.restock.border.access.Caller;
import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.border.http.Rules;
import io.restock.contracts.Gln;
import io.restock.contracts.Topics;
import io.restock.contracts.access.Action;
import io.restock.contracts.access.Deed;
import io.restock.contracts.access.DeedKind;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.contracts.store.TransactionId;
import io.restock.sql.audit.AuditTrail;
import io.restock.ledger.Kafka;
import io.restock.ledger.audit.LedgerAudit;
import io.restock.ledger.exceptions.ExceptionBook;
import io.restock.ledger.tills.Conflicts.Kept;
import io.restock.sql.Database;
import io.restock.sql.Sql;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Books a basket that came under a number which another one had. */
@Path("/v1/stores/{gln}/tills/{till}/transactions/{businessDate}/{sequence}/bookings")
@RequestScoped
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class BookingResource {
    /**
     * Under which number of its own.
     *
     * @param sequence absent: the old one, at another till
     * @param till absent: the old one
     * @param digest which basket, where several came under the number
     */
    public record BookingBody(@Nullable Long sequence, @Nullable String till, @Nullable String digest) {}

    /** @param href where it can be looked up once it is applied */
    public record Booked(String status, String href) {}

    @Inject
    Database database;
    @Inject
    Kafka kafka;
    @Inject
    Clock clock;
    @Inject
    Caller caller;

    @POST
    @May(Action.BOOK_TRANSACTION)
    @Operation(summary = "Books a basket under a number of its own",
            description = "One that came under a number which another basket had, and was kept. Asked again, it is booked once.")
    public Response book(@PathParam("gln") String gln, @PathParam("till") String till, @PathParam("businessDate") String businessDate, @PathParam("sequence") long sequence,
            BookingBody body) {
        var checking = new Checking();
        Gln given = checking.gln("gln", gln);
        LocalDate date = checking.fits("businessDate", businessDate, Rules::date);
        Checking.body(body, "{\"sequence\": 4712}");
        checking.require(body.sequence() != null || body.till() != null, "sequence", "must be given, or another till: the number " + sequence + " of till " + till + " is used");
        checking.require(body.sequence() == null || body.sequence() >= 0, "sequence", "must be 0 or more");
        checking.require(body.till() == null || body.till().matches("[A-Za-z0-9-]{1,20}"), "till", "must be 1 to 20 letters, digits or hyphens");
        var id = new TransactionId(checking.held(given), till, checking.held(date), sequence);
        var wanted = new TransactionId(id.store(), body.till() == null ? till : body.till(), id.businessDate(), body.sequence() == null ? sequence : body.sequence());
        database.decide(sql -> book(sql, id, wanted, body.digest()));
        return Response.accepted(new Booked("RECORDED", wanted.href())).build();
    }

    private boolean book(Sql sql, TransactionId id, TransactionId wanted, @Nullable String digest) throws SQLException {
        sql.list("select from ledger.conflict where store = ? and business_date = ? and till = ? and sequence = ? for update", _ -> id, id.store().digits(), id.businessDate(),
                id.till(), id.sequence());
        List<Kept> kept = Conflicts.of(sql, id).stream().filter(each -> digest == null || each.transaction().digest().equals(digest)).toList();
        String name = wanted.businessDate() + "/" + wanted.till() + "/" + wanted.sequence();
        if (kept.stream().anyMatch(each -> name.equals(each.bookedAs()))) {
            return false;
        }
        Kept one = theOne(kept.stream().filter(each -> each.bookedAs() == null).toList(), kept, id);
        mustBeFree(sql, wanted);
        RetailTransaction old = one.transaction();
        var moved = new RetailTransaction(wanted.store(), wanted.till(), wanted.businessDate(), wanted.sequence(), old.occurredAt(), old.acceptedAt(), old.digest(), old.lines(),
                old.clockAhead(), old.recording(), old.unfit());
        sql.execute("update ledger.conflict set booked_as = ? where store = ? and business_date = ? and till = ? and sequence = ? and digest = ?", name, id.store().digits(),
                id.businessDate(), id.till(), id.sequence(), old.digest());
        LedgerAudit.TRAIL.append(sql, AuditTrail.DESK, List.of(Deed.of(clock.instant(), caller.author(), DeedKind.TRANSACTION_BOOKED, id, moved)));
        if (Conflicts.of(sql, id).stream().noneMatch(each -> each.bookedAs() == null)) {
            var exceptions = new ExceptionBook(clock.instant(), caller.author());
            exceptions.close(ExceptionKind.CONFLICTING_TRANSACTION, Conflicts.subject(old), clock.instant());
            exceptions.write(sql);
        }
        kafka.deliver(List.of(Kafka.record(Topics.POS_TRANSACTIONS.topic(), null, moved.store().digits(), StoreRecord.CODEC.typeOf(moved), StoreRecord.CODEC.write(moved),
                caller.author().text())));
        return true;
    }

    private static Kept theOne(List<Kept> unbooked, List<Kept> kept, TransactionId id) {
        if (kept.isEmpty()) {
            throw ProblemException.unknown("no other basket came under the number of transaction " + id);
        }
        if (unbooked.isEmpty()) {
            throw ProblemException.conflict("it is booked already, as " + kept.getFirst().bookedAs());
        }
        if (unbooked.size() > 1) {
            throw ProblemException.invalid(List.of("digest must name one of " + unbooked.stream().map(each -> each.transaction().digest()).toList()));
        }
        return unbooked.getFirst();
    }

    private static void mustBeFree(Sql sql, TransactionId wanted) throws SQLException {
        if (sql.number("select count(*) from ledger.transaction where store = ? and business_date = ? and till = ? and sequence = ?", wanted.store().digits(),
                wanted.businessDate(), wanted.till(), wanted.sequence()) > 0) {
            throw ProblemException.conflict("the number of transaction " + wanted + " is used; name one that is not");
        }
    }
}
