package io.restock.replenishment.view;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
     * @param inPlaceOf what it stands for, where its center sent it in place of another item and nobody ordered it; else null
     * @param within24Hours whether the store had all of it in time, null while it is open
     * @param within24HoursRecorded the same by the times at which our system heard of it
     */
    public record LineView(int line, String dc, @JsonInclude(JsonInclude.Include.NON_NULL) String home, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable InPlaceOf inPlaceOf,
            String item,
            String status, int units, int casePack, int open,
            int despatched, int cancelled,
            int received, Instant placedAt, Instant cutOffAt, Instant dueAt, Instant receivedAt, Boolean within24Hours,
            Boolean within24HoursRecorded) {
        static LineView of(OrderLineEntity row) {
            return new LineView(row.line, row.dc, row.home, InPlaceOf.of(row), row.item, row.status, row.units, row.casePack, row.openUnits, row.despatched, row.cancelled,
                    row.received, row.placedAt, row.cutOffAt, row.dueAt, row.receivedAt, row.within24Hours, row.within24HoursRecorded);
        }
    }

    /** @param why that line was short: EMPTY, NOT_FOUND, DAMAGED, or SHORT_PICK where the picker did not say */
    public record InPlaceOf(String orderLine, String item, String why) {
        static @Nullable InPlaceOf of(OrderLineEntity row) {
            return row.inPlaceOf == null ? null : new InPlaceOf(row.inPlaceOf, row.inPlaceOfItem, row.inPlaceWhy);
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
