package io.restock.replenishment.order;

import io.restock.contracts.Gln;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.orders.Explanation;
import io.restock.contracts.orders.OrderEvent.InPlaceOf;
import io.restock.contracts.orders.OrderLineId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What may be asked of an order line. Units are positive. */
public sealed interface OrderCommand {
    OrderLineId line();

    StoreItemId storeItem();

    /** @param inPlaceOf what it stands for, where its center sent it in place of another item; null for what we order */
    record PlaceLine(OrderLineId line, StoreItemId storeItem, Gln dc, Instant at, int units, int casePack, Instant cutOffAt,
            Instant dueAt, Explanation explanation, @Nullable InPlaceOf inPlaceOf) implements OrderCommand {}

    /** The distribution center has sent some of it. */
    record DespatchLine(OrderLineId line, StoreItemId storeItem, Instant at, String despatch, int units) implements OrderCommand {}

    /** The distribution center called off a despatch that had left, with some of it. */
    record CallBackLine(OrderLineId line, StoreItemId storeItem, Instant at, String despatch, int units) implements OrderCommand {}

    /** The distribution center could not send some of it: later, or never if {@code cancelled}. */
    record ShortenLine(OrderLineId line, StoreItemId storeItem, Instant at, int units, boolean cancelled, String reason)
            implements OrderCommand {}

    /** A person wants some of it no more; the distribution center says what of it has not left. */
    record AskCancellation(OrderLineId line, StoreItemId storeItem, Instant at, int units, String reason) implements OrderCommand {}

    /** The distribution center's calendar has changed. */
    record RescheduleLine(OrderLineId line, StoreItemId storeItem, Instant at, Instant cutOffAt, Instant dueAt) implements OrderCommand {}

    /** Another distribution center sends what waits of it. */
    record ReassignLine(OrderLineId line, StoreItemId storeItem, Instant at, Gln dc, Gln to, int units, Instant cutOffAt, String reason) implements OrderCommand {}

    /**
     * The store has received a despatch with some of it.
     *
     * @param despatched units that are no longer open: those that arrived and, once nothing more will come, those that did not
     * @param units good units that arrived
     * @param missing how many more units are known not to have come; null for none
     */
    record ReceiveLine(OrderLineId line, StoreItemId storeItem, Instant at, @Nullable String despatch, int despatched, int units, @Nullable Integer missing)
            implements OrderCommand {}

    /** The store has taken a receipt back. Units as in the receipt: {@code despatched} are open again. */
    record ReopenLine(OrderLineId line, StoreItemId storeItem, Instant at, @Nullable String despatch, int despatched, int units, @Nullable Integer missing)
            implements OrderCommand {}
}
