package io.restock.ledger.access;

import io.restock.border.access.Caller;
import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.access.Action;
import io.restock.contracts.access.Deed;
import io.restock.contracts.access.DeedKind;
import io.restock.contracts.access.Revocation;
import io.restock.ledger.audit.LedgerAudit;
import io.restock.ledger.catalog.Catalog;
import io.restock.ledger.outbox.OutboxSender;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import io.restock.sql.audit.AuditTrail;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code /v1/stores/{gln}/tills/{till}/enrolments}: gives a till a token of its own, by which it speaks for itself and no other, and takes it back. */
@Path("/v1/stores/{gln}/tills/{till}/enrolments")
@RequestScoped
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class EnrolmentResource {
    private static final int USUAL_DAYS = 365;
    private static final int DAYS_AT_MOST = (int) Revoking.LONGEST.toDays();
    private static final int LISTED_AT_MOST = 100;

    @Inject
    Database database;
    @Inject
    Catalog catalog;
    @Inject
    TillTokens tokens;
    @Inject
    Revoking revoking;
    @Inject
    OutboxSender outbox;
    @Inject
    Clock clock;
    @Inject
    Caller caller;

    /** @param days how long the token is valid, 1 to 400; absent: 365 */
    public record EnrolmentBody(@Nullable Integer days) {}

    /** @param token shown this once: it is kept nowhere */
    public record Enrolled(Enrolment enrolment, String token) {}

    public record Enrolments(List<Enrolment> enrolments) {}

    @POST
    @May(Action.ENROL_TILL)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Gives a till a token of its own",
            description = "The token is in this answer and nowhere else. Those that the till had before stay good until they are withdrawn.")
    public Response enrol(@PathParam("gln") String gln, @PathParam("till") String till, @Nullable EnrolmentBody body) {
        Gln store = Checking.location("gln", gln);
        var checking = new Checking();
        checking.require(till.matches("[A-Za-z0-9._-]{1,40}"), "till", "must be 1 to 40 letters, digits, dots, dashes or underscores, was " + till);
        int days = body == null || body.days() == null ? USUAL_DAYS : body.days();
        checking.whole("days", days, 1, DAYS_AT_MOST);
        checking.mustHold();
        catalog.mustKnow(store);
        Instant now = revoking.now();
        var enrolment = new Enrolment(UUID.randomUUID().toString(), store.digits(), till, now, now.plus(Duration.ofDays(days)), caller.name(), null, null);
        String token = tokens.sign(enrolment);
        database.decide(sql -> {
            sql.execute("insert into ledger.enrolment (id, store, till, enrolled_at, until, by) values (?, ?, ?, ?, ?, ?)",
                    enrolment.id(), enrolment.store(), till, now, enrolment.until(), enrolment.by());
            return noted(sql, DeedKind.TILL_ENROLLED, enrolment);
        });
        return Response.status(Response.Status.CREATED).entity(new Enrolled(enrolment, token)).build();
    }

    @GET
    @May(Action.READ_TILLS)
    @Operation(summary = "The tokens that a till was given", description = "The newest 100, without the tokens themselves.")
    public Enrolments list(@PathParam("gln") String gln, @PathParam("till") String till) {
        Gln store = Checking.location("gln", gln);
        return new Enrolments(database.read(sql -> sql.list("select " + Enrolment.COLUMNS + " from ledger.enrolment where store = ? and till = ? order by enrolled_at desc limit ?",
                Enrolment::from, store.digits(), till, LISTED_AT_MOST)));
    }

    @DELETE
    @May(Action.ENROL_TILL)
    @Path("/{enrolment}")
    @Operation(summary = "Takes a token back", description = "Every service refuses it from then on. Said again, it says nothing new.")
    public Enrolment withdraw(@PathParam("gln") String gln, @PathParam("till") String till, @PathParam("enrolment") String id) {
        Gln store = Checking.location("gln", gln);
        var withdrawn = database.decide(sql -> {
            var found = sql.first("""
                    update ledger.enrolment set withdrawn_at = coalesce(withdrawn_at, ?), withdrawn_by = coalesce(withdrawn_by, ?)
                    where id = ? and store = ? and till = ? returning %s""".formatted(Enrolment.COLUMNS),
                    Enrolment::from, revoking.now(), caller.name(), id, store.digits(), till)
                    .orElseThrow(() -> ProblemException.unknown("till " + till + " of store " + store + " has no token " + id));
            revoking.revoke(sql, Revocation.token(id), found.until(), caller.author());
            return noted(sql, DeedKind.TILL_WITHDRAWN, found);
        });
        outbox.sendNow();
        return withdrawn;
    }

    private Enrolment noted(Sql sql, DeedKind kind, Enrolment enrolment) throws SQLException {
        LedgerAudit.TRAIL.append(sql, AuditTrail.DESK, List.of(Deed.of(clock.instant(), caller.author(), kind, enrolment.store() + "/" + enrolment.till(), enrolment)));
        return enrolment;
    }
}
