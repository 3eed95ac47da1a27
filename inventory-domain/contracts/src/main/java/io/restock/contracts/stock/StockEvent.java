package io.restock.contracts.stock;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.OptBoolean;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restock.contracts.Codec;
import io.restock.contracts.Gln;
import io.restock.contracts.SchemaVersion;
import io.restock.contracts.Sscc;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.store.AdjustmentReason;
import io.restock.contracts.store.LineId;
import io.restock.contracts.store.TransactionLine.Disposition;
import io.restock.contracts.store.TransactionLine.OriginalSale;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happened to the stock of one item at one store. The store-item is the record's key and the instant its header, so neither
 * is repeated in the value. Units are positive unless said otherwise; {@code onHand} is the count after the event and may be negative.
 */
@JsonIgnoreProperties(value = {"storeItem", "occurredAt"}, ignoreUnknown = true, allowSetters = true)
public sealed interface StockEvent {
    Codec<StockEvent> CODEC = Codec.ofSealed(StockEvent.class)
            .upcasting(ItemReturned.class, 1, ItemReturned::namingTheSellingStore);

    StoreItemId storeItem();

    /** When it happened at the store. */
    Instant occurredAt();

    /** Physically there by the system's count, after this event. */
    int onHand();

    /** What the till reported where that is another instant than the one that counts for stock, else null: its clock was wrong, or is in doubt. */
    default @Nullable Instant told() {
        return null;
    }

    /** By how much the event changed on hand: positive came, negative went. */
    default int moved() {
        return switch (this) {
            case ItemSold sold -> -sold.units;
            case SaleVoided voided -> voided.units;
            case ItemReturned returned -> returned.disposition == Disposition.SELLABLE ? returned.units : 0;
            case ReturnVoided voided -> voided.disposition == Disposition.SELLABLE ? -voided.units : 0;
            case StockCounted counted -> counted.variance;
            case CountOffset offset -> offset.variance;
            case StockAdjusted adjusted -> adjusted.units;
            case DeliveryReceived received -> received.units;
            case DeliveryReversed reversed -> -reversed.units;
            case AdjustmentReversed reversed -> -reversed.units;
            case CountReversed reversed -> reversed.variance;
            case TransferSent sent -> -sent.units;
            case TransferArrived arrived -> arrived.units;
            case TransferReceived received -> received.units;
            case ArrivalReversed reversed -> -reversed.units;
            case TransferCameBack back -> back.units;
            case SaleReturnedElsewhere _,DeliveryDespatched _,DeliveryCalledOff _,TransferUnderWay _,TransferCalledOff _,ItemsReserved _,ReservationCollected _,ReservationLapsed _,ReservationCancelled _ ->
                0;
        };
    }

    /** The same for what is under way to the store. */
    default int movedInTransit() {
        return switch (this) {
            case DeliveryDespatched despatched -> despatched.units;
            case DeliveryReceived received -> -received.despatched;
            case DeliveryReversed reversed -> reversed.despatched;
            case DeliveryCalledOff off -> -off.units;
            case TransferUnderWay sent -> sent.units;
            case TransferReceived received -> -received.sent;
            case ArrivalReversed reversed -> reversed.sent;
            case TransferCalledOff off -> -off.units;
            case ItemSold _,SaleVoided _,ItemReturned _,SaleReturnedElsewhere _,ReturnVoided _,StockCounted _,CountOffset _,CountReversed _,StockAdjusted _,AdjustmentReversed _,TransferSent _,TransferArrived _,TransferCameBack _,ItemsReserved _,ReservationCollected _,ReservationLapsed _,ReservationCancelled _ ->
                0;
        };
    }

    /** The same for what is promised to customers. */
    default int movedAllocated() {
        return switch (this) {
            case ItemsReserved reserved -> reserved.units;
            case ReservationCollected collected -> -collected.units;
            case ReservationLapsed lapsed -> -lapsed.units;
            case ReservationCancelled cancelled -> -cancelled.units;
            case ItemSold _,SaleVoided _,ItemReturned _,SaleReturnedElsewhere _,ReturnVoided _,StockCounted _,CountOffset _,CountReversed _,StockAdjusted _,AdjustmentReversed _,DeliveryDespatched _,DeliveryReceived _,DeliveryReversed _,DeliveryCalledOff _,TransferSent _,TransferArrived _,TransferUnderWay _,TransferReceived _,ArrivalReversed _,TransferCalledOff _,TransferCameBack _ ->
                0;
        };
    }

