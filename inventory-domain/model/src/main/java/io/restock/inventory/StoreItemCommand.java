package io.restock.inventory;

import io.restock.contracts.Gln;
import io.restock.contracts.Sscc;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.store.AdjustmentReason;
import io.restock.contracts.store.LineId;
import io.restock.contracts.store.TransactionLine.Disposition;
import io.restock.contracts.store.TransactionLine.OriginalSale;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What a store, a till or a distribution center says about one store-item. Units are positive unless said otherwise. */
public sealed interface StoreItemCommand {
    StoreItemId storeItem();

    /** When it happened in the store or left the distribution center, which may be days before we hear of it. */
    Instant occurredAt();

    /** What a till says. */
    sealed interface OfTill extends StoreItemCommand {
        /** Null where its clock is believed. */
        @Nullable
        TillClock clock();
    }

    record RecordSale(@TargetAggregateIdentifier StoreItemId storeItem, Instant occurredAt, LineId sale, int units, @Nullable TillClock clock)
            implements OfTill {
        /** By a clock that is believed. */
        public RecordSale(StoreItemId storeItem, Instant occurredAt, LineId sale, int units) {
            this(storeItem, occurredAt, sale, units, null);
        }
    }

    /** @param by the line that voids, @param sale the line that is voided, in the same transaction */
    record VoidSale(@TargetAggregateIdentifier StoreItemId storeItem, Instant occurredAt, LineId by, LineId sale, int units, @Nullable TillClock clock)
            implements OfTill {}

    /** @param original the sale that comes back, or null without a receipt */
    record RecordReturn(@TargetAggregateIdentifier StoreItemId storeItem, Instant occurredAt, LineId by, int units,
            Disposition disposition, @Nullable OriginalSale original, @Nullable TillClock clock) implements OfTill {}

    record VoidReturn(@TargetAggregateIdentifier StoreItemId storeItem, Instant occurredAt, LineId by, LineId returned, int units,
            Disposition disposition, @Nullable TillClock clock) implements OfTill {}

    /** @param at the store that took back what this one sold; @param by its line that says so */
    record NoteReturnElsewhere(@TargetAggregateIdentifier StoreItemId storeItem, Instant occurredAt, LineId sale, Gln at, LineId by, int units)
            implements StoreItemCommand {}

    /**
     * @param occurredAt the instant at which it was counted
     * @param counted units found, 0 and up
     * @param movedSince sum of {@code moved()} of all events already recorded that occurred after that instant: what the counter cannot
     *     have seen. The aggregate keeps no history, so its host adds it up
     */
    record RecordCount(@TargetAggregateIdentifier StoreItemId storeItem, Instant occurredAt, String count, int counted, int movedSince)
            implements StoreItemCommand {}

    /**
     * @param occurredAt the instant of the count that is taken back
     * @param took the variance that it had
     * @param standing what on hand is without it: what the latest other count found, and all that occurred from its instant on. The aggregate keeps no history, so its
     *     host adds it up
     * @param lastCountedAt instant of the latest other count, or null if there is none
     */
    record ReverseCount(@TargetAggregateIdentifier StoreItemId storeItem, Instant occurredAt, String count, int took, boolean opening, int standing,
            @Nullable Instant lastCountedAt) implements StoreItemCommand {}

    /** @param occurredAt the instant of the adjustment that is taken back; @param units those of the adjustment, signed */
    record ReverseAdjustment(@TargetAggregateIdentifier StoreItemId storeItem, Instant occurredAt, String adjustment, AdjustmentReason reason, int units)
            implements StoreItemCommand {}

    /** @param units signed: what left is negative */
    record AdjustStock(@TargetAggregateIdentifier StoreItemId storeItem, Instant occurredAt, String adjustment, AdjustmentReason reason,
            int units) implements StoreItemCommand {}

    /** @param again that it had been called off, and came all the same; null otherwise */
    record AdviseDelivery(@TargetAggregateIdentifier StoreItemId storeItem, Instant occurredAt, Sscc despatch, Gln dc, @Nullable String orderLine,
            int units, @Nullable Boolean again) implements StoreItemCommand {
        /** For the first time. */
        public AdviseDelivery(StoreItemId storeItem, Instant occurredAt, Sscc despatch, Gln dc, @Nullable String orderLine, int units) {
            this(storeItem, occurredAt, despatch, dc, orderLine, units, null);
        }
    }

    /**
     * @param despatched units in transit that this receipt closes; 0 if nobody advised them
     * @param units good units that arrived, 0 and up
     * @param damaged units that arrived broken, 0 and up
     * @param missing how many more units are known not to have come; null for none
     */
    record ReceiveDelivery(@TargetAggregateIdentifier StoreItemId storeItem, Instant occurredAt, @Nullable Sscc despatch, @Nullable String orderLine,
            int despatched, int units, int damaged, @Nullable Integer missing) implements StoreItemCommand {}

