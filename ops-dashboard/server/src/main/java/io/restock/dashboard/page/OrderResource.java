package io.restock.dashboard.page;

import io.restock.border.http.Caller;
import io.restock.contracts.BusinessClock;
import io.restock.dashboard.live.OrderRow;
import io.restock.dashboard.names.Names;
import io.restock.dashboard.services.Service;
import io.restock.dashboard.services.ServiceAway;
import io.restock.dashboard.services.ServiceClient;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The open order lines and the reason of each. */
@Path("/api/orders")
@RunOnVirtualThread
@RequestScoped
public class OrderResource {
    private static final String ORDERS = "/v1/replenishment-orders";
    /** What a person can look through; those due first are the ones to look at. */
    private static final int LINES_AT_MOST = 500;
    private static final int ORDERS_AT_MOST = 200;
    /** Replenishment lists by order, not by due time: what is due soon is asked for by itself, so that it is never missed. */
    private static final Duration SOON = Duration.ofHours(6);

    private final ServiceClient services;
    private final Names names;
    private final BusinessClock clock;
    private final Caller caller;

    OrderResource(ServiceClient services, Names names, BusinessClock clock, Caller caller) {
        this.services = services;
        this.names = names;
        this.clock = clock;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "openOrders", summary = "Open order lines, those due first first")
    public OpenOrders open() {
        caller.mustBe("store", "dc", "merchandiser", "operator");
        try {
            Instant soon = clock.instant().plus(SOON);
            Map<String, OrderRow> lines = new LinkedHashMap<>();
            boolean more = collect(Query.of("dueBefore", soon.toString(), "limit", "" + ORDERS_AT_MOST), lines);
            if (lines.size() < LINES_AT_MOST) {
                more |= collect(Query.of("status", "OPEN", "limit", "" + ORDERS_AT_MOST), lines);
            }
            var dueFirst = lines.values().stream().sorted(Comparator.comparing(OrderRow::dueAt)).limit(LINES_AT_MOST).toList();
            return new OpenOrders(dueFirst, more || lines.size() > LINES_AT_MOST);
        } catch (ServiceAway e) {
            throw e.asProblem();
        }
    }

    private boolean collect(String query, Map<String, OrderRow> lines) throws ServiceAway {
        var page = services.get(Service.REPLENISHMENT, ORDERS + query, ToldOrders.class);
        page.openRows(names).forEach(row -> lines.put(row.line(), row));
        return page.next() != null;
    }

    @GET
    @Path("/{order}/lines/{line}/explanation")
    @Operation(operationId = "explanation", summary = "Why a line was ordered: a sentence and its numbers")
    public Reason explanation(String order, int line) {
        caller.mustBe("store", "dc", "merchandiser", "operator");
        try {
            return services.get(Service.REPLENISHMENT, ORDERS + "/" + Query.segment(order) + "/lines/" + line + "/explanation", Reason.class);
        } catch (ServiceAway e) {
            throw e.asProblem();
        }
    }

    /** @param more whether there are more open lines than are listed */
    public record OpenOrders(List<OrderRow> lines, boolean more) {}
}
