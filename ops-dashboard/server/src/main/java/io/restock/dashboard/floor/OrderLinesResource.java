package io.restock.dashboard.floor;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.border.access.May;
import io.restock.border.http.IdempotencyKey;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Json;
import io.restock.contracts.access.Action;
import io.restock.dashboard.floor.CenterAnswers.InPlaceOf;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Replenishment orders line by line, where each is, and what is called off. */
@Path("/api/order-lines")
@RunOnVirtualThread
@RequestScoped
public class OrderLinesResource extends Floor {
    private static final String ORDERS = "/v1/replenishment-orders";
    /** Orders of a page: each has some lines. */
    private static final int ORDERS_AT_MOST = 100;
    private static final int DESPATCHES_LOOKED_AT = 200;
    private static final int SUBSTITUTES_LOOKED_AT = 50;
    /** Orders of what nobody ordered are numbered S-…, behind those of the same time that planning placed. */
    private static final String BEFORE_SUBSTITUTES = "/S-";

    /** @param next the {@code after} of the next page, or null */
    public record OrderLines(List<OrderLine> lines, @Schema(nullable = true) @Nullable String next, Glossary names) {}

    /**
     * @param line written order/line
     * @param status PLACED, DESPATCHED, RECEIVED, MISSING or CANCELLED
     * @param open units neither cancelled nor received
     * @param within24Hours whether the store had all of it in time, null while it is open
     * @param home the center whose store it is, where another one stands in for that; else null
     * @param inPlaceOf what it stands for, where its center sent it in place of another item and nobody ordered it; else null
     */
    public record OrderLine(String line, Gln store, Gln dc, Gtin item, String status, int units, int casePack, int open, int despatched, int cancelled, int received,
            Instant placedAt, Instant cutOffAt, Instant dueAt, @Schema(nullable = true) @Nullable Instant receivedAt, @Schema(nullable = true) @Nullable Boolean within24Hours,
            @Schema(nullable = true) @Nullable InPlaceOf inPlaceOf, @Schema(nullable = true) @Nullable Gln home) {
        static OrderLine of(String order, String store, JsonNode line) {
            return new OrderLine(order + "/" + line.path("line").asInt(), new Gln(store), new Gln(line.path("dc").asText()), new Gtin(line.path("item").asText()),
                    line.path("status").asText(), line.path("units").asInt(), line.path("casePack").asInt(), line.path("open").asInt(), line.path("despatched").asInt(),
                    line.path("cancelled").asInt(), line.path("received").asInt(), Instant.parse(line.path("placedAt").asText()),
                    Instant.parse(line.path("cutOffAt").asText()), Instant.parse(line.path("dueAt").asText()),
                    line.hasNonNull("receivedAt") ? Instant.parse(line.path("receivedAt").asText()) : null,
                    line.hasNonNull("within24Hours") ? line.path("within24Hours").asBoolean() : null,
                    line.hasNonNull("inPlaceOf") ? read(line.path("inPlaceOf"), InPlaceOf.class) : null,
                    line.hasNonNull("home") ? new Gln(line.path("home").asText()) : null);
        }
    }

    /**
     * @param pulled what its center says of pulling it forward while nothing of it has left; null for who may not ask the center, or if it does not answer
     * @param loads what of it left, the latest first; @param instead lines of other items that go in its place; @param troubles what is missing here, a sentence each
     */
    public record OneOrderLine(OrderLine line, @Schema(nullable = true) AheadAnswers.@Nullable Pulled pulled, List<OfLoad> loads, List<OrderLine> instead, List<String> troubles,
            Glossary names) {}

    /** @param expectedAt when it should be at the store, or null where the center does not say; @param receivedAt null while it is under way */
    public record OfLoad(String sscc, int units, Instant despatchedAt, @Schema(nullable = true) @Nullable Instant expectedAt, @Schema(nullable = true) @Nullable Instant receivedAt,
            int received, int damaged) {}

    /** @param units null for all that has not left */
    public record CallOffLineBody(@Schema(nullable = true) @Nullable Integer units, String reason) {}

    @GET
    @May(Action.READ_ORDERS)
    @Operation(operationId = "orderLines", summary = "Replenishment order lines, those due first first")
    public OrderLines lines(@QueryParam("dc") String dc, @QueryParam("store") String store, @QueryParam("status") String status, @QueryParam("dueBefore") String dueBefore,
            @QueryParam("after") String after) {
        JsonNode page = ask(Service.REPLENISHMENT,
                ORDERS + Query.of("dc", dc, "store", store, "status", status, "dueBefore", dueBefore, "after", after, "sort", "due", "limit", "" + ORDERS_AT_MOST));
        var lines = new ArrayList<OrderLine>();
        page.path("orders").forEach(order -> order.path("lines").forEach(line -> {
            if (fits(line, dc, status, dueBefore)) {
                lines.add(OrderLine.of(order.path("order").asText(), order.path("store").asText(), line));
            }
        }));
        return new OrderLines(lines, page.path("next").asText(null), Glossary.of(Json.MAPPER.valueToTree(lines), names, false));
    }