    /** Units that customers wanted and got here. A void takes them back; what comes back was wanted once, and is stock, not demand. */
    default int sold() {
        return switch (this) {
            case ItemSold sold -> sold.units;
            case SaleVoided voided -> -voided.units;
            case ItemReturned _,SaleReturnedElsewhere _,ReturnVoided _,StockCounted _,CountOffset _,CountReversed _,StockAdjusted _,AdjustmentReversed _,DeliveryDespatched _,DeliveryReceived _,DeliveryReversed _,DeliveryCalledOff _,TransferSent _,TransferArrived _,TransferUnderWay _,TransferReceived _,ArrivalReversed _,TransferCalledOff _,TransferCameBack _,ItemsReserved _,ReservationCollected _,ReservationLapsed _,ReservationCancelled _ ->
                0;
        };
    }

    /** What it says of the demand of its own store, if anything: sales, on their business date. What is taken back was sold less, where and when it was sold. */
    default Optional<Wanted> wanted() {
        return Optional.ofNullable(switch (this) {
            case ItemSold sold -> new Wanted(sold.sale.businessDate(), sold.units);
            case SaleVoided voided -> new Wanted(voided.sale.businessDate(), -voided.units);
            case SaleReturnedElsewhere returned -> new Wanted(returned.sale.businessDate(), -returned.units);
            case ItemReturned returned when returned.original != null && returned.storeItem.store().equals(returned.soldAt) ->
                new Wanted(returned.original.line().businessDate(), -returned.units);
            case ItemReturned _,ReturnVoided _,StockCounted _,CountOffset _,CountReversed _,StockAdjusted _,AdjustmentReversed _,DeliveryDespatched _,DeliveryReceived _,DeliveryReversed _,DeliveryCalledOff _,TransferSent _,TransferArrived _,TransferUnderWay _,TransferReceived _,ArrivalReversed _,TransferCalledOff _,TransferCameBack _,ItemsReserved _,ReservationCollected _,ReservationLapsed _,ReservationCancelled _ ->
                null;
        });
    }

    /** @param units more, or less, on a business date */
    record Wanted(LocalDate businessDate, int units) {}

    /** A till sold it. {@link #told} since version 2. */
    @SchemaVersion(2)
    record ItemSold(@JacksonInject(useInput = OptBoolean.FALSE) StoreItemId storeItem,
            @JacksonInject(useInput = OptBoolean.FALSE) Instant occurredAt, LineId sale, int units, int onHand, @Nullable Instant told) implements StockEvent {
        /** By a clock that is believed. */
        public ItemSold(StoreItemId storeItem, Instant occurredAt, LineId sale, int units, int onHand) {
            this(storeItem, occurredAt, sale, units, onHand, null);
        }
    }

    /** A sale line was taken back within its transaction. {@link #told} since version 2. */
    @SchemaVersion(2)
    record SaleVoided(@JacksonInject(useInput = OptBoolean.FALSE) StoreItemId storeItem,
            @JacksonInject(useInput = OptBoolean.FALSE) Instant occurredAt, LineId by, LineId sale, int units, int onHand, @Nullable Instant told)
            implements StockEvent {
        /** By a clock that is believed. */
        public SaleVoided(StoreItemId storeItem, Instant occurredAt, LineId by, LineId sale, int units, int onHand) {
            this(storeItem, occurredAt, by, sale, units, onHand, null);
        }
    }

