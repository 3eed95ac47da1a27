package io.restock.inventory;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import io.restock.contracts.Gln;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockEvent.AdjustmentReversed;
import io.restock.contracts.stock.StockEvent.ArrivalReversed;
import io.restock.contracts.stock.StockEvent.CountOffset;
import io.restock.contracts.stock.StockEvent.CountReversed;
import io.restock.contracts.stock.StockEvent.DeliveryCalledOff;
import io.restock.contracts.stock.StockEvent.DeliveryDespatched;
import io.restock.contracts.stock.StockEvent.DeliveryReceived;
import io.restock.contracts.stock.StockEvent.DeliveryReversed;
import io.restock.contracts.stock.StockEvent.ItemReturned;
import io.restock.contracts.stock.StockEvent.ItemSold;
import io.restock.contracts.stock.StockEvent.ItemsReserved;
import io.restock.contracts.stock.StockEvent.ReservationCancelled;
import io.restock.contracts.stock.StockEvent.ReservationCollected;
import io.restock.contracts.stock.StockEvent.ReservationLapsed;
import io.restock.contracts.stock.StockEvent.ReturnVoided;
import io.restock.contracts.stock.StockEvent.SaleReturnedElsewhere;
import io.restock.contracts.stock.StockEvent.SaleVoided;
import io.restock.contracts.stock.StockEvent.StockAdjusted;
import io.restock.contracts.stock.StockEvent.StockCounted;
import io.restock.contracts.stock.StockEvent.TransferArrived;
import io.restock.contracts.stock.StockEvent.TransferCalledOff;
import io.restock.contracts.stock.StockEvent.TransferCameBack;
import io.restock.contracts.stock.StockEvent.TransferReceived;
import io.restock.contracts.stock.StockEvent.TransferSent;
import io.restock.contracts.stock.StockEvent.TransferUnderWay;
import io.restock.contracts.store.TransactionLine.Disposition;
import io.restock.inventory.StoreItemCommand.AdjustStock;
import io.restock.inventory.StoreItemCommand.AdviseDelivery;
import io.restock.inventory.StoreItemCommand.AnnounceTransfer;
import io.restock.inventory.StoreItemCommand.ArriveTransfer;
import io.restock.inventory.StoreItemCommand.CallOffDelivery;
import io.restock.inventory.StoreItemCommand.CallOffTransfer;
import io.restock.inventory.StoreItemCommand.CancelReserved;
import io.restock.inventory.StoreItemCommand.CollectReserved;
import io.restock.inventory.StoreItemCommand.LapseReserved;
import io.restock.inventory.StoreItemCommand.NoteReturnElsewhere;
import io.restock.inventory.StoreItemCommand.ReceiveDelivery;
import io.restock.inventory.StoreItemCommand.ReceiveTransfer;
import io.restock.inventory.StoreItemCommand.RecordCount;
import io.restock.inventory.StoreItemCommand.RecordReturn;
import io.restock.inventory.StoreItemCommand.RecordSale;
import io.restock.inventory.StoreItemCommand.ReserveItems;
import io.restock.inventory.StoreItemCommand.ReverseAdjustment;
import io.restock.inventory.StoreItemCommand.ReverseArrival;
import io.restock.inventory.StoreItemCommand.ReverseCount;
import io.restock.inventory.StoreItemCommand.ReverseDelivery;
import io.restock.inventory.StoreItemCommand.SendTransfer;
import io.restock.inventory.StoreItemCommand.TakeBackTransfer;
import io.restock.inventory.StoreItemCommand.VoidReturn;
import io.restock.inventory.StoreItemCommand.VoidSale;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Stock of one item at one store. A sale is a fact: it may drive on hand below zero, it is never refused.
 *
 * <p>Counts race with everything else, because tills and counters are offline now and then. The one rule that settles all such races:
 * on hand is what the latest count found, plus all that occurred from its instant on, in any order in which we hear of it. A count therefore
 * moves on hand by the variance at its own instant, and what occurred before it but arrives after it is offset at once. Clocks that show
 * seconds make ties; a count comes first in its instant, so that opening stock counted in the second of the first sale is not sold for nothing.
 * What is promised to a customer stays on hand until a till sells it, and is nobody else's.
 * A till's clock is heard, not believed: what counts is {@link #instantOf}, and what the till reported stays on the event.
 * Arithmetic that would overflow throws, and nothing has happened.
 */
public final class StoreItem {
    /** The store-item as text: Axon asks for it half a dozen times a command, and making it anew each time took a tenth of the ledger's time. */
    @AggregateIdentifier
    private String key;
    private int onHand;
    private int inTransit;
    private int allocated;
    private @Nullable Instant lastCountedAt;

    StoreItem() {}

