package io.restock.dashboard.floor;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.access.Action;
import io.restock.dashboard.floor.StoreAnswers.ScannedItem;
import io.restock.dashboard.floor.StoreAnswers.Why;
import io.restock.dashboard.page.Query;
import io.restock.dashboard.services.Service;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What a store's staff hold in their hands, by any form of its number. */
@Path("/api/stores/{store}/scans")
@RunOnVirtualThread
@RequestScoped
public class StoreScanResource extends Floor {
    /** Deliveries that are looked through for an item, the latest first: some weeks of a store. */
    private static final int LOOKED_AT = 200;

    @GET
    @May(Action.READ_STOCK)
    @Operation(operationId = "scan", summary = "The item that a scanned or typed number stands for")
    public ScannedItem scan(String store, @QueryParam("code") @Nullable String code) {
        Checking.location("store", store);
        return scanned(code);
    }

    @GET
    @May(Action.READ_DELIVERIES)
    @Path("/why")
    @Operation(operationId = "why", summary = "Why a store got an item: the last delivery that held it, and why that was ordered")
    public Why why(String store, @QueryParam("code") @Nullable String code) {
        Gln gln = Checking.location("store", store);
        ScannedItem item = scanned(code);
        return held(gln, item, "OPEN").or(() -> held(gln, item, "RECEIVED")).orElseGet(() -> new Why(item.item(), item.name(), item.unit(), null, null, null,
                "No delivery of the last weeks holds " + item.name() + ": it came by a transfer, was counted, or has been here for longer."));
    }

    private ScannedItem scanned(@Nullable String code) {
        var checking = new Checking();
        Gtin number = checking.held(checking.gtin("code", code));
        JsonNode listed = ask(Service.LEDGER, "/v1/items/" + number);
        var item = new Gtin(listed.path("gtin").asText());
        int each = 1;
        for (JsonNode pack : listed.path("packs")) {
            each = pack.path("gtin").asText().equals(number.digits()) ? pack.path("units").asInt(1) : each;
        }
        return new ScannedItem(item, listed.path("name").asText(item.digits()), listed.path("unit").asText("EACH"), each);
    }

    private Optional<Why> held(Gln store, ScannedItem item, String status) {
        for (JsonNode despatch : ask(Service.LEDGER, "/v1/stores/" + store + "/despatches" + Query.of("status", status, "limit", "" + LOOKED_AT)).path("despatches")) {
            for (JsonNode line : despatch.path("lines")) {
                if (line.path("item").asText().equals(item.item().digits())) {
                    return Optional.of(why(item, despatch.path("sscc").asText(), line));
                }
            }
        }
        return Optional.empty();
    }

    private Why why(ScannedItem item, String sscc, JsonNode line) {
        String orderLine = line.path("orderLine").asText(null);
        return new Why(item.item(), item.name(), item.unit(), sscc, orderLine, line.path("units").asInt(),
                orderLine == null ? "Nobody ordered it: the center sent it along with " + sscc + "." : sentence(orderLine));
    }

    /** Planning forgets what is long settled. */
    private String sentence(String orderLine) {
        int slash = orderLine.lastIndexOf('/');
        try {
            JsonNode why = ask(Service.REPLENISHMENT,
                    "/v1/replenishment-orders/" + Query.segment(orderLine.substring(0, slash)) + "/lines/" + orderLine.substring(slash + 1) + "/explanation");
            String sentence = why.path("sentence").asText();
            String instead = why.path("inPlaceOf").path("item").asText(null);
            return instead == null ? sentence : sentence.replace("item " + instead, names.of(new Gtin(instead)).name());
        } catch (ProblemException e) {
            return "It was ordered as " + orderLine + ". " + e.problem().detail();
        }
    }
}
