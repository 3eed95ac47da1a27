package io.restock.dashboard.floor;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.contracts.Json;
import io.restock.contracts.access.Action;
import io.restock.dashboard.floor.AheadAnswers.AtRisk;
import io.restock.dashboard.floor.AheadAnswers.Pulled;
import io.restock.dashboard.floor.AheadAnswers.WaveBounds;
import io.restock.dashboard.floor.CenterAnswers.CenterPlace;
import io.restock.dashboard.floor.CenterWorkResource.ReleaseBody;
import io.restock.dashboard.floor.PreviewRows.WavePreview;
import io.restock.dashboard.page.Query;
import io.restock.dashboard.services.Service;
import io.restock.dashboard.services.ServiceAway;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What is ahead of a distribution center: what a wave would do, what it may take, and what will be late. */
@Path("/api/dcs/{gln}")
@RunOnVirtualThread
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
public class CenterAheadResource extends CenterFloor {
    public record PullBody(String reason) {}

    /** @param capacity each of it null for no bound */
    private record Registered(String name, String zone, @Nullable WaveBounds capacity) {}

    @GET
    @May(Action.READ_WAVES)
    @Path("/preview")
    @Operation(operationId = "previewWave", summary = "What a wave would do if it were released now: what each store gets, misses and is expected to lose, and why")
    public WavePreview preview(String gln, @QueryParam("cutOffAt") @Nullable String cutOffAt, @QueryParam("store") @Nullable String store) {
        var checking = new Checking();
        Instant until = checking.instant("cutOffAt", Checking.given(cutOffAt));
        checking.optionalGln("store", store);
        checking.mustHold();
        try {
            JsonNode answer = services.post(Service.DISTRIBUTION_CENTER, path(gln) + "/waves/preview", new ReleaseBody(until, null));
            return PreviewRows.of(answer, Checking.given(store), rows -> Glossary.of(rows, names, false));
        } catch (ServiceAway e) {
            throw e.asProblem();
        }
    }

    @GET
    @May(Action.READ_DC_ORDERS)
    @Path("/at-risk")
    @Operation(operationId = "atRisk", summary = "Order lines that will miss their 24 hours, with what would still save each, the first due first")
    public AtRisk atRisk(String gln, @QueryParam("after") @Nullable String after) {
        return named(gln, "/at-risk" + Query.of("after", after, "limit", "100"), AtRisk.class);
    }

    @POST
    @May(Action.WORK_WAVES)
    @Path("/lines/{order}/{line}/pull-forward")
    @Operation(operationId = "pullForward", summary = "Lets an urgent order line leave with the next wave of any cut-off")
    public Pulled pullForward(String gln, String order, int line, PullBody body) {
        return submit(gln, pullForward(order, line), null, body, Pulled.class);
    }

    @POST
    @May(Action.WORK_WAVES)
    @Path("/lines/{order}/{line}/pull-forward/cancellations")
    @Operation(operationId = "pullBack", summary = "Lets an order line that was pulled forward leave with its own lane's cut-off again, as long as no wave has taken of it")
    public Pulled pullBack(String gln, String order, int line, PullBody body) {
        return submit(gln, pullForward(order, line) + "/cancellations", null, body, Pulled.class);
    }

    static String pullForward(String order, int line) {
        return "/orders/" + Query.segment(order) + "/lines/" + line + "/pull-forward";
    }

    @POST
    @May(Action.KEEP_LANES)
    @Path("/capacity")
    @Operation(operationId = "setCapacity", summary = "Says what one wave of a distribution center takes at most")
    public CenterPlace capacity(String gln, WaveBounds body) {
        var is = ask(gln, "", CenterPlace.class);
        return read(put(Service.DISTRIBUTION_CENTER, path(gln), body == null ? null : Json.MAPPER.valueToTree(new Registered(is.name(), is.zone(), body))), CenterPlace.class);
    }
}
