package io.restock.search.stock;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.restock.contracts.orders.OrderEvent;
import java.util.Map;
import java.util.TreeMap;

/**
 * The open order lines of one store-item, folded from its order events. They travel inside the document, so that the index commits
 * them together with what they were folded from: after a restart an event that is read again is recognised by its position.
 *
 * @param lines units still on order, by order line, each above 0
 * @param position place of the last event taken, in the order journal of the store's partition
 */
public record OpenOrders(Map<String, Integer> lines, long position) {
    public static final OpenOrders NONE = new OpenOrders(Map.of(), 0);

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
        return new OpenOrders(open, at);
    }

    private static void lower(Map<String, Integer> open, String line, int units) {
        open.computeIfPresent(line, (_, before) -> before > units ? before - units : null);
    }
}
