package io.restock.replenishment.storeitem;

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
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Stock as the ledger last reported it, in the item's units.
 *
 * @param inTransit despatched to the store or sent by another one, not received
 * @param transferred of what is in transit, what another store sent, or was redirected from one: it stands in no order of ours
 * @param allocated promised to customers
 * @param counted a person has counted or received it: an on hand of zero is believed
 * @param position of the last event in the ledger's journal of the partition; 0 before the first
 * @param recordedAt of that event, or null
 */
public record LedgerStock(int onHand, int inTransit, int transferred, int allocated, boolean counted, long position, @Nullable Instant recordedAt) {
    static final LedgerStock NONE = new LedgerStock(0, 0, 0, 0, false, 0, null);

    LedgerStock after(StockEvent event, long position, Instant recordedAt) {
        return switch (event) {
            case DeliveryDespatched despatched ->
                new LedgerStock(event.onHand(), despatched.inTransit(), unordered(despatched.orderLine(), despatched.units()), allocated, counted, position, recordedAt);
            case DeliveryReceived received ->
                new LedgerStock(event.onHand(), received.inTransit(), unordered(received.orderLine(), -received.despatched()), allocated, true, position, recordedAt);
            case DeliveryReversed reversed ->
                new LedgerStock(event.onHand(), reversed.inTransit(), unordered(reversed.orderLine(), reversed.despatched()), allocated, counted, position, recordedAt);
            case DeliveryCalledOff off ->
                new LedgerStock(event.onHand(), off.inTransit(), unordered(off.orderLine(), -off.units()), allocated, counted, position, recordedAt);
            case TransferUnderWay sent -> new LedgerStock(event.onHand(), sent.inTransit(), transferred + sent.units(), allocated, counted, position, recordedAt);
            case TransferReceived received -> new LedgerStock(event.onHand(), received.inTransit(), transferred - received.sent(), allocated, true, position, recordedAt);
            case ArrivalReversed reversed -> new LedgerStock(event.onHand(), reversed.inTransit(), transferred + reversed.sent(), allocated, counted, position, recordedAt);
            case TransferCalledOff off -> new LedgerStock(event.onHand(), off.inTransit(), transferred - off.units(), allocated, counted, position, recordedAt);
            case StockCounted _,TransferArrived _,TransferCameBack _ -> new LedgerStock(event.onHand(), inTransit, transferred, allocated, true, position, recordedAt);
            case ItemsReserved reserved -> promising(event, reserved.allocated(), position, recordedAt);
            case ReservationCollected collected -> promising(event, collected.allocated(), position, recordedAt);
            case ReservationLapsed lapsed -> promising(event, lapsed.allocated(), position, recordedAt);
            case ReservationCancelled cancelled -> promising(event, cancelled.allocated(), position, recordedAt);
            case ItemSold _,SaleVoided _,ItemReturned _,SaleReturnedElsewhere _,ReturnVoided _,CountOffset _,CountReversed _,StockAdjusted _,AdjustmentReversed _,TransferSent _ ->
                new LedgerStock(event.onHand(), inTransit, transferred, allocated, counted, position, recordedAt);
        };
    }

    private LedgerStock promising(StockEvent event, int allocatedNow, long place, Instant recorded) {
        return new LedgerStock(event.onHand(), inTransit, transferred, allocatedNow, counted, place, recorded);
    }

    /** What was redirected from another store stands in no order of ours, either. */
    private int unordered(@Nullable String orderLine, int more) {
        return orderLine == null ? Math.max(0, transferred + more) : transferred;
    }

    /**
     * On hand − allocated. A negative on hand counts as none, since sales cannot have taken what was not there, unless goods in transit explain it: then they
     * stand on the shelf already and are only not booked yet.
     */
    int available() {
        return Math.max(onHand, -Math.max(0, inTransit)) - allocated;
    }
}
