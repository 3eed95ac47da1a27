package io.restock.dashboard.floor;

import io.restock.border.access.May;
import io.restock.border.http.IdempotencyKey;
import io.restock.contracts.access.Action;
import io.restock.dashboard.floor.AheadAnswers.FailOverRow;
import io.restock.dashboard.floor.AheadAnswers.FailOvers;
import io.restock.dashboard.floor.AheadAnswers.HandedOver;
import io.restock.dashboard.page.Query;
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

/** Who stands in for a distribution center that cannot work. */
@Path("/api/dcs/{gln}/fail-overs")
@RunOnVirtualThread
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
public class StandInResource extends CenterFloor {
    private static final String ALL = "/fail-overs";

    /** @param from when it begins, null for now; @param until when it ends by itself, null: when a person ends it */
    public record FailOverBody(String to, @Schema(nullable = true) @Nullable Instant from, @Schema(nullable = true) @Nullable Instant until, String reason) {}

    public record EndBody(String reason) {}

    @GET
    @May(Action.READ_DC_ORDERS)
    @Operation(operationId = "failOvers", summary = "When a distribution center was stopped, or stood in for another, newest first")
    public FailOvers all(String gln, @QueryParam("after") @Nullable String after) {
        return ask(gln, ALL + Query.of("after", after, "limit", "50"), FailOvers.class);
    }

    @GET
    @May(Action.READ_DC_ORDERS)
    @Path("/{id}")
    @Operation(operationId = "failOver", summary = "One time in which a distribution center was stopped")
    public FailOverRow one(String gln, long id) {
        return ask(gln, ALL + "/" + id, FailOverRow.class);
    }

    @GET
    @May(Action.READ_DC_ORDERS)
    @Path("/{id}/lines")
    @Operation(operationId = "handedOver", summary = "The order lines that changed hands by it, there and back, in that order")
    public HandedOver lines(String gln, long id, @QueryParam("after") @Nullable String after) {
        return named(gln, ALL + "/" + id + "/lines" + Query.of("after", after, "limit", "200"), HandedOver.class);
    }

    @POST
    @May(Action.FAIL_OVER)
    @Operation(operationId = "failOverTo", summary = "Stops a distribution center and lets another stand in for it")
    public FailOverRow begin(String gln, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, FailOverBody body) {
        return submit(gln, ALL, key, body, FailOverRow.class);
    }

    @POST
    @May(Action.FAIL_OVER)
    @Path("/{id}/ends")
    @Operation(operationId = "endFailOver", summary = "Lets a distribution center work again, or calls off what is only planned")
    public FailOverRow end(String gln, long id, EndBody body) {
        return submit(gln, ALL + "/" + id + "/ends", null, body, FailOverRow.class);
    }
}