    /**
     * A customer brought it back. Only sellable goods return to on hand.
     *
     * @param soldAt the store whose demand it was, or null without a receipt; since version 2. Before, an original without a store meant this one
     * @param told since version 3
     */
    @SchemaVersion(3)
    record ItemReturned(@JacksonInject(useInput = OptBoolean.FALSE) StoreItemId storeItem,
            @JacksonInject(useInput = OptBoolean.FALSE) Instant occurredAt, LineId by, int units, Disposition disposition,
            @Nullable OriginalSale original, @Nullable Gln soldAt, int onHand, @Nullable Instant told) implements StockEvent {
        /** By a clock that is believed. */
        public ItemReturned(StoreItemId storeItem, Instant occurredAt, LineId by, int units, Disposition disposition, @Nullable OriginalSale original,
                @Nullable Gln soldAt, int onHand) {
            this(storeItem, occurredAt, by, units, disposition, original, soldAt, onHand, null);
        }

        static void namingTheSellingStore(ObjectNode version1, @Nullable StoreItemId storeItem) {
            if (version1.hasNonNull("original")) {
                version1.put("soldAt", version1.path("original").path("store").asText(requireNonNull(storeItem).store().digits()));
            }
        }
    }

    /** Another store took back what this one had sold: no stock of ours moved, but our customers wanted so much less. */
    record SaleReturnedElsewhere(@JacksonInject(useInput = OptBoolean.FALSE) StoreItemId storeItem,
            @JacksonInject(useInput = OptBoolean.FALSE) Instant occurredAt, LineId sale, Gln at, LineId by, int units, int onHand) implements StockEvent {}

    /** A return line was taken back within its transaction. {@link #told} since version 2. */
    @SchemaVersion(2)
    record ReturnVoided(@JacksonInject(useInput = OptBoolean.FALSE) StoreItemId storeItem,
            @JacksonInject(useInput = OptBoolean.FALSE) Instant occurredAt, LineId by, LineId returned, int units, Disposition disposition,
            int onHand, @Nullable Instant told) implements StockEvent {
        /** By a clock that is believed. */
        public ReturnVoided(StoreItemId storeItem, Instant occurredAt, LineId by, LineId returned, int units, Disposition disposition, int onHand) {
            this(storeItem, occurredAt, by, returned, units, disposition, onHand, null);
        }
    }

    /**
     * A person counted. {@code variance = counted − expected at the instant of the count}; on hand moves by the variance, and sales since
     * the count stay sold. The first count of a store-item is its opening stock. A count older than one already taken changes nothing ({@code superseded}).
     */
    record StockCounted(@JacksonInject(useInput = OptBoolean.FALSE) StoreItemId storeItem,
            @JacksonInject(useInput = OptBoolean.FALSE) Instant occurredAt, String count, int counted, int variance, boolean opening,
            boolean superseded, int onHand) implements StockEvent {}

    /**
     * Something from before the last count arrived after it. The count has already seen its effect, so it is taken back: {@code variance}
     * is the signed correction of that count.
     */
    record CountOffset(@JacksonInject(useInput = OptBoolean.FALSE) StoreItemId storeItem,
            @JacksonInject(useInput = OptBoolean.FALSE) Instant occurredAt, Instant countedAt, int variance, int onHand) implements StockEvent {}

    /** Stock left or turned up without a sale. Units are signed. Since version 2 readers take reasons that they do not know. */
    @SchemaVersion(2)
    record StockAdjusted(@JacksonInject(useInput = OptBoolean.FALSE) StoreItemId storeItem,
            @JacksonInject(useInput = OptBoolean.FALSE) Instant occurredAt, String adjustment, AdjustmentReason reason, int units, int onHand) implements StockEvent {}

    /**
     * A count was typed wrongly, and is as if it had never been taken: on hand is what the latest other count found, plus all that occurred from its instant on. It bears
     * the instant of the count that it reverses.
     *
     * @param took the variance that the count had
     * @param opening whether the count was the opening stock
     * @param variance by which on hand moves; 0 if a later count stands
     * @param lastCountedAt instant of the latest count that stands, or null if none does
     */
    record CountReversed(@JacksonInject(useInput = OptBoolean.FALSE) StoreItemId storeItem,
            @JacksonInject(useInput = OptBoolean.FALSE) Instant occurredAt, String count, int took, boolean opening, int variance, @Nullable Instant lastCountedAt,
            int onHand) implements StockEvent {}

