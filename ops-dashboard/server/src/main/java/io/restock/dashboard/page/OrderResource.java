package io.restock.dashboard.page;

import io.restock.border.access.May;
import io.restock.contracts.access.Action;
import io.restock.dashboard.live.OrderRow;
import io.restock.dashboard.services.Service;
import io.restock.dashboard.services.ServiceAway;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The open order lines and the reason of each. */
@Path("/api/orders")
@RunOnVirtualThread
@RequestScoped
public class OrderResource extends Page {
    private static final String ORDERS = "/v1/replenishment-orders";
    /** What a person can look through; those due first are the ones to look at. */
    private static final int LINES_AT_MOST = 500;
    private static final int ORDERS_AT_MOST = 200;

    @GET
    @May(Action.READ_PAGE)
    @Operation(operationId = "openOrders", summary = "Open order lines, those due first first")
    public OpenOrders open() {
        try {
            var page = services.get(Service.REPLENISHMENT, ORDERS + Query.of("status", "OPEN", "sort", "due", "limit", "" + ORDERS_AT_MOST), OrdersAnswer.class);
            var lines = page.openRows(names).sorted(Comparator.comparing(OrderRow::dueAt)).toList();
            return new OpenOrders(lines.subList(0, Math.min(LINES_AT_MOST, lines.size())), page.next() != null || lines.size() > LINES_AT_MOST);
        } catch (ServiceAway e) {
            throw e.asProblem();
        }
    }

    @GET
    @May(Action.READ_PAGE)
    @Path("/{order}/lines/{line}/explanation")
    @Operation(operationId = "explanation", summary = "Why a line was ordered: a sentence and its numbers")
    public Reason explanation(String order, int line) {
        try {
            return services.get(Service.REPLENISHMENT, ORDERS + "/" + Query.segment(order) + "/lines/" + line + "/explanation", Reason.class);
        } catch (ServiceAway e) {
            throw e.asProblem();
        }
    }

    /** @param more whether there are more open lines than are listed */
    public record OpenOrders(List<OrderRow> lines, boolean more) {}
}
