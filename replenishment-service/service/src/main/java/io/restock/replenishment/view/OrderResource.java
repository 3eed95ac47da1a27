package io.restock.replenishment.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.border.access.Caller;
import io.restock.border.access.May;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.access.Action;
import io.restock.contracts.orders.Explanation;
import io.restock.replenishment.catalog.Catalog;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Orders and the reasons for them. */
@RequestScoped
@Path("/v1/replenishment-orders")
@RunOnVirtualThread
public class OrderResource {
    @Inject
    Caller caller;
    @Inject
    Catalog catalog;

    /** @param next what to ask for more {@code after}, or null at the end */
    public record Page(List<OrderView> orders, @Nullable String next) {}

    @GET
    @May(Action.READ_ORDERS)
    @Operation(summary = "Orders with their lines", description = "Orders that have a line as asked for, by store and cut-off or those due first; each with all of its lines.")
    public Page orders(@QueryParam("store") String store, @QueryParam("dc") String dc, @QueryParam("status") String status,
            @QueryParam("dueBefore") String dueBefore, @QueryParam("sort") @DefaultValue("order") String sort, @QueryParam("limit") @DefaultValue("100") int limit,
            @QueryParam("after") String after) {
        var filter = OrderFilter.of(store, dc, status, dueBefore, sort, limit, after, caller.sight());
        if (store != null) {
            caller.mustSpeakFor(new Gln(store));
        }
        var found = filter.found();
        List<String> ids = found.stream().map(OrderFilter.Found::order).toList();
        var byOrder = OrderLineEntity.<OrderLineEntity>list("orderId in ?1 order by orderId, line", ids).stream()
                .collect(Collectors.groupingBy(line -> line.orderId));
        var orders = ids.stream().map(byOrder::get).map(OrderView::of).toList();
        return new Page(orders, filter.next(found));
    }

    @GET
    @May(Action.READ_ORDERS)
    @Path("{order}")
    @Operation(summary = "One order with its lines")
    public OrderView order(@PathParam("order") String order) {
        var lines = OrderLineEntity.ofOrder(order);
        if (lines.isEmpty()) {
            throw ProblemException.unknown("there is no order " + order);
        }
        caller.sight().mustHold(lines.getFirst().store, lines.getFirst().dc);
        return OrderView.of(lines);
    }

    /**
     * @param explanation without figures where nobody ordered it
     * @param inPlaceOf what it stands for, where its center sent it in place of another item; else null
     * @param sentence the same for people, and with which wave it leaves
     * @param cutOffAt of the wave with which it leaves: a need that arises after a cut-off leaves with the next one
     */
    public record Explained(String order, int line, String store, String item, int units, Explanation explanation,
            @JsonInclude(JsonInclude.Include.NON_NULL) OrderView.@Nullable InPlaceOf inPlaceOf, String sentence, Instant cutOffAt, Instant dueAt) {}

    @GET
    @May(Action.READ_ORDERS)
    @Path("{order}/lines/{line}/explanation")
    @Operation(summary = "Why a line was ordered, and why so much")
    public Explained explanation(@PathParam("order") String order, @PathParam("line") int line) {
        OrderLineEntity row = OrderLineEntity.findById(order + "/" + line);
        if (row == null) {
            throw ProblemException.unknown("there is no line " + line + " of an order " + order);
        }
        caller.sight().mustHold(row.store, row.dc);
        ZoneId zone = catalog.store(new Gln(row.store)).map(known -> known.zone()).orElse(ZoneOffset.UTC);
        return new Explained(order, line, row.store, row.item, row.units, row.explanation(), OrderView.InPlaceOf.of(row), sentence(row, zone), row.cutOffAt,
                row.dueAt);
    }

    private static String sentence(OrderLineEntity row, ZoneId zone) {
        var other = OrderView.InPlaceOf.of(row);
        return other == null ? Sentence.of(row.explanation(), zone) + Sentence.wave(row.cutOffAt, zone) : Sentence.ofSubstitute(row.units, other);
    }
}
