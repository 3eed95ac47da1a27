package io.restock.dashboard.floor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restock.border.access.May;
import io.restock.border.http.IdempotencyKey;
import io.restock.contracts.Json;
import io.restock.contracts.access.Action;
import io.restock.dashboard.floor.StoreReportResource.ReversalBody;
import io.restock.dashboard.floor.SupplyAnswers.CameBack;
import io.restock.dashboard.floor.SupplyAnswers.OneReturn;
import io.restock.dashboard.floor.SupplyAnswers.ReturnedLot;
import io.restock.dashboard.floor.SupplyAnswers.Returns;
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
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What comes back to a distribution center, and what its staff take back of what they said. */
@Path("/api/dcs/{gln}")
@RunOnVirtualThread
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
public class BackResource extends CenterFloor {
    private static final int LOTS_ASKED_AT_MOST = 20;
    private static final int ENTRIES_LOOKED_AT = 100;

    public record ComeHomeBody(String reason) {}

    public record CameBackBody(Instant arrivedAt, List<BackLine> lines, boolean complete) {}

    /** @param units good ones; @param lot of these, null for none named; @param bestBefore its last day, such as 2026-12-31 */
    public record BackLine(String item, int units, int damaged, @Schema(nullable = true) @Nullable String lot, @Schema(nullable = true) @Nullable String bestBefore) {}

    @GET
    @May(Action.READ_DC_ORDERS)
    @Path("/returns")
    @Operation(operationId = "returns", summary = "What stores send back to a center, and what comes home of despatches that were called off, oldest first")
    public Returns returns(String gln, @QueryParam("open") @Nullable String open, @QueryParam("after") @Nullable String after) {
        return named(gln, "/returns" + Query.of("open", open, "after", after, "limit", "100"), Returns.class);
    }

    @GET
    @May(Action.READ_DC_ORDERS)
    @Path("/returns/{store}/{transfer}")
    @Operation(operationId = "oneReturn", summary = "What comes back to a center under one number, and what of it came")
    public OneReturn one(String gln, String store, String transfer) {
        JsonNode found = ask(gln, numbered(store, transfer));
        String reference = found.hasNonNull("despatch") ? "despatch " + found.path("despatch").asText() + " came home" : "return " + store + "/" + transfer;
        StreamSupport.stream(found.path("lines").spliterator(), false).filter(line -> line.path("arrived").asLong() > 0).limit(LOTS_ASKED_AT_MOST)
                .forEach(line -> lots(gln, (ObjectNode) line, reference));
        return withNames(Json.MAPPER.createObjectNode().set("of", found), OneReturn.class, true);
    }

    @POST
    @May(Action.RECEIVE_INBOUND)
    @Path("/returns/{store}/{transfer}/arrivals")
    @Operation(operationId = "cameBack", summary = "Reports what came back to a center, in parts, over, under or damaged")
    public CameBack arrived(String gln, String store, String transfer, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, CameBackBody body) {
        return submit(gln, numbered(store, transfer) + "/arrivals", key, body, CameBack.class);
    }

    @POST
    @May(Action.WORK_WAVES)
    @Path("/despatches/{sscc}/cancellations")
    @Operation(operationId = "callHome", summary = "Calls off a despatch, as far as its store has not received it: it comes home")
    public Accepted callHome(String gln, String sscc, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, ComeHomeBody body) {
        return done("/v1/despatches/" + Query.segment(sscc) + "/cancellations", key, body);
    }

    @POST
    @May(Action.KEEP_DC_STOCK)
    @Path("/reversals")
    @Operation(operationId = "reverseAtCenter", summary = "Takes back a delivery, count, adjustment, move, arrival or pick that was typed wrongly")
    public Accepted reverse(String gln, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, ReversalBody body) {
        return report(gln, "/reversals", key, body);
    }

    /** The center keeps of which lot goods are with its stock. What was taken back since, or is further back than one page, is not told apart: then none is said. */
    private void lots(String gln, ObjectNode line, String reference) {
        var units = new TreeMap<String, Long>();
        part(Service.DISTRIBUTION_CENTER, path(gln) + "/stock/" + line.path("item").asText() + "/entries" + Query.of("limit", "" + ENTRIES_LOOKED_AT), new ArrayList<>())
                .ifPresent(answer -> answer.path("entries").forEach(entry -> {
                    String cited = entry.path("reference").asText();
                    if (entry.path("kind").asText().equals("RETURNED") && (cited.equals(reference) || cited.startsWith(reference + ", "))) {
                        units.merge(entry.path("lot").asText(""), entry.path("units").asLong(), Long::sum);
                    }
                }));
        if (units.values().stream().mapToLong(Long::longValue).sum() == line.path("arrived").asLong()) {
            var lots = units.entrySet().stream().map(lot -> new ReturnedLot(lot.getKey().isEmpty() ? null : lot.getKey(), lot.getValue())).toList();
            line.set("lots", Json.MAPPER.valueToTree(lots));
        }
    }

    private static String numbered(String store, String transfer) {
        return "/returns/" + Query.segment(store) + "/" + Query.segment(transfer);
    }
}
