package io.restock.search.stock;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.contracts.orders.Explanation;
import io.restock.contracts.orders.OrderEvent;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The open order lines of one store-item, folded from its order events. They travel inside the document, so that the index commits
 * them together with what they were folded from: after a restart an event that is read again is recognised by its position.
 *
 * @param lines units still on order, by order line, each above 0
 * @param position place of the last event taken, in the order journal of the store's partition
 * @param demand as the newest line explained it, or null before the first
 */
public record OpenOrders(Map<String, Integer> lines, long position, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Demand demand) {
    public static final OpenOrders NONE = new OpenOrders(Map.of(), 0, null);
    private static final double HOURS_OF_A_DAY = 24;

    /** @param perDay units that are expected to sell in 24 hours; @param reorderLevel units */
    public record Demand(double perDay, int reorderLevel) {
        private static @Nullable Demand of(OrderEvent.LinePlaced placed, @Nullable Demand before) {
            Explanation why = placed.explanation();
            // What goes in place of another item says nothing of its own demand.
            return placed.inPlaceOf() != null || why == null || why.protectionHours() <= 0 ? before
                    : new Demand(why.meanDemand() / why.protectionHours() * HOURS_OF_A_DAY, why.reorderLevel());
        }
    }

    public OpenOrders {
        lines = Map.copyOf(lines);
    }

    /** Units on order, in transit included. */
    @JsonIgnore
    public int units() {
        return lines.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Open units = placed − cancelled − despatched units whose despatch was received. An event at or before the last position changes nothing. */
    public OpenOrders after(OrderEvent event, long at) {
        if (at <= position) {
            return this;
        }
        var open = new TreeMap<>(lines);
        String line = event.line().toString();
        switch (event) {
            case OrderEvent.LinePlaced placed -> open.put(line, placed.units());
            case OrderEvent.LineDespatched _,OrderEvent.CancellationAsked _,OrderEvent.LineRescheduled _,OrderEvent.LineReassigned _,OrderEvent.LineCalledBack _ -> {}
            case OrderEvent.LineShort cut -> lower(open, line, cut.cancelled() ? cut.units() : 0);
            case OrderEvent.LineReceived received -> lower(open, line, received.complete() ? Integer.MAX_VALUE : received.despatched());
            case OrderEvent.LineReopened reopened -> open.merge(line, reopened.despatched(), Integer::sum);
        }
        return new OpenOrders(open, at, event instanceof OrderEvent.LinePlaced placed ? Demand.of(placed, demand) : demand);
    }

    private static void lower(Map<String, Integer> open, String line, int units) {
        open.computeIfPresent(line, (_, before) -> before > units ? before - units : null);
    }
}
