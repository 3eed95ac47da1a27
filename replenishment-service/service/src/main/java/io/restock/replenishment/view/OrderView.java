package io.restock.replenishment.view;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * An order as it is answered: everything that one store needs by one cut-off.
 *
 * @param status {@code OPEN} while a line has open units, then {@code COMPLETE}
 * @param dueAt when the first of its open lines is due; of a complete order, the first of all
 */
public record OrderView(String order, String store, String status, Instant cutOffAt, Instant dueAt, List<LineView> lines) {
    /**
     * @param status {@code PLACED}, {@code DESPATCHED} (some of what is open is under way), {@code RECEIVED}, {@code MISSING} (closed, and nothing of it came) or {@code CANCELLED}
     * @param open units neither cancelled nor received
     * @param home its store's own center, while another stands in for that one; else null
     * @param within24Hours whether the store had all of it in time, null while it is open
     * @param within24HoursRecorded the same by the times at which our system heard of it
     */
    public record LineView(int line, String dc, @JsonInclude(JsonInclude.Include.NON_NULL) String home, String item, String status, int units, int casePack, int open,
            int despatched, int cancelled,
            int received, Instant placedAt, Instant cutOffAt, Instant dueAt, Instant receivedAt, Boolean within24Hours,
            Boolean within24HoursRecorded) {
        static LineView of(OrderLineEntity row) {
            return new LineView(row.line, row.dc, row.home, row.item, row.status, row.units, row.casePack, row.openUnits, row.despatched, row.cancelled,
                    row.received, row.placedAt, row.cutOffAt, row.dueAt, row.receivedAt, row.within24Hours, row.within24HoursRecorded);
        }
    }

    /** @param lines all lines of one order, at least one */
    static OrderView of(List<OrderLineEntity> lines) {
        var first = lines.getFirst();
        boolean open = lines.stream().anyMatch(line -> line.openUnits > 0);
        Instant dueAt = lines.stream().filter(line -> !open || line.openUnits > 0).map(line -> line.dueAt)
                .min(Comparator.naturalOrder()).orElseThrow();
        return new OrderView(first.orderId, first.store, open ? "OPEN" : "COMPLETE", first.cutOffAt, dueAt,
                lines.stream().map(LineView::of).toList());
    }
}
