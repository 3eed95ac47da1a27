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
import io.restock.engine.DayProfile;
import io.restock.engine.DemandState;
import io.restock.engine.ReorderRule;
import io.restock.engine.Rhythm;
import io.restock.engine.newcomer.PastSales;
import io.restock.replenishment.catalog.Catalog.Supply;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** What the decider knows of one item at one store. Changed by the one thread that owns its partition. */
final class StoreItem {
    private static final int MOST_DAYS_HEARD = 90;
    private static final String HISTORY = "HISTORY=";

    final StoreItemId id;
    int onHand;
    int inTransit;
    int onOrder;
    int allocated;
    /** Somebody has counted or received it: an on hand of zero is believed. */
    boolean counted;
    /** Null until store and item are known. */
    DemandState demand;
    StoreItemPolicy policy = StoreItemPolicy.STANDARD;
    /** Of what does not keep; none otherwise. */
    ShelfAges ages = ShelfAges.NONE;
    /** What the last review found, null before the first. */
    ReorderRule rule;
    /** Where its demand came from when it had none of its own, and since when; null if nobody knew anything. */
    String origin;
    LocalDate originSince;
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

    /** @param setting null while unknown: then demand is not learnt yet */
    void on(StockEvent event, Cause cause, Setting setting) {
        if (setting != null) {
            learn(event, cause, setting);
        }
        onHand = event.onHand();
        age(cause.occurredAt(), setting);
        if (silence != null) {
            hear(event, cause, setting);
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

    /** People have decided otherwise. */
    void on(StoreItemPolicy changed, Instant at, Setting setting) {
        policy = changed;
        age(at, setting);
    }

    private void age(Instant at, Setting setting) {
        ages = policy.perishes() && setting != null ? ages.holding(onHand, setting.local(at).toLocalDate()) : ShelfAges.NONE;
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
    private void learn(StockEvent event, Cause cause, Setting setting) {
        var time = setting.local(cause.occurredAt());
        if (demand == null) {
            begin(time, setting);
        } else {
            pass(time, setting);
        }
        var rhythm = setting.rhythm();
        switch (event) {
            case ItemSold sold -> {
                learn(sold.sale().businessDate(), sold.units(), rhythm);
                silence = Silence.after(silence, time, demand);
            }
            case SaleVoided voided -> learn(voided.sale().businessDate(), -voided.units(), rhythm);
            case ItemReturned returned -> {
                if (id.store().equals(returned.soldAt())) {
                    learn(returned.original().line().businessDate(), -returned.units(), rhythm);
                }
            }
            case SaleReturnedElsewhere returned -> learn(returned.sale().businessDate(), -returned.units(), rhythm);
            case ReturnVoided _, StockCounted _, CountOffset _, StockAdjusted _, DeliveryDespatched _, DeliveryReceived _, TransferSent _,
                    TransferArrived _ -> { }
        }
    }

    private void learn(LocalDate businessDate, int units, Rhythm rhythm) {
        demand = demand.sold(businessDate, units, rhythm);
    }

    /** Without a demand of its own, from a store-local time on. */
    void begin(LocalDateTime time, Setting setting) {
        demand = setting.beginning().apply(time);
        origin = setting.origin();
        originSince = origin == null ? null : time.toLocalDate();
    }

    /** It takes the place of another item; what has sold already has a demand of its own. */
    void succeeds(Instant at, Setting setting) {
        if (setting != null && silence == null) {
            begin(setting.local(at), setting);
        }
    }

    /**
     * It was sold here before we heard of it. A day of its own that has closed says more than what others tell: then nothing changes. Given again, it
     * takes the place of what was given before, while weekdays hear of it once.
     */
    void remember(PastSales past, Instant at, Setting setting) {
        boolean given = isKnownByItsPastAlone() || origin != null && origin.startsWith(HISTORY) && demand.asOf().toLocalDate().equals(originSince);
        if (demand != null && demand.days() > 0 && !given) {
            return;
        }
        if (!given) {
            for (int day = 0; day < past.sold().size(); day++) {
                if (past.sold().get(day) != null) {
                    setting.days().passed(past.first().plusDays(day), past.sold().get(day), past.perDay(), 1);
                }
            }
        }
        demand = past.demand(demand, setting.local(at), setting.rhythm());
        origin = HISTORY + past.first() + "/" + past.next().minusDays(1);
        originSince = demand.asOf().toLocalDate();
    }

    /** Nobody has said yet what is there: until then nothing is ordered, or every shelf that is not counted yet would be taken for an empty one. */
    boolean isKnownByItsPastAlone() {
        return sourcePosition == 0 && origin != null && origin.startsWith(HISTORY);
    }

    /** Time goes on; whoever learns from whole days hears of those that are over, at most of so many as {@link DemandState} closes one by one. */
    private void pass(LocalDateTime time, Setting setting) {
        var closing = demand.asOf().toLocalDate();
        double share = Math.min(1, demand.covered() + (isOut() ? 0 : 1 - DayProfile.before(demand.asOf())));
        for (int day = 0; day < MOST_DAYS_HEARD && closing.plusDays(day).isBefore(time.toLocalDate()); day++) {
            setting.days().passed(closing.plusDays(day), day == 0 ? demand.sold() : 0, demand.level(), day == 0 ? share : isOut() ? 0 : 1);
        }
        demand = demand.until(time, !isOut(), setting.rhythm());
    }

    /** Whoever buys it, counts it or brings it has seen the shelf. */
    private void hear(StockEvent event, Cause cause, Setting setting) {
        boolean seen = switch (event) {
            case ItemSold _, StockCounted _, DeliveryReceived _, TransferArrived _, TransferSent _, StockAdjusted _ -> true;
            case SaleVoided _, ItemReturned _, SaleReturnedElsewhere _, ReturnVoided _, CountOffset _, DeliveryDespatched _ -> false;
        };
        if (seen && setting != null) {
            var time = setting.local(cause.occurredAt());
            silence = event instanceof StockCounted counted && counted.counted() > 0 ? silence.foundAt(time, setting.supply().peers().purchase()) : silence.brokenAt(time);
        }
    }

    /** A day has passed at the store, also for what nobody touched. */
    void dayClosed(Instant at, Setting setting) {
        if (setting != null && demand != null) {
            pass(setting.local(at), setting);
        }
    }

    /** The chance that the shelf does not hold what it should: 0 where it should hold nothing, or has never sold. */
    double doubt(Instant at, Supply supply) {
        return onHand <= 0 || silence == null || supply == null ? 0 : silence.doubt(at.atZone(supply.store().zone()).toLocalDateTime(), supply.peers().purchase());
    }

    /** Nothing can be learnt from its silence: there is none, or nobody has said yet that there is. */
    private boolean isOut() {
        return counted && onHand == 0 || isKnownByItsPastAlone();
    }
}