    /** Orders come with all of their lines, since one of them fits. */
    private static boolean fits(JsonNode line, @Nullable String dc, @Nullable String status, @Nullable String dueBefore) {
        boolean open = line.path("open").asInt() > 0;
        return (isNothing(dc) || line.path("dc").asText().equals(dc))
                && (status == null || status.isEmpty() || (status.equals("OPEN") ? open : line.path("status").asText().equals(status)))
                && (isNothing(dueBefore) || open && Instant.parse(line.path("dueAt").asText()).isBefore(Instant.parse(dueBefore)));
    }

    private static boolean isNothing(@Nullable String text) {
        return text == null || text.isEmpty();
    }

    @GET
    @May(Action.READ_ORDERS)
    @Path("/{order}/{line}")
    @Operation(operationId = "orderLine", summary = "One order line, and with what of it left and arrived")
    public OneOrderLine line(String order, int line) {
        JsonNode found = ask(Service.REPLENISHMENT, ORDERS + "/" + Query.segment(order));
        for (JsonNode each : found.path("lines")) {
            if (each.path("line").asInt() == line) {
                var one = OrderLine.of(order, found.path("store").asText(), each);
                var troubles = new ArrayList<String>();
                var loads = one.despatched() == 0 ? List.<OfLoad>of() : loads(one, troubles);
                var instead = one.cancelled() == 0 || one.inPlaceOf() != null ? List.<OrderLine>of() : instead(one, troubles);
                return new OneOrderLine(one, pulled(one, order, line), loads, instead, troubles, Glossary.of(Json.MAPPER.valueToTree(List.of(one, instead)), names, false));
            }
        }
        throw ProblemException.unknown("there is no line " + line + " of order " + order);
    }

    private AheadAnswers.@Nullable Pulled pulled(OrderLine line, String order, int number) {
        return !line.status().equals("PLACED") || !may(Action.READ_DC_ORDERS) ? null
                : part(Service.DISTRIBUTION_CENTER, CenterFloor.path(line.dc().digits()) + CenterAheadResource.pullForward(order, number), new ArrayList<>())
                        .map(answer -> read(answer, AheadAnswers.Pulled.class)).orElse(null);
    }

    /** They are of the same store and due at the same time, so they are the next ones of those that are due then. */
    private List<OrderLine> instead(OrderLine line, List<String> troubles) {
        var others = new ArrayList<OrderLine>();
        part(Service.REPLENISHMENT,
                ORDERS + Query.of("store", line.store().digits(), "sort", "due", "after", line.dueAt() + BEFORE_SUBSTITUTES, "limit", "" + SUBSTITUTES_LOOKED_AT),
                troubles)
                .ifPresent(page -> page.path("orders").forEach(order -> order.path("lines").forEach(each -> {
                    if (line.line().equals(each.path("inPlaceOf").path("orderLine").asText())) {
                        others.add(OrderLine.of(order.path("order").asText(), order.path("store").asText(), each));
                    }
                })));
        return others;
    }

    private List<OfLoad> loads(OrderLine line, List<String> troubles) {
        var loads = new ArrayList<OfLoad>();
        for (String status : List.of("OPEN", "RECEIVED")) {
            part(Service.LEDGER, "/v1/stores/" + line.store() + "/despatches" + Query.of("status", status, "limit", "" + DESPATCHES_LOOKED_AT), troubles)
                    .ifPresent(answer -> answer.path("despatches").forEach(despatch -> despatch.path("lines").forEach(each -> {
                        if (line.line().equals(each.path("orderLine").asText())) {
                            loads.add(load(despatch, each));
                        }
                    })));
        }
        return loads;
    }

    private OfLoad load(JsonNode despatch, JsonNode line) {
        String sscc = despatch.path("sscc").asText();
        var expected = part(Service.DISTRIBUTION_CENTER, "/v1/despatches/" + sscc, new ArrayList<>()).map(answer -> Instant.parse(answer.path("expectedAt").asText())).orElse(null);
        return new OfLoad(sscc, line.path("units").asInt(), Instant.parse(despatch.path("despatchedAt").asText()), expected,
                despatch.hasNonNull("receivedAt") ? Instant.parse(despatch.path("receivedAt").asText()) : null, line.path("received").asInt(), line.path("damaged").asInt());
    }

    @POST
    @May(Action.CANCEL_ORDER)
    @Path("/{order}/{line}/cancellations")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "callOffLine", summary = "Calls off an order line, or some of its units")
    public Accepted callOff(String order, int line, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, CallOffLineBody body) {
        submit(Service.REPLENISHMENT, ORDERS + "/" + Query.segment(order) + "/lines/" + line + "/cancellations", key, body);
        return new Accepted("ASKED", null);
    }
}
