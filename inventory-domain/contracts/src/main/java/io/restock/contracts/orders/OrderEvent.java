package io.restock.contracts.orders;

import io.restock.contracts.Codec;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.SchemaVersion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The life of a replenishment order's line: the values of {@code replenishment.orders}. */
public sealed interface OrderEvent {
    Codec<OrderEvent> CODEC = Codec.ofSealed(OrderEvent.class);

    OrderLineId line();

    Gln store();

    Gtin item();

    Instant occurredAt();

    /**
     * A need became an order line: a whole number of case packs for one item.
     *
     * @param cutOffAt the lane's cut-off, with whose wave it leaves
     * @param dueAt when the 24 hours end
     * @param inPlaceOf what it stands for, where its center sent it in place of another item; null for what was ordered. Since version 4
     */
    @SchemaVersion(4)
    record LinePlaced(OrderLineId line, Gln store, Gln dc, Gtin item, Instant occurredAt, int units, int casePack, Instant cutOffAt,
            Instant dueAt, Explanation explanation, @Nullable InPlaceOf inPlaceOf) implements OrderEvent {
        /** What was ordered. */
        public LinePlaced(OrderLineId line, Gln store, Gln dc, Gtin item, Instant occurredAt, int units, int casePack, Instant cutOffAt, Instant dueAt, Explanation explanation) {
            this(line, store, dc, item, occurredAt, units, casePack, cutOffAt, dueAt, explanation, null);
        }
    }

    /**
     * What a substitute stands for.
     *
     * @param line that was short, and is settled for as many units
     * @param item of that line
     * @param reason why it was short: EMPTY, NOT_FOUND, DAMAGED, or SHORT_PICK where the picker did not say; a newer writer may have others
     */
    record InPlaceOf(OrderLineId line, Gtin item, String reason) {}

    /** Part or all of it left the distribution center. */
    record LineDespatched(OrderLineId line, Gln store, Gtin item, Instant occurredAt, String despatch, int units) implements OrderEvent {}

    /** Part of it could not be sent; units are no longer on order if cancelled. */
    record LineShort(OrderLineId line, Gln store, Gtin item, Instant occurredAt, int units, boolean cancelled, String reason)
            implements OrderEvent {}

    /** A person wants some of it no more. The distribution center calls off what has not left, and says so: then it is a {@link LineShort}. */
    record CancellationAsked(OrderLineId line, Gln store, Gtin item, Instant occurredAt, int units, String reason) implements OrderEvent {}

    /** The calendar of its lane has changed, so that it leaves with another cut-off, or its 24 hours end at another time. */
    record LineRescheduled(OrderLineId line, Gln store, Gtin item, Instant occurredAt, Instant cutOffAt, Instant dueAt) implements OrderEvent {}

    /**
     * Another distribution center sends what waits of it: one stands in for the other, or works again.
     *
     * @param dc had it until now
     * @param units that wait
     * @param cutOffAt with whose wave it leaves now; it is due as before
     */
    record LineReassigned(OrderLineId line, Gln store, Gtin item, Instant occurredAt, Gln dc, Gln to, int units, Instant cutOffAt, String reason) implements OrderEvent {}

    /**
     * The store received a despatch of it. The clock stops when nothing of the line is open any more ({@code complete}).
     *
     * @param despatch its SSCC, or null where the store named none
     * @param despatched units that are no longer open
     * @param missing how many more (or, below 0, fewer) units are known not to have come; null for none, and before version 2
     */
    @SchemaVersion(2)
    record LineReceived(OrderLineId line, Gln store, Gtin item, Instant occurredAt, @Nullable String despatch, int despatched, int units, boolean complete,
            @Nullable Integer missing) implements OrderEvent {}

    /** Its center called off a despatch of it that had left: these units are at the center again, and as open as they were. */
    record LineCalledBack(OrderLineId line, Gln store, Gtin item, Instant occurredAt, String despatch, int units) implements OrderEvent {}

    /**
     * What the store had said of a receipt was wrong: {@code despatched} units are open again.
     *
     * @param units good units that had been said to have arrived
     * @param missing how many fewer units are known not to have come; null for none
     */
    record LineReopened(OrderLineId line, Gln store, Gtin item, Instant occurredAt, @Nullable String despatch, int despatched, int units, @Nullable Integer missing)
            implements OrderEvent {}
}
