package io.restock.dashboard.floor;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.border.access.May;
import io.restock.border.http.IdempotencyKey;
import io.restock.contracts.Json;
import io.restock.contracts.access.Action;
import io.restock.dashboard.floor.BetweenAnswers.Between;
import io.restock.dashboard.floor.BetweenAnswers.BetweenCenters;
import io.restock.dashboard.floor.BetweenAnswers.OneBetween;
import io.restock.dashboard.floor.BetweenAnswers.Rebalancing;
import io.restock.dashboard.page.Query;
import io.restock.dashboard.services.Service;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What should go from one distribution center to another, what people say to it, and what goes. */
@Path("/api/dcs/{gln}")
@RunOnVirtualThread
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
public class BetweenCentersResource extends Floor {
    /** @param from the center that has the item; @param units of the proposal as it was seen */
    public record AcceptanceBody(String item, String from, int units, @Schema(nullable = true) @Nullable String reason) {}

    public record DismissalBody(String item, String from, String reason) {}

    /** @param units that left, null for all */
    public record DepartureBody(Instant leftAt, @Schema(nullable = true) @Nullable Integer units) {}

    /** @param units good ones; @param complete false if more of it is on the road; @param reason why less came, where nothing more does; @param lot of the good ones, null for those that left, as they expire */
    public record PartBody(Instant arrivedAt, int units, int damaged, boolean complete, @Schema(nullable = true) @Nullable String reason,
            @Schema(nullable = true) @Nullable String lot, @Schema(nullable = true) @Nullable String bestBefore) {}

    public record CallOffTransferBody(String reason) {}

    public record ExpectationBody(Instant expectedAt) {}

    @GET
    @May(Action.READ_DC_ORDERS)
    @Path("/rebalancing")
    @Operation(operationId = "rebalancing", summary = "What should go between a distribution center and others, what leaves most money first, and why")
    public Rebalancing proposals(String gln) {
        return named(Service.DISTRIBUTION_CENTER, "/v1/dcs/" + Query.segment(gln) + "/rebalancing?limit=200", Rebalancing.class);
    }

    @POST
    @May(Action.REBALANCE)
    @Path("/rebalancing/acceptances")
    @Operation(operationId = "acceptRebalancing", summary = "Accepts a proposal: the goods are ordered from the other center")
    public Between accept(String gln, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, AcceptanceBody body) {
        return submit(Service.DISTRIBUTION_CENTER, "/v1/dcs/" + Query.segment(gln) + "/rebalancing/acceptances", key, body, Between.class);
    }

    @POST
    @May(Action.REBALANCE)
    @Path("/rebalancing/dismissals")
    @Operation(operationId = "dismissRebalancing", summary = "Dismisses a proposal: it is not made again for a while")
    public Accepted dismiss(String gln, DismissalBody body) {
        submit(Service.DISTRIBUTION_CENTER, "/v1/dcs/" + Query.segment(gln) + "/rebalancing/dismissals", null, body);
        return Accepted.DONE;
    }

    @GET
    @May(Action.READ_DC_ORDERS)
    @Path("/center-transfers")
    @Operation(operationId = "betweenCenters", summary = "What goes from a distribution center to others, and from them to it, the newest first")
    public BetweenCenters transfers(String gln, @QueryParam("state") @Nullable String state, @QueryParam("after") @Nullable String after) {
        return named(Service.DISTRIBUTION_CENTER, transfers(gln) + Query.of("state", state, "after", after, "limit", "50"), BetweenCenters.class);
    }

    @GET
    @May(Action.READ_DC_ORDERS)
    @Path("/center-transfers/{id}")
    @Operation(operationId = "oneBetween", summary = "One transfer between distribution centers, and what came of it")
    public OneBetween transfer(String gln, long id) {
        JsonNode transfer = ask(Service.DISTRIBUTION_CENTER, transfers(gln) + "/" + id);
        return withNames(Json.MAPPER.createObjectNode().set("transfer", transfer), OneBetween.class, true);
    }

    @POST
    @May(Action.WORK_WAVES)
    @Path("/center-transfers/{id}/departures")
    @Operation(operationId = "transferLeft", summary = "Reports that a transfer has left, by the center that gives it")
    public Between leave(String gln, long id, DepartureBody body) {
        return submit(Service.DISTRIBUTION_CENTER, transfers(gln) + "/" + id + "/departures", null, body, Between.class);
    }

    @POST
    @May(Action.RECEIVE_INBOUND)
    @Path("/center-transfers/{id}/arrivals")
    @Operation(operationId = "transferCame", summary = "Reports what came of a transfer, or a part of it, by the center that takes it")
    public Between arrive(String gln, long id, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, PartBody body) {
        return submit(Service.DISTRIBUTION_CENTER, transfers(gln) + "/" + id + "/arrivals", key, body, Between.class);
    }

    @POST
    @May(Action.REBALANCE)
    @Path("/center-transfers/{id}/cancellations")
    @Operation(operationId = "callOffTransfer", summary = "Calls a transfer off before it leaves, or gives up what is still on the road of it")
    public Between callOff(String gln, long id, CallOffTransferBody body) {
        return submit(Service.DISTRIBUTION_CENTER, transfers(gln) + "/" + id + "/cancellations", null, body, Between.class);
    }

    @POST
    @May(Action.REBALANCE)
    @Path("/center-transfers/{id}/expectations")
    @Operation(operationId = "putOffTransfer", summary = "Says when a transfer is expected now")
    public Between putOff(String gln, long id, ExpectationBody body) {
        return submit(Service.DISTRIBUTION_CENTER, transfers(gln) + "/" + id + "/expectations", null, body, Between.class);
    }

    private static String transfers(String gln) {
        return "/v1/dcs/" + Query.segment(gln) + "/center-transfers";
    }
}
