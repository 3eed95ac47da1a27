package io.restock.replenishment.storeitem;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.StoreItemId;
import io.restock.contracts.orders.OrderEvent;
import io.restock.contracts.orders.OrderEvent.CancellationAsked;
import io.restock.contracts.orders.OrderEvent.LineCalledBack;
import io.restock.contracts.orders.OrderEvent.LineDespatched;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.contracts.orders.OrderEvent.LineReassigned;
import io.restock.contracts.orders.OrderEvent.LineReceived;
import io.restock.contracts.orders.OrderEvent.LineReopened;
import io.restock.contracts.orders.OrderEvent.LineRescheduled;
import io.restock.contracts.orders.OrderEvent.LineShort;
import io.restock.contracts.stock.StockEvent;
import io.restock.engine.newcomer.PastSales;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the decider knows of one item at one store.
 *
 * @param onOrder units of our own lines that are open
 * @param ages of what does not keep; none otherwise
 */
public record StoreItem(StoreItemId id, LedgerStock stock, int onOrder, KnownDemand demand, StoreItemPolicy policy, ShelfAges ages, LastReview last, Doubt doubt) {
    /** Of which nothing was heard yet. */
    public StoreItem(StoreItemId id) {
        this(id, LedgerStock.NONE, 0, KnownDemand.NONE, StoreItemPolicy.NONE, ShelfAges.NONE, LastReview.NONE, Doubt.NONE);
    }

    /** Inventory position: on hand + what is coming − allocated. */
    public int position() {
        return stock.available() + coming();
    }

    /** On order, as people see it: our own open lines, and what other stores have sent. */
    public int coming() {
        return onOrder + stock.transferred();
    }

    /**
     * @param position of the event in the ledger's journal, above 0
     * @param setting null while unknown: then demand is not learnt yet
     */
    public StoreItem on(StockEvent event, long position, Cause cause, @Nullable Setting setting) {
        var known = stock.after(event, position, cause.recordedAt());
        if (setting == null) {
            return new StoreItem(id, known, onOrder, demand, policy, ShelfAges.NONE, last, doubt);
        }
        var time = setting.local(cause.occurredAt());
        var learnt = demand.after(event, time, isOut(setting), setting);
        return new StoreItem(id, known, onOrder, learnt, policy, inForce(setting).ages(ages, known.onHand(), time.toLocalDate()), last,
                doubt.after(event, time, requireNonNull(learnt.state()), setting));
    }

    /** People have decided otherwise. */
    public StoreItem on(StoreItemPolicy changed, Instant at, @Nullable Setting setting) {
        var aged = setting == null ? ShelfAges.NONE : changed.over(setting.inherited()).ages(ages, stock.onHand(), setting.local(at).toLocalDate());
        return new StoreItem(id, stock, onOrder, demand, changed, aged, last, doubt);
    }

    /** Its department's policy has changed. */
    public StoreItem inheriting(Instant at, @Nullable Setting setting) {
        return on(policy, at, setting);
    }

    /** What holds for it, whoever decided that. */
    public PolicyInForce inForce(Setting setting) {
        return policy.over(setting.inherited());
    }

    /** On order moves with the life of our own lines. */
    public StoreItem on(OrderEvent event) {
        int more = switch (event) {
            case LinePlaced placed -> placed.units();
            case LineDespatched _,CancellationAsked _,LineRescheduled _,LineReassigned _,LineCalledBack _ -> 0;
            case LineShort shortened -> shortened.cancelled() ? -shortened.units() : 0;
            case LineReceived received -> -received.despatched();
            case LineReopened reopened -> reopened.despatched();
        };
        return new StoreItem(id, stock, onOrder + more, demand, policy, ages, last, doubt);
    }

    /** It takes the place of another item; what has sold already has a demand of its own. */
    public StoreItem succeeds(Instant at, @Nullable Setting setting) {
        return setting == null || doubt.silence() != null ? this : with(KnownDemand.beginning(setting.local(at), setting));
    }

    /** It was sold here before we heard of it. */
    public StoreItem remember(PastSales past, Instant at, Setting setting) {
        return with(demand.remembering(past, isKnownByItsPastAlone(), setting.local(at), setting));
    }

    /** A day has passed at the store, also for what nobody touched. */
    public StoreItem dayClosed(Instant at, @Nullable Setting setting) {
        return setting == null ? this : with(demand.until(setting.local(at), isOut(setting), setting).caughtUp(setting));
    }

    private StoreItem with(KnownDemand learnt) {
        return new StoreItem(id, stock, onOrder, learnt, policy, ages, last, doubt);
    }

    public StoreItem reviewed(LastReview now) {
        return new StoreItem(id, stock, onOrder, demand, policy, ages, now, doubt);
    }

    /** @param at when the store was asked to check the shelf; null with the answer */
    public StoreItem asked(@Nullable Instant at) {
        return new StoreItem(id, stock, onOrder, demand, policy, ages, last, new Doubt(doubt.silence(), at));
    }

    /** Whether it is known now to have been bought or handled later than was known before. */
    public boolean isLessSilentThan(StoreItem before) {
        var silence = doubt.silence();
        var then = before.doubt.silence();
        return silence != null && then != null && silence.since().isAfter(then.since());
    }

    /** Nobody has said yet what is there: until then nothing is ordered, or every shelf that is not counted yet would be taken for an empty one. */
    public boolean isKnownByItsPastAlone() {
        return stock.position() == 0 && demand.isGiven();
    }

    /** The chance that the shelf does not hold what it should: 0 where it should hold nothing, or has never sold. */
    public double chanceOfPhantom(Instant at, @Nullable Setting setting) {
        return stock.onHand() <= 0 || doubt.silence() == null || setting == null ? 0
                : doubt.silence().doubt(setting.local(at), setting.supply().peers().purchase(), setting.doors());
    }

    /** Nothing can be learnt from its silence: there is none, it is blocked, it has not come yet, or nobody has said yet that there is. */
    private boolean isOut(Setting setting) {
        return setting.isHeld() || setting.place().comes() && doubt.silence() == null && stock.onHand() <= 0 || stock.counted() && stock.onHand() == 0 || isKnownByItsPastAlone();
    }
}