    /** An adjustment was typed wrongly. It bears the adjustment's instant and its signed units, which are taken back. */
    record AdjustmentReversed(@JacksonInject(useInput = OptBoolean.FALSE) StoreItemId storeItem,
            @JacksonInject(useInput = OptBoolean.FALSE) Instant occurredAt, String adjustment, AdjustmentReason reason, int units, int onHand) implements StockEvent {}

    /** A distribution center despatched it: in transit until received. @param again that it had called it off, and it came here all the same; since version 2 */
    @SchemaVersion(2)
    record DeliveryDespatched(@JacksonInject(useInput = OptBoolean.FALSE) StoreItemId storeItem,
            @JacksonInject(useInput = OptBoolean.FALSE) Instant occurredAt, Sscc despatch, Gln dc, @Nullable String orderLine, int units, int inTransit,
            int onHand, @Nullable Boolean again) implements StockEvent {}

    /**
     * The store took in this line of a despatch, or a part of it.
     *
     * @param despatched units that were in transit on this line and no longer are: what arrived of it and, once nothing more will come, what did not;
     *     0 for goods that nobody advised
     * @param units good units, now on hand
     * @param damaged units that arrived broken; never on hand
     * @param orderLine the replenishment line that it answers, or null
     * @param missing how many more (or, below 0, fewer) units of the line are known not to have come; null for none, and before version 2
     */
    @SchemaVersion(2)
    record DeliveryReceived(@JacksonInject(useInput = OptBoolean.FALSE) StoreItemId storeItem,
            @JacksonInject(useInput = OptBoolean.FALSE) Instant occurredAt, @Nullable Sscc despatch, @Nullable String orderLine, int despatched, int units,
            int damaged, int inTransit, int onHand, @Nullable Integer missing) implements StockEvent {}

    /**
     * What a receipt had said of this line was typed wrongly. It bears the receipt's instant.
     *
     * @param receipt identity of the receipt
     * @param despatched units that are in transit on this line again
     * @param units that were never on hand
     * @param damaged units that had been said to be broken
     * @param missing how many fewer units of the line are known not to have come; null for none
     */
    record DeliveryReversed(@JacksonInject(useInput = OptBoolean.FALSE) StoreItemId storeItem,
            @JacksonInject(useInput = OptBoolean.FALSE) Instant occurredAt, String receipt, @Nullable Sscc despatch, @Nullable String orderLine, int despatched, int units,
            int damaged, int inTransit, int onHand, @Nullable Integer missing) implements StockEvent {}

    /**
     * What was under way to the store on this line will not come.
     *
     * @param elsewhere the store that has received it, or to which it was redirected; or the center to which it goes home
     * @param redirected whether it is in transit to that store now; otherwise it is there, or goes home
     * @param toCenter that its center called it off, and has it back; since version 2
     */
    @SchemaVersion(2)
    record DeliveryCalledOff(@JacksonInject(useInput = OptBoolean.FALSE) StoreItemId storeItem,
            @JacksonInject(useInput = OptBoolean.FALSE) Instant occurredAt, Sscc despatch, @Nullable String orderLine, int units, Gln elsewhere, boolean redirected,
            int inTransit, int onHand, @Nullable Boolean toCenter) implements StockEvent {}

    /** Sent to another store, or back to a center. @param toCenter that {@code to} is a distribution center; since version 2; @param reason why, or null; since version 2 */
    @SchemaVersion(2)
    record TransferSent(@JacksonInject(useInput = OptBoolean.FALSE) StoreItemId storeItem,
            @JacksonInject(useInput = OptBoolean.FALSE) Instant occurredAt, String transfer, Gln to, int units, int onHand, @Nullable Boolean toCenter,
            @Nullable String reason) implements StockEvent {
        /** To another store, without a reason. */
        public TransferSent(StoreItemId storeItem, Instant occurredAt, String transfer, Gln to, int units, int onHand) {
            this(storeItem, occurredAt, transfer, to, units, onHand, null, null);
        }
    }

    /** Came from another store in the moment in which it was sent, as transfers did before they travelled. */
    record TransferArrived(@JacksonInject(useInput = OptBoolean.FALSE) StoreItemId storeItem,
            @JacksonInject(useInput = OptBoolean.FALSE) Instant occurredAt, String transfer, Gln from, int units, int onHand) implements StockEvent {}

