package io.restock.ledger.exceptions;

import io.restock.border.access.Caller;
import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.Closing;
import io.restock.border.http.IdempotencyKey;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Limits;
import io.restock.contracts.access.Action;
import io.restock.contracts.access.Deed;
import io.restock.contracts.access.DeedKind;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.ExceptionKind.Keeper;
import io.restock.ledger.audit.LedgerAudit;
import io.restock.ledger.exceptions.ExceptionQueue.Place;
import io.restock.ledger.exceptions.ExceptionQueue.Question;
import io.restock.ledger.exceptions.ExceptionView.Event;
import io.restock.ledger.exceptions.ExceptionView.State;
import io.restock.ledger.exceptions.ExceptionView.Whole;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import io.restock.sql.audit.AuditTrail;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The one queue of what people have to look at, of all services, by the money at stake: who has which, what was said of it, and what a person has settled. */
@Path("/v1/exceptions")
@RequestScoped
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ExceptionResource {
    private static final Duration SNOOZED_AT_MOST = Duration.ofDays(90);
    private static final int LONGEST_COMMENT = 2_000;

    /** @param next to be given as {@code after}, or null if this was all */
    public record ExceptionPage(List<ExceptionView> exceptions, @Nullable String next) {}

    /** @param to a person's name, as tokens say it; absent: nobody */
    public record AssignmentBody(@Nullable String to) {}

    public record CommentBody(@Nullable String text) {}

    public record SnoozeBody(@Nullable String until, @Nullable String reason) {}

    @Inject
    Database database;
    @Inject
    Clock clock;
    @Inject
    Caller caller;

    /**
     * @param owner a role, or the name of the person to whom they are assigned. @param open true or false; absent: both. @param state OPEN, SNOOZED or CLOSED; absent: all
     * @param after what the page before named as next; or {@code kind/subject}: then they come by kind and subject
     */
    @GET
    @May(Action.READ_EXCEPTIONS)
    @Operation(summary = "What people have to look at, of all services", description = "The most money at stake first, then what is due first. Of the caller's stores and centers.")
    public ExceptionPage list(@QueryParam("service") @Nullable String service, @QueryParam("kind") @Nullable String kind, @QueryParam("store") @Nullable String store,
            @QueryParam("dc") @Nullable String dc, @QueryParam("owner") @Nullable String owner, @QueryParam("open") @Nullable Boolean open,
            @QueryParam("state") @Nullable String state,
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @DefaultValue("100") int limit) {
        var checking = new Checking();
        checking.limit(limit, Limits.PAGE);
        checking.optionalGln("store", store);
        checking.optionalGln("dc", dc);
        State in = state == null ? null : checking.oneOf("state", state, State.class);
        Place from = after == null ? null : checking.read("after", after, Place::of);
        checking.mustHold();
        var asked = new Question(service, kind, store, dc, owner, open, in);
        List<ExceptionView> page = database.read(sql -> ExceptionQueue.page(sql, asked, caller, from, limit, clock.instant()));
        return new ExceptionPage(page, page.size() == limit ? ExceptionQueue.after(page.getLast(), from) : null);
    }

    /** @param after the id of the last event of the page before */
    @GET
    @May(Action.READ_EXCEPTIONS)
    @Path("/{id}")
    @Operation(summary = "One exception: what is at stake, what settles it, and what happened to it")
    public Whole one(@PathParam("id") String id, @QueryParam("after") @DefaultValue("0") long after, @QueryParam("limit") @DefaultValue("200") int limit) {
        var checking = new Checking();
        checking.limit(limit, Limits.PAGE);
        checking.mustHold();
        return database.snapshot(sql -> whole(sql, number(id), after, limit));
    }

    @POST
    @May(Action.CLOSE_EXCEPTION)
    @Path("/{id}/assignments")
    @Operation(summary = "Gives an exception to a person, or to nobody")
    public Whole assign(@PathParam("id") String id, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, AssignmentBody body) {
        var checking = Checking.of(body, "{\"to\": \"anna\"}");
        String to = checking.optionalText("to", body.to(), Limits.NAME);
        checking.mustHold();
        return work(id, key, (work, number) -> work.assign(number, to));
    }

    @POST
    @May(Action.CLOSE_EXCEPTION)
    @Path("/{id}/comments")
    @Operation(summary = "Says something of an exception")
    public Whole comment(@PathParam("id") String id, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, CommentBody body) {
        var checking = Checking.of(body, "{\"text\": \"the driver has it\"}");
        String text = checking.held(checking.text("text", body.text(), LONGEST_COMMENT));
        return work(id, key, (work, number) -> work.comment(number, text));
    }

    @POST
    @May(Action.CLOSE_EXCEPTION)
    @Path("/{id}/snoozes")
    @Operation(summary = "Puts an exception off until an instant", description = "It comes back then by itself, or before if it is raised again and worse.")
    public Whole snooze(@PathParam("id") String id, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, SnoozeBody body) {
        var checking = Checking.of(body, "{\"until\": \"2026-03-03T08:00:00+01:00\", \"reason\": \"the lorry comes tomorrow\"}");
        Instant until = checking.instant("until", body.until());
        checking.require(body.until() != null, "until", "is missing; send a time such as 2026-03-03T08:00:00+01:00");
        String reason = checking.text("reason", body.reason(), Limits.LONG_NAME);
        Instant now = clock.instant();
        checking.require(until == null || until.isAfter(now), "until", "must be later than now, " + now);
        checking.require(until == null || !until.isAfter(now.plus(SNOOZED_AT_MOST)), "until", "must be within " + SNOOZED_AT_MOST.toDays() + " days");
        String why = checking.held(reason);
        Instant then = checking.held(until).truncatedTo(ChronoUnit.MICROS);
        return work(id, key, (work, number) -> work.snooze(number, then, why));
    }

    private interface Deeds {
        void on(ExceptionWork work, long id) throws SQLException;
    }

    private Whole work(String id, @Nullable String key, Deeds deeds) {
        String checked = IdempotencyKey.checked(key);
        long number = number(id);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return database.decide(sql -> {
            deeds.on(new ExceptionWork(sql, caller, now, checked), number);
            return whole(sql, number, 0, Limits.PAGE);
        });
    }

    private Whole whole(Sql sql, long id, long after, int limit) throws SQLException {
        ExceptionView is = ExceptionQueue.find(sql, id, clock.instant()).orElseThrow(() -> ExceptionWork.unknown(id));
        ExceptionWork.mustBeOf(caller, is);
        List<Event> events = ExceptionQueue.events(sql, id, after, limit);
        return new Whole(is, is.settlements(), events, events.size() == limit ? events.getLast().id() : null);
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw ExceptionWork.unknown(id);
        }
    }

    @POST
    @May(Action.CLOSE_EXCEPTION)
    @Path("/closings")
    @Operation(summary = "Closes an exception of the ledger",
            description = "Its cause is settled. Raised again, it opens again. Those of other services are closed where their kind says.")
    public ExceptionView close(Closing body) {
        Closing.Of closing = Closing.checked(body, Keeper.LEDGER);
        ExceptionKind kind = closing.kind();
        caller.mustBe(kind.owner());
        database.read(sql -> sql.first("select * from ledger.exception where kind = ? and subject = ?", row -> ExceptionView.of(row, clock.instant()),
                kind.name(), closing.subject())).ifPresent(is -> ExceptionWork.mustBeOf(caller, is));
        return database.<Optional<ExceptionView>>decide(sql -> {
            var exceptions = new ExceptionBook(clock.instant(), caller.author());
            exceptions.close(kind, closing.subject(), clock.instant());
            exceptions.write(sql);
            var deed = Deed.of(clock.instant(), caller.author(), DeedKind.EXCEPTION_CLOSED, kind + "/" + closing.subject(), body);
            LedgerAudit.TRAIL.append(sql, AuditTrail.DESK, List.of(deed));
            return sql.first("select * from ledger.exception where kind = ? and subject = ?", row -> ExceptionView.of(row, clock.instant()), kind.name(), closing.subject());
        }).orElseThrow(() -> ProblemException.unknown("there is no exception " + kind + " about " + closing.subject()));
    }
}
