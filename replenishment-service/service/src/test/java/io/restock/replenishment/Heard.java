package io.restock.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.catalog.Store;
import io.restock.contracts.despatch.Lane;
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
import io.restock.contracts.stock.StockEvent.DeliveryReceived;
import io.restock.contracts.stock.StockEvent.ItemSold;
import io.restock.contracts.stock.StockEvent.StockCounted;
import io.restock.engine.Demand;
import io.restock.engine.DemandState;
import io.restock.engine.ReorderPolicy;
import io.restock.engine.WeekdayIndex;
import io.restock.engine.aim.Protection;
import io.restock.engine.aim.ServiceAim;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** All that was heard of one item at one store, from which each of its order lines can be figured out again. */
final class Heard {
    private static final double HOURS_PER_DAY = 24;

    final TreeMap<Long, StockEvent> byPosition = new TreeMap<>();
    final List<OrderEvent> orders = new ArrayList<>();
    private final Store store;
    private final int casePack;
    private final ServiceAim aim;
    private final ReorderPolicy policy;

    Heard(Store store, int casePack, ServiceAim aim, ReorderPolicy policy) {
        this.store = store;
        this.casePack = casePack;
        this.aim = aim;
        this.policy = policy;
    }

    /** What a line must say of itself. */
    record Figures(int onHand, int onOrder, int position, Demand demand, int level, int packs) {}

    /**
     * @param upTo position of the last stock event that was known
     * @param closedAt when the store's day last closed before the line was placed, or null
     * @param protectionHours from the instant for which it was decided
     */
    Figures of(LinePlaced line, long upTo, Instant closedAt, double protectionHours) {
        DemandState demand = null;
        int onHand = 0;
        boolean counted = false;
        for (StockEvent event : byPosition.headMap(upTo, true).values()) {
            var time = local(event.occurredAt());
            demand = demand == null ? DemandState.starting(time, casePack) : demand.until(time, !counted || onHand != 0, WeekdayIndex.CHAIN);
            if (event instanceof ItemSold sold) {
                demand = demand.sold(sold.sale().businessDate(), sold.units(), WeekdayIndex.CHAIN);
            }
            counted |= event instanceof StockCounted || event instanceof DeliveryReceived;
            onHand = event.onHand();
        }
        int onOrder = orders.subList(0, orders.indexOf(line)).stream().mapToInt(Heard::onOrder).sum();
        var known = demand == null ? DemandState.starting(local(line.occurredAt()), casePack) : demand;
        var closed = closedAt == null ? known : known.until(local(closedAt), !counted || onHand != 0, WeekdayIndex.CHAIN);
        return decide(closed, onHand, onOrder, decidedFor(line, protectionHours));
    }

    /** The last event that was heard, ten minutes ago at most. */
    private Instant decidedFor(LinePlaced line, double protectionHours) {
        var lane = Lane.standard(store.dc(), store.gln(), store.zone());
        var at = lane.arrivalFor(lane.nextCutOff(line.cutOffAt().plusSeconds(1))).minusSeconds(Math.round(protectionHours * 3_600));
        assertThat(Duration.between(at, line.occurredAt())).isBetween(Duration.ofSeconds(-1), Duration.ofSeconds(601));
        return at;
    }

    private static int onOrder(OrderEvent event) {
        return switch (event) {
            case LinePlaced placed -> placed.units();
            case LineReceived received -> -received.despatched();
            case LineReopened reopened -> reopened.despatched();
            case LineShort shortened -> shortened.cancelled() ? -shortened.units() : 0;
            case LineDespatched _,CancellationAsked _,LineRescheduled _,LineReassigned _,LineCalledBack _ -> 0;
        };
    }

    private Figures decide(DemandState known, int onHand, int onOrder, Instant now) {
        var lane = Lane.standard(store.dc(), store.gln(), store.zone());
        Instant cutOff = lane.nextCutOff(now);
        Instant until = lane.arrivalFor(lane.nextCutOff(cutOff.plusSeconds(1)));
        var whole = between(known, now, until);
        var protection = new Protection(between(known, now, lane.arrivalFor(cutOff)), whole, Duration.between(now, until).toSeconds() / 3_600.0 / HOURS_PER_DAY);
        int position = Math.max(onHand, 0) + onOrder;
        var review = policy.around(aim.reorderLevel(protection, casePack), casePack, position, 0);
        return new Figures(onHand, onOrder, position, whole, review.rule().reorderLevel(), review.packs());
    }

    private Demand between(DemandState known, Instant from, Instant until) {
        return known.between(local(from), local(until), WeekdayIndex.CHAIN);
    }

    private LocalDateTime local(Instant at) {
        return at.atZone(store.zone()).toLocalDateTime();
    }
}
