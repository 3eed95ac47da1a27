package io.restock.replenishment.planning;

import io.restock.contracts.StoreItemId;
import io.restock.contracts.orders.OrderEvent;
import io.restock.contracts.orders.OrderEvent.LineDespatched;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.contracts.orders.OrderEvent.LineReceived;
import io.restock.contracts.orders.OrderEvent.LineShort;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockEvent.CountOffset;
import io.restock.contracts.stock.StockEvent.DeliveryDespatched;
import io.restock.contracts.stock.StockEvent.DeliveryReceived;
import io.restock.contracts.stock.StockEvent.ItemReturned;
import io.restock.contracts.stock.StockEvent.ItemSold;
import io.restock.contracts.stock.StockEvent.ReturnVoided;
import io.restock.contracts.stock.StockEvent.SaleReturnedElsewhere;
import io.restock.contracts.stock.StockEvent.SaleVoided;
import io.restock.contracts.stock.StockEvent.StockAdjusted;
import io.restock.contracts.stock.StockEvent.StockCounted;
import io.restock.contracts.stock.StockEvent.TransferArrived;
import io.restock.contracts.stock.StockEvent.TransferSent;
import io.restock.engine.DemandState;
import io.restock.engine.ReorderPolicy;
import io.restock.engine.ReorderRule;
import io.restock.engine.WeekdayIndex;
import io.restock.replenishment.catalog.Catalog.Supply;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** What the decider knows of one item at one store. Changed by the one thread that owns its partition. */
final class StoreItem {
    static final WeekdayIndex WEEK = WeekdayIndex.CHAIN;

    final StoreItemId id;
    int onHand;
    int inTransit;
    int onOrder;
    int allocated;
    /** Somebody has counted or received it: an on hand of zero is believed. */
    boolean counted;
    /** Null until store and item are known. */
    DemandState demand;
    ReorderPolicy policy = ReorderPolicy.STANDARD;
    /** What the last review found, null before the first. */
    ReorderRule rule;
    /** The event since which the position is below the reorder level and could not be lifted, or null. */
    Cause need;
    /** For the catalog to know the store, its distribution center or the item. */
    boolean waiting;
    /** Since somebody last bought or handled it; null until it has sold. */
    Silence silence;
    /** When the store was asked to check the shelf, while the question is open; else null. */
    Instant askedAt;
    long sourcePosition;
    Instant sourceRecordedAt;

    StoreItem(StoreItemId id) {
        this.id = id;
    }

    /**
     * Inventory position: on hand + on order − allocated. A negative on hand counts as none, since sales cannot have taken what was not
     * there, unless goods in transit explain it: then they stand on the shelf already and are only not booked yet.
     */
    int position() {
        return Math.max(onHand, -Math.max(0, inTransit)) + onOrder - allocated;
    }

    /** @param supply null while unknown: then demand is not learnt yet */
    void on(StockEvent event, Cause cause, Supply supply) {
        if (supply != null) {
            learn(event, cause, supply);
        }
        onHand = event.onHand();
        if (silence != null) {
            hear(event, cause, supply);
        }
        switch (event) {
            case DeliveryDespatched despatched -> inTransit = despatched.inTransit();
            case DeliveryReceived received -> {
                inTransit = received.inTransit();
                counted = true;
            }
            case StockCounted _, TransferArrived _ -> counted = true;
            case ItemSold _, SaleVoided _, ItemReturned _, SaleReturnedElsewhere _, ReturnVoided _, CountOffset _, StockAdjusted _,
                    TransferSent _ -> { }
        }
    }

    /** On order moves with the life of our own lines. */
    void on(OrderEvent event) {
        onOrder += switch (event) {
            case LinePlaced placed -> placed.units();
            case LineDespatched _ -> 0;
            case LineShort shortened -> shortened.cancelled() ? -shortened.units() : 0;
            case LineReceived received -> -received.despatched();
        };
    }

    /** Demand is what was sold and not taken back, on its business date. A return is taken back where and when it was sold. */
    private void learn(StockEvent event, Cause cause, Supply supply) {
        var time = local(cause.occurredAt(), supply);
        demand = demand == null ? DemandState.starting(time, supply.casePack()) : demand.until(time, !isOut(), WEEK);
        switch (event) {
            case ItemSold sold -> {
                learn(sold.sale().businessDate(), sold.units());
                silence = Silence.after(silence, time, demand);
            }
            case SaleVoided voided -> learn(voided.sale().businessDate(), -voided.units());
            case ItemReturned returned -> {
                if (id.store().equals(returned.soldAt())) {
                    learn(returned.original().line().businessDate(), -returned.units());
                }
            }
            case SaleReturnedElsewhere returned -> learn(returned.sale().businessDate(), -returned.units());
            case ReturnVoided _, StockCounted _, CountOffset _, StockAdjusted _, DeliveryDespatched _, DeliveryReceived _, TransferSent _,
                    TransferArrived _ -> { }
        }
    }

    private void learn(LocalDate businessDate, int units) {
        demand = demand.sold(businessDate, units, WEEK);
    }

    /** Whoever buys it, counts it or brings it has seen the shelf. */
    private void hear(StockEvent event, Cause cause, Supply supply) {
        boolean seen = switch (event) {
            case ItemSold _, StockCounted _, DeliveryReceived _, TransferArrived _, TransferSent _, StockAdjusted _ -> true;
            case SaleVoided _, ItemReturned _, SaleReturnedElsewhere _, ReturnVoided _, CountOffset _, DeliveryDespatched _ -> false;
        };
        if (seen && supply != null) {
            var time = local(cause.occurredAt(), supply);
            silence = event instanceof StockCounted counted && counted.counted() > 0 ? silence.foundAt(time) : silence.brokenAt(time);
        }
    }

    /** A day has passed at the store, also for what nobody touched. */
    void dayClosed(Instant at, Supply supply) {
        if (supply != null && demand != null) {
            demand = demand.until(local(at, supply), !isOut(), WEEK);
        }
    }

    /** The chance that the shelf does not hold what it should: 0 where it should hold nothing, or has never sold. */
    double doubt(Instant at, Supply supply) {
        return onHand <= 0 || silence == null || supply == null ? 0 : silence.doubt(local(at, supply));
    }

    private boolean isOut() {
        return counted && onHand == 0;
    }

    private static LocalDateTime local(Instant at, Supply supply) {
        return at.atZone(supply.store().zone()).toLocalDateTime();
    }
}
