package io.restock.distribution.rebalancing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.IdempotencyKey;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import io.restock.contracts.access.Action;
import io.restock.distribution.desk.Desk;
import io.restock.distribution.lanes.Dc;
import io.restock.distribution.rebalancing.CenterTransfer.State;
import io.restock.distribution.rebalancing.TransferArrivals.Arrival;
import io.restock.distribution.stock.Location;
import io.restock.distribution.stock.Lot;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code /v1/dcs/{gln}/center-transfers}: goods that go from one center to another. */
@Path("/v1/dcs/{gln}/center-transfers")
@RunOnVirtualThread
@RequestScoped
public class CenterTransferResource extends Desk {
    @Inject
    CenterTransfers transfers;
    @Inject
    TransferArrivals arrivals;

    /** @param next the {@code after} of the next page, or null at the end */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CenterTransferPage(Gln dc, List<CenterTransfer> transfers, @Nullable Long next) {}

    /** @param units that left; absent: all of them. What does not leave stays here, and is free again */
    public record LeavingBody(@Nullable Instant leftAt, @Nullable Integer units) {}

    /**
     * @param units that are good; @param damaged that are not, beside them; none if absent
     * @param location where the good ones were put, or null: the pick face as far as it has room, the rest in reserve
     * @param complete false if more of it is on the road; absent: nothing more comes
     * @param reason why less came, where nothing more does; or null
     * @param lot of the good ones; absent: of the lots that left, the first to expire first. Of several lots each is a part
     * @param bestBefore the last day on which they are good. Without a lot, the date stands for it
     */
    public record ComingBody(@Nullable Instant arrivedAt, @Nullable Integer units, @Nullable Integer damaged, @Nullable Location location, @Nullable Boolean complete,
            @Nullable String reason, @Nullable String lot, @Nullable LocalDate bestBefore) {}

    public record PuttingOffBody(@Nullable Instant expectedAt) {}

    public record CallOffBody(@Nullable String reason) {}

    @GET
    @May(Action.READ_DC_ORDERS)
    @Operation(summary = "What goes to this center from others, and from it to them", description = "The newest first.")
    public CenterTransferPage all(String gln, @QueryParam("state") @Nullable String state, @QueryParam("after") @Nullable Long after,
            @QueryParam("limit") @Nullable Integer limit) {
        var checking = new Checking();
        Gln named = checking.gln("gln", gln);
        State only = state == null ? null : checking.oneOf("state", state, State.class);
        int length = checking.limit(limit, Limits.PAGE);
        Gln dc = checking.held(named);
        List<CenterTransfer> page = database.read(sql -> {
            Dc.get(sql, dc);
            return CenterTransfer.page(sql, dc, only, after, length, now());
        });
        return new CenterTransferPage(dc, page, page.size() < length ? null : Long.valueOf(page.getLast().id()));
    }

    @GET
    @Path("{id}")
    @May(Action.READ_DC_ORDERS)
    @Operation(summary = "One transfer from or to this center")
    public CenterTransfer one(String gln, long id) {
        Gln dc = Checking.location("gln", gln);
        return database.read(sql -> CenterTransfers.find(sql, dc, id, now()));
    }

    @POST
    @Path("{id}/departures")
    @May(Action.WORK_WAVES)
    @Operation(summary = "Says that a transfer has left", description = "Said by the center that gives it, whose stock it leaves. Said again, it is answered the same.")
    public CenterTransfer leave(String gln, long id, LeavingBody body) {
        var checking = Checking.of(body, "{\"leftAt\": \"2026-03-02T15:00:00+01:00\", \"units\": 48}");
        Gln dc = checking.gln("gln", gln);
        Instant at = past(checking, "leftAt", body.leftAt());
        if (body.units() != null) {
            checking.units("units", body.units(), 1);
        }
        checking.mustHold();
        return transfers.leave(checking.held(dc), id, at, body.units(), caller.author(), now()).transfer();
    }

    @POST
    @Path("{id}/arrivals")
    @May(Action.RECEIVE_INBOUND)
    @Operation(summary = "Says what came of a transfer, or a part of it",
            description = "Good units are stock of the center that takes it. What has not come is missing, or with \"complete\": false on the road; what is missing may come after all.")
    public CenterTransfer arrive(String gln, long id, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, ComingBody body) {
        var checking = Checking.of(body, "{\"arrivedAt\": \"2026-03-03T06:00:00+01:00\", \"units\": 47, \"damaged\": 1, \"complete\": false}");
        Gln dc = checking.gln("gln", gln);
        Instant at = past(checking, "arrivedAt", body.arrivedAt());
        int damaged = body.damaged() == null ? 0 : body.damaged();
        boolean complete = !Boolean.FALSE.equals(body.complete());
        checking.units("units", body.units(), 0);
        checking.units("damaged", damaged, 0);
        checking.require(complete || body.units() == null || body.units() + damaged > 0, "units", "or damaged must be more than 0 of what is not all, were 0");
        checking.require(body.location() != Location.STAGED, "location", "must be PICK_FACE or RESERVE; STAGED is for picked goods");
        String reason = checking.optionalText("reason", body.reason(), Limits.NAME);
        Lot lot = Lot.of(checking, "", body.lot(), body.bestBefore(), null);
        checking.mustHold();
        return arrivals.arrive(checking.held(dc), id, new Arrival(at, checking.held(body.units()), damaged, body.location(), complete, reason, lot), IdempotencyKey.checked(key),
                caller.author(), now()).transfer();
    }

    @POST
    @Path("{id}/cancellations")
    @May(Action.REBALANCE)
    @Operation(summary = "Calls a transfer off, or gives up what is still on the road of it",
            description = "By either center as long as it has not left: what was promised to it is free. Then by the one that takes it: what has not come is missing.")
    public CenterTransfer callOff(String gln, long id, CallOffBody body) {
        var checking = Checking.of(body, "{\"reason\": \"the supplier came after all\"}");
        Gln dc = checking.gln("gln", gln);
        String reason = checking.text("reason", body.reason(), Limits.NAME);
        checking.mustHold();
        return transfers.callOff(checking.held(dc), id, checking.held(reason), caller.author(), now()).transfer();
    }

    @POST
    @Path("{id}/expectations")
    @May(Action.REBALANCE)
    @Operation(summary = "Says when a transfer is expected now",
            description = "By either center, as long as something of it is to come. An exception that it is late ends by it, if that is still to come.")
    public CenterTransfer putOff(String gln, long id, PuttingOffBody body) {
        Checking.body(body, "{\"expectedAt\": \"2026-03-04T06:00:00+01:00\"}");
        var checking = new Checking();
        Gln dc = checking.gln("gln", gln);
        checking.require(body.expectedAt() != null, "expectedAt", "must say when it is expected, such as 2026-03-04T06:00:00+01:00");
        checking.mustHold();
        return transfers.putOff(checking.held(dc), id, checking.held(body.expectedAt()).truncatedTo(ChronoUnit.MICROS), caller.author(), now()).transfer();
    }

    private Instant past(Checking checking, String field, @Nullable Instant at) {
        Instant now = now();
        checking.require(at != null, field, "must say when it was, such as 2026-03-02T15:00:00+01:00");
        checking.require(at == null || !at.isAfter(now.plus(Limits.CLOCK_AHEAD)), field, "must not be in the future, was " + at);
        return at == null || at.isAfter(now) ? now : at.truncatedTo(ChronoUnit.MICROS);
    }
}
