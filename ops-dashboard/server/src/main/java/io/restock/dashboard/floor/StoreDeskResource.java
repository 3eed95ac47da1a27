package io.restock.dashboard.floor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.contracts.Gln;
import io.restock.contracts.Json;
import io.restock.contracts.access.Action;
import io.restock.dashboard.page.Query;
import io.restock.dashboard.services.Service;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What waits for a store's staff, of all services that know something of it. */
@Path("/api/stores/{store}/desk")
@RunOnVirtualThread
@RequestScoped
public class StoreDeskResource extends Floor {
    private static final int LISTED_AT_MOST = 100;
    /** Of those the center is asked when they come; a store has a lorry or two on the road. */
    private static final int EXPECTED_AT_MOST = 20;

    @GET
    @May(Action.READ_DELIVERIES)
    @Operation(operationId = "desk", summary = "What waits for a store's staff: questions, exceptions, deliveries, transfers, and how its tills are")
    public StoreAnswers.Desk desk(String store) {
        Gln gln = Checking.location("store", store);
        var troubles = new ArrayList<String>();
        ObjectNode desk = Json.MAPPER.createObjectNode();
        desk.put("store", gln.digits()).put("name", names.of(gln));
        var known = names.store(gln);
        desk.put("zone", known.map(is -> is.zone().getId()).orElse("UTC"));
        Gln dc = known.isEmpty() ? null : known.get().dc();
        if (dc != null) {
            desk.put("dc", dc.digits());
        }
        String at = "/v1/stores/" + gln;
        desk.set("questions", list(Action.READ_QUESTIONS, Service.REPLENISHMENT, at + "/questions", "questions", troubles));
        desk.set("exceptions", cases(list(Action.READ_EXCEPTIONS, Service.LEDGER, "/v1/exceptions" + Query.of("state", "OPEN", "store", gln.digits(), "limit", "" + LISTED_AT_MOST),
                "exceptions", troubles)));
        desk.set("deliveries", expected(list(Action.READ_DELIVERIES, Service.LEDGER, at + "/despatches" + Query.of("limit", "" + LISTED_AT_MOST), "despatches", troubles)));
        desk.set("transfers", list(Action.READ_DELIVERIES, Service.LEDGER, at + "/transfers" + Query.of("open", "true", "limit", "" + LISTED_AT_MOST), "transfers", troubles));
        desk.set("tills", list(Action.READ_TILLS, Service.LEDGER, at + "/tills", "tills", troubles));
        desk.set("troubles", Json.MAPPER.valueToTree(troubles.stream().distinct().toList()));
        return withNames(desk, StoreAnswers.Desk.class, true);
    }

    /** Empty for those who may not read it: that is no trouble. */
    private ArrayNode list(Action action, Service service, String path, String field, List<String> troubles) {
        var found = may(action) ? part(service, path, troubles) : Optional.<JsonNode>empty();
        return found.filter(answer -> answer.path(field).isArray()).map(answer -> (ArrayNode) answer.path(field)).orElseGet(Json.MAPPER::createArrayNode);
    }

    private ArrayNode cases(ArrayNode listed) {
        var cases = StreamSupport.stream(listed.spliterator(), false).map(each -> Cases.Case.of(each, names, caller)).toList();
        return Json.MAPPER.valueToTree(cases);
    }

    private ArrayNode expected(ArrayNode deliveries) {
        int asked = 0;
        for (JsonNode delivery : deliveries) {
            if (asked++ < EXPECTED_AT_MOST) {
                part(Service.DISTRIBUTION_CENTER, "/v1/despatches/" + delivery.path("sscc").asText() + "/advice", new ArrayList<>())
                        .ifPresent(advice -> advised((ObjectNode) delivery, advice));
            }
        }
        return deliveries;
    }

    /** With when it comes, and with what of it stands for something else. */
    private static void advised(ObjectNode delivery, JsonNode advice) {
        delivery.set("expectedAt", advice.path("expectedAt"));
        var substitutes = new HashMap<String, JsonNode>();
        advice.findValues("lines").forEach(lines -> lines.forEach(line -> {
            if (line.hasNonNull("inPlaceOf")) {
                substitutes.put(line.path("orderLine").asText(), line.path("inPlaceOf"));
            }
        }));
        delivery.path("lines").forEach(line -> Optional.ofNullable(substitutes.get(line.path("orderLine").asText()))
                .ifPresent(other -> ((ObjectNode) line).set("inPlaceOf", other)));
    }
}