    /** A store-item as its stock row remembers it. @param lastCountedAt null if it was never counted */
    public StoreItem(StoreItemId id, int onHand, int inTransit, int allocated, @Nullable Instant lastCountedAt) {
        this.key = id.toString();
        this.onHand = onHand;
        this.inTransit = inTransit;
        this.allocated = allocated;
        this.lastCountedAt = lastCountedAt;
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RecordSale c) {
        move(new ItemSold(c.storeItem(), instantOf(c), c.sale(), c.units(), onHandAfter(-c.units()), saidOtherwise(c)));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(VoidSale c) {
        move(new SaleVoided(c.storeItem(), instantOf(c), c.by(), c.sale(), c.units(), onHandAfter(c.units()), saidOtherwise(c)));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RecordReturn c) {
        move(new ItemReturned(c.storeItem(), instantOf(c), c.by(), c.units(), c.disposition(), c.original(), soldAt(c),
                onHandAfter(toShelf(c.disposition(), c.units())), saidOtherwise(c)));
    }

    private static @Nullable Gln soldAt(RecordReturn c) {
        return c.original() == null ? null : c.original().store() == null ? c.storeItem().store() : c.original().store();
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(NoteReturnElsewhere c) {
        move(new SaleReturnedElsewhere(c.storeItem(), c.occurredAt(), c.sale(), c.at(), c.by(), c.units(), onHand));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(VoidReturn c) {
        move(new ReturnVoided(c.storeItem(), instantOf(c), c.by(), c.returned(), c.units(), c.disposition(),
                onHandAfter(-toShelf(c.disposition(), c.units())), saidOtherwise(c)));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RecordCount c) {
        boolean superseded = lastCountedAt != null && c.occurredAt().isBefore(lastCountedAt);
        int expected = Math.subtractExact(onHand, c.movedSince());
        int variance = superseded ? 0 : Math.subtractExact(c.counted(), expected);
        AggregateLifecycle.apply(new StockCounted(c.storeItem(), c.occurredAt(), c.count(), c.counted(), variance,
                lastCountedAt == null, superseded, onHandAfter(variance)));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(AdjustStock c) {
        move(new StockAdjusted(c.storeItem(), c.occurredAt(), c.adjustment(), c.reason(), c.units(), onHandAfter(c.units())));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ReverseAdjustment c) {
        move(new AdjustmentReversed(c.storeItem(), c.occurredAt(), c.adjustment(), c.reason(), c.units(), onHandAfter(-c.units())));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ReverseCount c) {
        int variance = Math.subtractExact(c.standing(), onHand);
        AggregateLifecycle.apply(new CountReversed(c.storeItem(), c.occurredAt(), c.count(), c.took(), c.opening(), variance, c.lastCountedAt(), onHandAfter(variance)));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(AdviseDelivery c) {
        move(new DeliveryDespatched(c.storeItem(), c.occurredAt(), c.despatch(), c.dc(), c.orderLine(), c.units(),
                Math.addExact(inTransit, c.units()), onHand, c.again()));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ReceiveDelivery c) {
        move(new DeliveryReceived(c.storeItem(), c.occurredAt(), c.despatch(), c.orderLine(), c.despatched(), c.units(), c.damaged(),
                Math.subtractExact(inTransit, c.despatched()), onHandAfter(c.units()), c.missing()));
    }

    /** At the instant of the receipt: what a count has found since, it has found without it. */
    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ReverseDelivery c) {
        move(new DeliveryReversed(c.storeItem(), c.occurredAt(), c.receipt(), c.despatch(), c.orderLine(), c.despatched(), c.units(), c.damaged(),
                Math.addExact(inTransit, c.despatched()), onHandAfter(-c.units()), c.missing()));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(CallOffDelivery c) {
        move(new DeliveryCalledOff(c.storeItem(), c.occurredAt(), c.despatch(), c.orderLine(), c.units(), c.elsewhere(), c.redirected(),
                Math.subtractExact(inTransit, c.units()), onHand, c.toCenter()));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(SendTransfer c) {
        move(new TransferSent(c.storeItem(), c.occurredAt(), c.transfer(), c.to(), c.units(), onHandAfter(-c.units()), c.toCenter(), c.reason()));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ArriveTransfer c) {
        move(new TransferArrived(c.storeItem(), c.occurredAt(), c.transfer(), c.from(), c.units(), onHandAfter(c.units())));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(AnnounceTransfer c) {
        move(new TransferUnderWay(c.storeItem(), c.occurredAt(), c.transfer(), c.from(), c.units(), Math.addExact(inTransit, c.units()), onHand));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ReceiveTransfer c) {
        move(new TransferReceived(c.storeItem(), c.occurredAt(), c.transfer(), c.from(), c.sent(), c.units(), c.damaged(),
                Math.subtractExact(inTransit, c.sent()), onHandAfter(c.units())));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ReverseArrival c) {
        move(new ArrivalReversed(c.storeItem(), c.occurredAt(), c.arrival(), c.transfer(), c.from(), c.sent(), c.units(), c.damaged(), Math.addExact(inTransit, c.sent()),
                onHandAfter(-c.units())));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(CallOffTransfer c) {
        move(new TransferCalledOff(c.storeItem(), c.occurredAt(), c.transfer(), c.from(), c.units(), c.lost(), Math.subtractExact(inTransit, c.units()), onHand));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(TakeBackTransfer c) {
        move(new TransferCameBack(c.storeItem(), c.occurredAt(), c.transfer(), c.to(), c.units(), onHandAfter(c.units()), c.toCenter()));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ReserveItems c) {
        move(new ItemsReserved(c.storeItem(), c.occurredAt(), c.reservation(), c.units(), c.until(), Math.addExact(allocated, c.units()), onHand));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(CollectReserved c) {
        move(new ReservationCollected(c.storeItem(), c.occurredAt(), c.reservation(), c.collection(), c.units(), allocatedWithout(c.units()), onHand));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(LapseReserved c) {
        move(new ReservationLapsed(c.storeItem(), c.occurredAt(), c.reservation(), c.units(), allocatedWithout(c.units()), onHand));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(CancelReserved c) {
        move(new ReservationCancelled(c.storeItem(), c.occurredAt(), c.reservation(), c.units(), allocatedWithout(c.units()), onHand));
    }

    /** What was never promised cannot be promised no more. */
    private int allocatedWithout(int units) {
        if (units > allocated) {
            throw new IllegalStateException("only " + allocated + " units of " + key + " are promised, and " + units + " are to be no more");
        }
        return allocated - units;
    }

    /**
     * When a till's movement counts as having happened. What a clock in doubt puts before a count may have happened after it: it must not vanish against
     * that count, so it counts from when we received it, by which time it had happened. Where no count lies between, nothing hangs on it.
     */
    private Instant instantOf(StoreItemCommand.OfTill c) {
        Instant received = c.clock() == null ? null : c.clock().inDoubtUntil();
        return received != null && lastCountedAt != null && c.occurredAt().isBefore(lastCountedAt) ? received : c.occurredAt();
    }

    private @Nullable Instant saidOtherwise(StoreItemCommand.OfTill c) {
        return c.clock() == null || c.clock().told().equals(instantOf(c)) ? null : c.clock().told();
    }

    /** The offset bears the count's instant, since it corrects that count: between the movement and the count, the movement stands. */
    private void move(StockEvent event) {
        AggregateLifecycle.apply(event);
        if (lastCountedAt != null && event.occurredAt().isBefore(lastCountedAt) && event.moved() != 0) {
            int variance = Math.negateExact(event.moved());
            AggregateLifecycle.apply(new CountOffset(event.storeItem(), lastCountedAt, lastCountedAt, variance, onHandAfter(variance)));
        }
    }

    private int onHandAfter(int moved) {
        return Math.addExact(onHand, moved);
    }

    private static int toShelf(Disposition disposition, int units) {
        return switch (disposition) {
            case SELLABLE -> units;
            case DAMAGED, TO_VENDOR -> 0;
        };
    }

    @EventSourcingHandler
    void on(StockEvent event) {
        key = key == null ? event.storeItem().toString() : key;
        onHand = event.onHand();
        switch (event) {
            case StockCounted counted -> lastCountedAt = counted.superseded() ? lastCountedAt : counted.occurredAt();
            case DeliveryDespatched despatched -> inTransit = despatched.inTransit();
            case DeliveryReceived received -> inTransit = received.inTransit();
            case DeliveryReversed reversed -> inTransit = reversed.inTransit();
            case DeliveryCalledOff off -> inTransit = off.inTransit();
            case CountReversed reversed -> lastCountedAt = reversed.lastCountedAt();
            case TransferUnderWay sent -> inTransit = sent.inTransit();
            case TransferReceived received -> inTransit = received.inTransit();
            case ArrivalReversed reversed -> inTransit = reversed.inTransit();
            case TransferCalledOff off -> inTransit = off.inTransit();
            case ItemsReserved reserved -> allocated = reserved.allocated();
            case ReservationCollected collected -> allocated = collected.allocated();
            case ReservationLapsed lapsed -> allocated = lapsed.allocated();
            case ReservationCancelled cancelled -> allocated = cancelled.allocated();
            case ItemSold _,SaleVoided _,ItemReturned _,SaleReturnedElsewhere _,ReturnVoided _,CountOffset _,StockAdjusted _,AdjustmentReversed _,TransferSent _,TransferArrived _,TransferCameBack _ ->
                {}
        }
    }

    public StoreItemId id() {
        return StoreItemId.of(key);
    }

    /** Units physically there by the system's count; may be negative. */
    public int onHand() {
        return onHand;
    }

    /** Units despatched or transferred to the store and not received; negative only if a receipt closed more than was advised. */
    public int inTransit() {
        return inTransit;
    }

    /** Units on hand that are promised to customers, 0 and up. They may be more than are there, since a sale is never refused. */
    public int allocated() {
        return allocated;
    }

    /** Instant of the latest count, or null if it was never counted. */
    public @Nullable Instant lastCountedAt() {
        return lastCountedAt;
    }
}
