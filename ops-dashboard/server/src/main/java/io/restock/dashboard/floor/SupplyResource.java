package io.restock.dashboard.floor;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.border.access.May;
import io.restock.contracts.Json;
import io.restock.contracts.access.Action;
import io.restock.dashboard.floor.SupplyAnswers.OneSupplierOrder;
import io.restock.dashboard.floor.SupplyAnswers.SupplierOrder;
import io.restock.dashboard.floor.SupplyAnswers.SupplierOrders;
import io.restock.dashboard.floor.SupplyAnswers.Supply;
import io.restock.dashboard.page.Query;
import io.restock.dashboard.services.Service;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a distribution center should order from suppliers, what it has ordered, and what came of that. */
@Path("/api/dcs/{gln}")
@RunOnVirtualThread
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
public class SupplyResource extends CenterFloor {
    /** The whole order; said again it changes it, as long as it is open. */
    public record SupplierOrderBody(@Schema(nullable = true) @Nullable String supplier, Instant expectedAt, List<OrderedLine> lines) {}

    /** @param item any of its numbers: of a carton, units are cartons */
    public record OrderedLine(String item, int units) {}

    public record CallOffOrderBody(String reason) {}

    public record PutOffOrderBody(Instant expectedAt) {}

    @GET
    @May(Action.READ_DC_ORDERS)
    @Path("/supply")
    @Operation(operationId = "supply", summary = "For how long a center's stock lasts, and what it should order from suppliers, the first to run out first")
    public Supply supply(String gln, @QueryParam("leadDays") @Nullable String leadDays, @QueryParam("after") @Nullable String after) {
        return named(gln, "/supply" + Query.of("leadDays", leadDays, "after", after, "limit", "100"), Supply.class);
    }

    @GET
    @May(Action.READ_DC_ORDERS)
    @Path("/supplier-orders")
    @Operation(operationId = "supplierOrders", summary = "What a center has ordered from suppliers, the first expected first")
    public SupplierOrders orders(String gln, @QueryParam("state") @Nullable String state, @QueryParam("after") @Nullable String after) {
        return named(gln, "/supplier-orders" + Query.of("state", state, "after", after, "limit", "50"), SupplierOrders.class);
    }

    @GET
    @May(Action.READ_DC_ORDERS)
    @Path("/supplier-orders/{number}")
    @Operation(operationId = "supplierOrder", summary = "One order to a supplier, and what came of it")
    public OneSupplierOrder order(String gln, String number) {
        JsonNode order = ask(gln, numbered(number));
        return withNames(Json.MAPPER.createObjectNode().set("order", order), OneSupplierOrder.class, true);
    }

    @POST
    @May(Action.RECEIVE_INBOUND)
    @Path("/supplier-orders/{number}")
    @Operation(operationId = "placeSupplierOrder", summary = "Says what is ordered from a supplier under a number; said again it changes it, as long as it is open")
    public SupplierOrder place(String gln, String number, SupplierOrderBody body) {
        return read(put(Service.DISTRIBUTION_CENTER, path(gln) + numbered(number), body), SupplierOrder.class);
    }

    @POST
    @May(Action.RECEIVE_INBOUND)
    @Path("/supplier-orders/{number}/cancellations")
    @Operation(operationId = "callOffSupplierOrder", summary = "Calls off what has not come of an order to a supplier")
    public SupplierOrder callOff(String gln, String number, CallOffOrderBody body) {
        return submit(gln, numbered(number) + "/cancellations", null, body, SupplierOrder.class);
    }

    @POST
    @May(Action.RECEIVE_INBOUND)
    @Path("/supplier-orders/{number}/expectations")
    @Operation(operationId = "putOffSupplierOrder", summary = "Says when an order to a supplier is expected now")
    public SupplierOrder putOff(String gln, String number, PutOffOrderBody body) {
        return submit(gln, numbered(number) + "/expectations", null, body, SupplierOrder.class);
    }

    private static String numbered(String number) {
        return "/supplier-orders/" + Query.segment(number);
    }
}
