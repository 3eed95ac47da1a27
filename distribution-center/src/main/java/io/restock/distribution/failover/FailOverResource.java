package io.restock.distribution.failover;

import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.IdempotencyKey;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Limits;
import io.restock.contracts.access.Action;
import io.restock.distribution.desk.Desk;
import io.restock.distribution.lanes.Dc;
import io.restock.sql.Sql;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/** {@code /v1/dcs/{gln}/fail-overs}: who stands in for a center that cannot work. */
@Path("/v1/dcs/{gln}/fail-overs")
@RunOnVirtualThread
@RequestScoped
public class FailOverResource extends Desk {
    @Inject
    FailOvers failOvers;

    /**
     * @param to the center that stands in
     * @param from when it begins; absent for now
     * @param until when it ends by itself; absent: when a person ends it
     */
    public record FailOverBody(@Nullable String to, @Nullable Instant from, @Nullable Instant until, @Nullable String reason) {}

    public record EndBody(@Nullable String reason) {}

    /** Newest first. @param next the {@code after} of the next page, or null at the end */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FailOverList(Gln dc, List<FailOver> failOvers, @Nullable Long next) {}

    /** What changed hands by one of them, in that order. @param next the {@code after} of the next page, or null at the end */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Handed(long failOver, List<HandedLine> lines, @Nullable Long next) {}

    /** @param units that waited then; the rest of the line stayed where it was */
    public record HandedLine(String orderLine, Gln store, Gtin item, int units, Gln from, Gln to, Instant at) {}

    @POST
    @May(Action.FAIL_OVER)
    @Operation(summary = "Stops a distribution center and lets another stand in for it",
            description = "What no wave has taken of its stores' lines is handed to the other, with the 24 hours as they were; open picks are free; what is ordered goes there at once. What was picked stays.")
    public Response stop(String gln, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, FailOverBody body) {
        var checking = Checking.of(body, "{\"to\": \"7080003000019\", \"reason\": \"the racks burnt\"}");
        Gln dc = checking.gln("gln", gln);
        Gln to = checking.gln("to", body.to());
        String reason = checking.text("reason", body.reason(), Limits.NAME);
        Instant now = clock.instant();
        Instant begins = body.from() == null ? now : body.from();
        checking.require(to == null || !to.equals(dc), "to", "must be another center than the one that is stopped, was " + to);
        checking.require(body.until() == null || body.until().isAfter(begins) && body.until().isAfter(now), "until", "must be after from, and in the future, was " + body.until());
        Gln stopped = checking.held(dc);
        Gln standIn = checking.held(to);
        caller.mustSpeakForDc(standIn);
        var answer = failOvers.ask(stopped, IdempotencyKey.checked(key), new FailOvers.Asked(standIn, body.from(), body.until(), checking.held(reason)), caller.author());
        return Response.status(answer.again() ? 200 : 201).entity(answer.failOver()).build();
    }

    @POST
    @May(Action.FAIL_OVER)
    @Path("{id}/ends")
    @Operation(summary = "Lets a distribution center work again",
            description = "What waits goes back to it; what the other has promised, picked or sent stays there. A fail-over that is only planned is called off.")
    public FailOver end(String gln, long id, EndBody body) {
        var checking = Checking.of(body, "{\"reason\": \"the strike is over\"}");
        Gln dc = checking.gln("gln", gln);
        String reason = checking.text("reason", body.reason(), Limits.NAME);
        Gln stopped = checking.held(dc);
        caller.mustSpeakForDc(database.read(sql -> FailOvers.find(sql, stopped, id)).standIn());
        return failOvers.end(stopped, id, checking.held(reason), caller.author()).failOver();
    }

    @GET
    @May(Action.READ_DC_ORDERS)
    @Operation(summary = "When a distribution center was stopped, or stood in for another", description = "Newest first; open=true: planned and running ones alone.")
    public FailOverList all(String gln, @QueryParam("open") @Nullable Boolean open, @QueryParam("after") @Nullable Long after, @QueryParam("limit") @Nullable Integer limit) {
        var checking = new Checking();
        Gln dc = checking.gln("gln", gln);
        int length = checking.limit(limit, Limits.PAGE);
        Gln held = checking.held(dc);
        List<FailOver> page = database.read(sql -> {
            Dc.get(sql, held);
            return sql.list(
                    FailOver.SELECT
                            + "where (dc = ? or stand_in = ?) and (?::boolean is null or (ended_at is null) = ?) and (?::bigint is null or id < ?) order by id desc limit ?",
                    FailOver::from, held, held, open, open, after, after, length);
        });
        return new FailOverList(held, page, page.size() < length ? null : Long.valueOf(page.getLast().id()));
    }

    @GET
    @May(Action.READ_DC_ORDERS)
    @Path("{id}")
    @Operation(summary = "One time in which a distribution center was stopped")
    public FailOver one(String gln, long id) {
        Gln dc = Checking.location("gln", gln);
        return database.read(sql -> FailOvers.find(sql, dc, id));
    }

    @GET
    @May(Action.READ_DC_ORDERS)
    @Path("{id}/lines")
    @Operation(summary = "The order lines that changed hands by it",
            description = "In that order, there and back. What waits of them now is on the board of the center that has it.")
    public Handed lines(String gln, long id, @QueryParam("after") @Nullable Long after, @QueryParam("limit") @Nullable Integer limit) {
        var checking = new Checking();
        Gln dc = checking.gln("gln", gln);
        int length = checking.limit(limit, Limits.PAGE);
        Gln held = checking.held(dc);
        return database.read(sql -> {
            FailOvers.find(sql, held, id);
            return page(sql, id, after, length);
        });
    }

    private static Handed page(Sql sql, long id, @Nullable Long after, int length) throws SQLException {
        var last = new long[1];
        List<HandedLine> lines = sql.list("""
                select h.*, l.store, l.item from distribution.hand_over h join distribution.order_line l on l.id = h.order_line
                where h.fail_over = ? and (?::bigint is null or h.id > ?) order by h.id limit ?""", row -> {
            last[0] = row.getLong("id");
            return new HandedLine(row.getString("order_line"), new Gln(row.getString("store")), new Gtin(row.getString("item")), row.getInt("units"),
                    new Gln(row.getString("from_dc")), new Gln(row.getString("to_dc")), Sql.instant(row, "handed_at"));
        }, id, after, after, length);
        return new Handed(id, lines, lines.size() < length ? null : Long.valueOf(last[0]));
    }
}
