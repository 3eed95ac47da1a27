package io.restock.replenishment.order;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
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
import io.restock.replenishment.order.OrderCommand.AskCancellation;
import io.restock.replenishment.order.OrderCommand.CallBackLine;
import io.restock.replenishment.order.OrderCommand.DespatchLine;
import io.restock.replenishment.order.OrderCommand.PlaceLine;
import io.restock.replenishment.order.OrderCommand.ReassignLine;
import io.restock.replenishment.order.OrderCommand.ReceiveLine;
import io.restock.replenishment.order.OrderCommand.ReopenLine;
import io.restock.replenishment.order.OrderCommand.RescheduleLine;
import io.restock.replenishment.order.OrderCommand.ShortenLine;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;

/**
 * A line of a replenishment order, from the need to the shelf. Open are the units that were ordered and neither cancelled nor received;
 * it is complete when none is open. Back-ordered units stay open.
 */
@SuppressWarnings("NullAway.Init") // by its first event
public final class OrderLine {
    @AggregateIdentifier
    private String id;
    private Gln store;
    private Gtin item;
    private int open;
    private Instant dueAt;
    private boolean isShort;

    OrderLine() {}

    /**
     * As its row knows it.
     *
     * @param isShort whether the distribution center has said that it does not have some of it
     */
    OrderLine(String id, StoreItemId storeItem, int open, Instant dueAt, boolean isShort) {
        this.dueAt = dueAt;
        this.isShort = isShort;
        this.id = id;
        this.store = storeItem.store();
        this.item = storeItem.item();
        this.open = open;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(PlaceLine place) {
        if (id != null) {
            throw new IllegalStateException(id + " has been placed already");
        }
        apply(new LinePlaced(place.line(), place.storeItem().store(), place.dc(), place.storeItem().item(), place.at(), place.units(),
                place.casePack(), place.cutOffAt(), place.dueAt(), place.explanation(), place.inPlaceOf()));
    }

    @CommandHandler
    void handle(DespatchLine despatch) {
        mustBeFor(despatch);
        apply(new LineDespatched(despatch.line(), store, item, despatch.at(), despatch.despatch(), despatch.units()));
    }

    /** It stays as open as it was, and its 24 hours go on. */
    @CommandHandler
    void handle(CallBackLine back) {
        mustBeFor(back);
        apply(new LineCalledBack(back.line(), store, item, back.at(), back.despatch(), back.units()));
    }

    /** Only what is open can be cancelled. */
    @CommandHandler
    void handle(ShortenLine shorten) {
        mustBeFor(shorten);
        int units = shorten.cancelled() ? Math.min(open, shorten.units()) : shorten.units();
        if (units <= 0) {
            throw new IllegalStateException("nothing of " + id + " is open");
        }
        apply(new LineShort(shorten.line(), store, item, shorten.at(), units, shorten.cancelled(), reason(shorten)));
    }

    private String reason(ShortenLine shorten) {
        if (!shorten.cancelled() || !WantOfStock.isCalledOff(shorten.reason())) {
            return shorten.reason();
        }
        if (isShort) {
            return WantOfStock.CALLED_OFF_SHORT;
        }
        return shorten.at().isAfter(dueAt) ? WantOfStock.CALLED_OFF_OVERDUE : shorten.reason();
    }

    /** What is received is no matter of cancelling. */
    @CommandHandler
    void handle(AskCancellation ask) {
        mustBeFor(ask);
        if (open <= 0) {
            throw new IllegalStateException("nothing of " + id + " is open");
        }
        apply(new CancellationAsked(ask.line(), store, item, ask.at(), Math.min(open, ask.units()), ask.reason()));
    }

    @CommandHandler
    void handle(RescheduleLine reschedule) {
        mustBeFor(reschedule);
        apply(new LineRescheduled(reschedule.line(), store, item, reschedule.at(), reschedule.cutOffAt(), reschedule.dueAt()));
    }

    @CommandHandler
    void handle(ReassignLine reassign) {
        mustBeFor(reassign);
        apply(new LineReassigned(reassign.line(), store, item, reassign.at(), reassign.dc(), reassign.to(), reassign.units(), reassign.cutOffAt(), reassign.reason()));
    }

    /** More than was ordered may arrive; it closes no more than was open. */
    @CommandHandler
    void handle(ReceiveLine receive) {
        mustBeFor(receive);
        int closing = Math.min(open, receive.despatched());
        apply(new LineReceived(receive.line(), store, item, receive.at(), receive.despatch(), closing, receive.units(), closing == open, receive.missing()));
    }

    /** Never more is open than is ordered: what was cancelled meanwhile stays cancelled, since a line can only be closed by what it had open. */
    @CommandHandler
    void handle(ReopenLine reopen) {
        mustBeFor(reopen);
        apply(new LineReopened(reopen.line(), store, item, reopen.at(), reopen.despatch(), reopen.despatched(), reopen.units(), reopen.missing()));
    }

    private void mustBeFor(OrderCommand command) {
        if (!command.storeItem().equals(new StoreItemId(store, item))) {
            throw new IllegalArgumentException(id + " is for item " + item + " at store " + store + ", not for " + command.storeItem());
        }
    }

    @EventSourcingHandler
    void on(OrderEvent event) {
        switch (event) {
            case LinePlaced placed -> {
                id = placed.line().toString();
                store = placed.store();
                item = placed.item();
                open = placed.units();
                dueAt = placed.dueAt();
            }
            case LineDespatched _,CancellationAsked _,LineReassigned _,LineCalledBack _ -> {}
            case LineRescheduled moved -> dueAt = moved.dueAt();
            case LineShort shortened -> {
                open -= shortened.cancelled() ? shortened.units() : 0;
                isShort |= WantOfStock.isWhy(shortened.reason());
            }
            case LineReceived received -> open -= received.despatched();
            case LineReopened reopened -> open += reopened.despatched();
        }
    }
}