    /**
     * @param receipt identity of the receipt that is taken back
     * @param despatched units that are in transit again
     * @param missing how many fewer units are known not to have come; null for none
     */
    record ReverseDelivery(@TargetAggregateIdentifier StoreItemId storeItem, Instant occurredAt, String receipt, @Nullable Sscc despatch, @Nullable String orderLine,
            int despatched, int units, int damaged, @Nullable Integer missing) implements StoreItemCommand {}

    /** @param units in transit that will not come; @param elsewhere where they are, or are going; @param redirected whether they are still going there. @param toCenter that
     * {@code elsewhere} is the center that has called them off; null otherwise */
    record CallOffDelivery(@TargetAggregateIdentifier StoreItemId storeItem, Instant occurredAt, Sscc despatch, @Nullable String orderLine, int units, Gln elsewhere,
            boolean redirected, @Nullable Boolean toCenter) implements StoreItemCommand {
        /** To another store. */
        public CallOffDelivery(StoreItemId storeItem, Instant occurredAt, Sscc despatch, @Nullable String orderLine, int units, Gln elsewhere, boolean redirected) {
            this(storeItem, occurredAt, despatch, orderLine, units, elsewhere, redirected, null);
        }
    }

    /** @param toCenter that {@code to} is a distribution center; null for a store. @param reason why, or null */
    record SendTransfer(@TargetAggregateIdentifier StoreItemId storeItem, Instant occurredAt, String transfer, Gln to, int units, @Nullable Boolean toCenter,
            @Nullable String reason) implements StoreItemCommand {
        /** To another store, without a reason. */
        public SendTransfer(StoreItemId storeItem, Instant occurredAt, String transfer, Gln to, int units) {
            this(storeItem, occurredAt, transfer, to, units, null, null);
        }
    }

    /** Of a transfer that does not travel. */
    record ArriveTransfer(@TargetAggregateIdentifier StoreItemId storeItem, Instant occurredAt, String transfer, Gln from, int units)
            implements StoreItemCommand {}

    record AnnounceTransfer(@TargetAggregateIdentifier StoreItemId storeItem, Instant occurredAt, String transfer, Gln from, int units)
            implements StoreItemCommand {}

    /**
     * @param sent units in transit that this arrival closes; 0 if nobody sent them
     * @param units good units that arrived, 0 and up
     * @param damaged units that arrived broken, 0 and up
     */
    record ReceiveTransfer(@TargetAggregateIdentifier StoreItemId storeItem, Instant occurredAt, String transfer, Gln from, int sent, int units, int damaged)
            implements StoreItemCommand {}

    /** @param occurredAt the instant of the arrival that is taken back; @param arrival identity of its report; @param sent units that are in transit again */
    record ReverseArrival(@TargetAggregateIdentifier StoreItemId storeItem, Instant occurredAt, String arrival, String transfer, Gln from, int sent, int units, int damaged)
            implements StoreItemCommand {}

    /** @param units in transit that will not come; @param lost whether they are written off */
    record CallOffTransfer(@TargetAggregateIdentifier StoreItemId storeItem, Instant occurredAt, String transfer, Gln from, int units, boolean lost)
            implements StoreItemCommand {}

    /** @param units of what was sent that the sender has again. @param toCenter as it was sent */
    record TakeBackTransfer(@TargetAggregateIdentifier StoreItemId storeItem, Instant occurredAt, String transfer, Gln to, int units, @Nullable Boolean toCenter)
            implements StoreItemCommand {
        /** What was sent to another store. */
        public TakeBackTransfer(StoreItemId storeItem, Instant occurredAt, String transfer, Gln to, int units) {
            this(storeItem, occurredAt, transfer, to, units, null);
        }
    }

    /** @param until when the promise ends by itself */
    record ReserveItems(@TargetAggregateIdentifier StoreItemId storeItem, Instant occurredAt, String reservation, int units, Instant until)
            implements StoreItemCommand {}

    /** @param collection identity of the report that says so */
    record CollectReserved(@TargetAggregateIdentifier StoreItemId storeItem, Instant occurredAt, String reservation, String collection, int units)
            implements StoreItemCommand {}

    /** @param occurredAt the instant at which the promise ended */
    record LapseReserved(@TargetAggregateIdentifier StoreItemId storeItem, Instant occurredAt, String reservation, int units) implements StoreItemCommand {}

    record CancelReserved(@TargetAggregateIdentifier StoreItemId storeItem, Instant occurredAt, String reservation, int units) implements StoreItemCommand {}
}