    /** Another store sent it: in transit until it arrives, or is called off. */
    record TransferUnderWay(@JacksonInject(useInput = OptBoolean.FALSE) StoreItemId storeItem,
            @JacksonInject(useInput = OptBoolean.FALSE) Instant occurredAt, String transfer, Gln from, int units, int inTransit, int onHand) implements StockEvent {}

    /**
     * The store took in what another one had sent, or a part of it.
     *
     * @param sent units that were in transit and no longer are: what arrived of what was sent and, once nothing more will come, what did not
     * @param units good units, now on hand
     * @param damaged units that arrived broken; never on hand
     */
    record TransferReceived(@JacksonInject(useInput = OptBoolean.FALSE) StoreItemId storeItem,
            @JacksonInject(useInput = OptBoolean.FALSE) Instant occurredAt, String transfer, Gln from, int sent, int units, int damaged, int inTransit,
            int onHand) implements StockEvent {}

    /** What the store had said of an arrival was typed wrongly. It bears the arrival's instant and its units, which are taken back. @param arrival identity of that report */
    record ArrivalReversed(@JacksonInject(useInput = OptBoolean.FALSE) StoreItemId storeItem,
            @JacksonInject(useInput = OptBoolean.FALSE) Instant occurredAt, String arrival, String transfer, Gln from, int sent, int units, int damaged, int inTransit,
            int onHand) implements StockEvent {}

    /**
     * What had not arrived will not come.
     *
     * @param units that were in transit and no longer are
     * @param lost whether they are written off; otherwise they go back to where they came from
     */
    record TransferCalledOff(@JacksonInject(useInput = OptBoolean.FALSE) StoreItemId storeItem,
            @JacksonInject(useInput = OptBoolean.FALSE) Instant occurredAt, String transfer, Gln from, int units, boolean lost, int inTransit,
            int onHand) implements StockEvent {}

    /** Of what this store had sent to another one, or to a center, it has this again. @param toCenter that {@code to} is a distribution center; since version 2 */
    @SchemaVersion(2)
    record TransferCameBack(@JacksonInject(useInput = OptBoolean.FALSE) StoreItemId storeItem,
            @JacksonInject(useInput = OptBoolean.FALSE) Instant occurredAt, String transfer, Gln to, int units, int onHand, @Nullable Boolean toCenter)
            implements StockEvent {
        /** What had been sent to another store. */
        public TransferCameBack(StoreItemId storeItem, Instant occurredAt, String transfer, Gln to, int units, int onHand) {
            this(storeItem, occurredAt, transfer, to, units, onHand, null);
        }
    }

    /**
     * Units were promised to a customer's order. They stay on hand, and are nobody else's.
     *
     * @param reservation its number among those of the store
     * @param until when the promise ends by itself
     * @param allocated units that are promised to all customers, after it
     */
    record ItemsReserved(@JacksonInject(useInput = OptBoolean.FALSE) StoreItemId storeItem,
            @JacksonInject(useInput = OptBoolean.FALSE) Instant occurredAt, String reservation, int units, Instant until, int allocated, int onHand)
            implements StockEvent {}

    /** The customer came for them. The promise is kept; what takes them from the shelf is the till's sale. @param collection identity of the report */
    record ReservationCollected(@JacksonInject(useInput = OptBoolean.FALSE) StoreItemId storeItem,
            @JacksonInject(useInput = OptBoolean.FALSE) Instant occurredAt, String reservation, String collection, int units, int allocated, int onHand)
            implements StockEvent {}

    /** Nobody came for them in time. It bears the instant at which the promise ended. */
    record ReservationLapsed(@JacksonInject(useInput = OptBoolean.FALSE) StoreItemId storeItem,
            @JacksonInject(useInput = OptBoolean.FALSE) Instant occurredAt, String reservation, int units, int allocated, int onHand) implements StockEvent {}

    /** The order was called off. */
    record ReservationCancelled(@JacksonInject(useInput = OptBoolean.FALSE) StoreItemId storeItem,
            @JacksonInject(useInput = OptBoolean.FALSE) Instant occurredAt, String reservation, int units, int allocated, int onHand) implements StockEvent {}
}
