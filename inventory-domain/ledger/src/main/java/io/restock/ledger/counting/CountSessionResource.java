package io.restock.ledger.counting;

import io.restock.border.access.Caller;
import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.IdempotencyKey;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import io.restock.contracts.access.Action;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.ledger.catalog.Catalog;
import io.restock.ledger.catalog.Numbers;
import io.restock.ledger.counting.Area.Kind;
import io.restock.ledger.counting.CountSessionBody.AreaBody;
import io.restock.ledger.counting.CountSessions.Again;
import io.restock.ledger.counting.CountSessions.Held;
import io.restock.ledger.counting.CountSessions.Opened;
import io.restock.ledger.counting.CountSessions.Part;
import io.restock.ledger.counting.CountSessions.Result;
import io.restock.ledger.outbox.OutboxSender;
import io.restock.ledger.reports.ReportChecks;
import io.restock.ledger.reports.Reports;
import io.restock.sql.Database;
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
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** A count that several people take, area by area. Nothing of it moves stock until it is closed. */
@Path("/v1/stores/{gln}/count-sessions")
@RequestScoped
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CountSessionResource {
    private static final List<Area> USUAL = List.of(new Area("SHELF", Kind.SALES_FLOOR), new Area("BACK_ROOM", Kind.BACK_ROOM));
    /** Its reports have names of their own, which are longer. */
    private static final int LONGEST_KEY = Limits.KEY - 20;

    /** @param session by which areas are reported and the session is closed: its Idempotency-Key */
    public record SessionOpened(String session, List<Area> areas, String href) {}

    public record AreaCounted(String session, String area, int lines) {}

    /** @param leftOut areas that nobody had to count: what lies there counts as none */
    public record ClosingBody(@Nullable List<@Nullable String> leftOut) {}

    public record CallOffBody(@Nullable String reason) {}

    /** @param next to be given as {@code after}, or null if this was all */
    public record SessionPage(List<CountSession> sessions, @Nullable String next) {}

    /** @param next to be given as {@code after}, or null if this was all */
    public record ResultPage(List<Result> items, @Nullable String next) {}

    @Inject
    Database database;
    @Inject
    Catalog catalog;
    @Inject
    Numbers numbers;
    @Inject
    OutboxSender outbox;
    @Inject
    Clock clock;
    @Inject
    Caller caller;

    @POST
    @May(Action.REPORT_STOCK)
    @Operation(summary = "Begins a count that several people take, area by area")
    public Response open(@PathParam("gln") String gln, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, CountSessionBody body) {
        Gln store = store(gln);
        Checking.body(body, "{\"openedAt\": \"2026-03-02T06:00:00+01:00\", \"areas\": [{\"name\": \"SHELF\", \"kind\": \"SALES_FLOOR\"}]}");
        var checks = new ReportChecks(numbers, clock);
        checks.happened("openedAt", body.openedAt());
        String name = checks.checking.optionalText("name", body.name(), Limits.NAME);
        List<Area> areas = areas(checks.checking, body.areas());
        String digest = Reports.digest(body);
        String session = Reports.identity(key, digest);
        checks.checking.require(session.length() <= LONGEST_KEY, IdempotencyKey.HEADER, "must be at most " + LONGEST_KEY + " characters for a session");
        checks.checking.mustHold();
        var opened = new Opened(store, session, digest, name, areas, checks.checking.held(body.openedAt()).toInstant());
        boolean fresh = database.decide(sql -> CountSessions.open(sql, opened, caller.author()));
        return Response.status(fresh ? 201 : 200).entity(new SessionOpened(session, areas, "/v1/stores/" + store + "/count-sessions/" + session)).build();
    }

    private static List<Area> areas(Checking checking, @Nullable List<@Nullable AreaBody> given) {
        if (given == null || given.isEmpty()) {
            return USUAL;
        }
        checking.require(given.size() <= Limits.USUAL_PAGE, "areas", "must be at most " + Limits.USUAL_PAGE);
        var areas = new ArrayList<Area>();
        var names = new HashSet<String>();
        for (int i = 0; i < Math.min(given.size(), Limits.USUAL_PAGE); i++) {
            AreaBody area = given.get(i);
            String path = "areas[" + i + "]";
            String name = checking.text(path + ".name", area == null ? null : area.name(), Limits.NAME);
            Kind kind = checking.oneOf(path + ".kind", area == null ? null : area.kind(), Kind.class);
            if (name != null && kind != null) {
                checking.require(names.add(name), path + ".name", "is named twice");
                areas.add(new Area(name, kind));
            }
        }
        return areas;
    }

    @POST
    @May(Action.REPORT_STOCK)
    @Path("/{session}/counts")
    @Operation(summary = "Reports what was counted in an area",
            description = "An item that was counted there before needs \"again\": ADDS or REPLACES; else 409 names who counted it.")
    public Response count(@PathParam("gln") String gln, @PathParam("session") String session, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, AreaCountBody body) {
        Gln store = store(gln);
        Checking.body(body, "{\"area\": \"SHELF\", \"countedAt\": \"2026-03-02T06:10:00+01:00\", \"lines\": [{\"item\": \"07038010000010\", \"units\": 6}]}");
        var checks = new ReportChecks(numbers, clock);
        checks.happened("countedAt", body.countedAt());
        String area = checks.checking.text("area", body.area(), Limits.NAME);
        Again again = body.again() == null ? null : checks.checking.oneOf("again", body.again(), Again.class);
        List<CountedLine> lines = checks.lines(body.lines(), 0, store);
        String digest = Reports.digest(body);
        String part = Reports.identity(key, digest);
        boolean fresh = database.decide(sql -> {
            Held held = CountSessions.hold(sql, store, session);
            if (CountSessions.has(sql, store, session, part, digest)) {
                return false;
            }
            held.mustBeOpen(session);
            var counted = new Part(store, session, part, digest, held.area(checks.checking.held(area), session),
                    checks.checking.held(body.countedAt()).toInstant().truncatedTo(ChronoUnit.MICROS), again, lines);
            CountSessions.add(sql, counted, caller.author(), clock.instant());
            return true;
        });
        return Response.status(fresh ? 201 : 200).entity(new AreaCounted(session, checks.checking.held(area), lines.size())).build();
    }

    @POST
    @May(Action.REPORT_STOCK)
    @Path("/{session}/closings")
    @Operation(summary = "Ends a count: what its areas come to is reported", description = "409 names areas of which nothing was reported. Closed again, it is the same.")
    public CountSession close(@PathParam("gln") String gln, @PathParam("session") String session, @Nullable ClosingBody body) {
        Gln store = store(gln);
        List<@Nullable String> given = body == null || body.leftOut() == null ? List.of() : body.leftOut();
        List<String> leftOut = given.stream().map(String::valueOf).distinct().toList();
        CountSession closed = database.decide(sql -> {
            CountSessions.hold(sql, store, session);
            CountSession before = CountSessions.find(sql, store, session);
            if (before.state() == CountSession.State.CLOSED) {
                return before;
            }
            Closing.close(sql, store, session, leftOut, caller.author(), clock.instant());
            return CountSessions.find(sql, store, session);
        });
        outbox.sendNow();
        return closed;
    }

    @POST
    @May(Action.REPORT_STOCK)
    @Path("/{session}/cancellations")
    @Operation(summary = "Calls a count off: nothing of it is reported")
    public CountSession cancel(@PathParam("gln") String gln, @PathParam("session") String session, CallOffBody body) {
        Gln store = store(gln);
        var checking = Checking.of(body, "{\"reason\": \"the shop opens\"}");
        String reason = checking.text("reason", body.reason(), Limits.NAME);
        String why = checking.held(reason);
        return database.decide(sql -> {
            Held held = CountSessions.hold(sql, store, session);
            CountSession before = CountSessions.find(sql, store, session);
            if (!why.equals(before.reason())) {
                held.mustBeOpen(session);
                CountSessions.end(sql, store, session, why, List.of(), caller.author(), clock.instant());
            }
            return CountSessions.find(sql, store, session);
        });
    }

    @GET
    @May(Action.READ_REPORT)
    @Path("/{session}")
    @Operation(summary = "A count in areas: who counted what until now, and what became of it")
    public CountSession get(@PathParam("gln") String gln, @PathParam("session") String session) {
        Gln store = store(gln);
        return database.read(sql -> CountSessions.find(sql, store, session));
    }

    /** @param open true: those that are not ended, false: those that are. @param after what the page before named as next */
    @GET
    @May(Action.READ_REPORT)
    @Operation(summary = "The counts in areas of a store")
    public SessionPage list(@PathParam("gln") String gln, @QueryParam("open") @DefaultValue("true") boolean open, @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        Gln store = page(gln, limit);
        List<CountSession> page = database.read(sql -> CountSessions.page(sql, store, open, after, limit));
        return new SessionPage(page, page.size() == limit ? page.getLast().session() : null);
    }

    /** @param after what the page before named as next */
    @GET
    @May(Action.READ_REPORT)
    @Path("/{session}/items")
    @Operation(summary = "What a closed count reported of each item",
            description = "Units that moved while an item was counted in several goes are unsure: it should be counted again.")
    public ResultPage items(@PathParam("gln") String gln, @PathParam("session") String session, @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        Gln store = page(gln, limit);
        List<Result> page = database.read(sql -> {
            CountSessions.find(sql, store, session);
            return CountSessions.results(sql, store, session, after, limit);
        });
        return new ResultPage(page, page.size() == limit ? page.getLast().item().digits() : null);
    }

    private Gln page(String gln, int limit) {
        var checking = new Checking();
        checking.limit(limit, Limits.PAGE);
        checking.mustHold();
        return store(gln);
    }

    private Gln store(String gln) {
        Gln store = Checking.location("gln", gln);
        catalog.mustKnow(store);
        return store;
    }
}
