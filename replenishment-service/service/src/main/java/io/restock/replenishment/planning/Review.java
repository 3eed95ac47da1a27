package io.restock.replenishment.planning;

import io.restock.contracts.orders.Explanation;
import io.restock.engine.Demand;
import io.restock.engine.DemandState;
import io.restock.engine.ReorderPolicy;
import io.restock.replenishment.catalog.Catalog.Supply;
import java.time.Duration;
import java.time.Instant;

/**
 * One look at one store-item: what customers will want until the delivery after the next, what is there and coming, and what to order.
 *
 * <p>What is ordered now leaves with the lane's next cut-off. The next chance is the cut-off after it, whose goods arrive a lead time later:
 * until then the position must last. That is the protection interval, review period and lead time together.
 *
 * @param cutOffAt the cut-off with which an order placed now leaves
 */
record Review(Instant cutOffAt, double protectionHours, Demand demand, ReorderPolicy policy, ReorderPolicy.Review outcome) {
    private static final double SECONDS_PER_HOUR = 3_600;

    static Review of(StoreItem item, Supply supply, Instant now) {
        var lane = supply.lane();
        Instant cutOffAt = lane.nextCutOff(now);
        Instant until = lane.arrivalFor(lane.nextCutOff(cutOffAt.plusSeconds(1)));
        var zone = supply.store().zone();
        var from = now.atZone(zone).toLocalDateTime();
        var known = item.demand == null ? DemandState.starting(from, supply.casePack()) : item.demand;
        var demand = known.between(from, until.atZone(zone).toLocalDateTime(), StoreItem.WEEK);
        double hours = Duration.between(now, until).toSeconds() / SECONDS_PER_HOUR;
        return new Review(cutOffAt, hours, demand, item.policy, item.policy.review(demand, supply.casePack(), item.position()));
    }

    Explanation explain(StoreItem item, Cause trigger) {
        return new Explanation(trigger.event(), trigger.occurredAt(), trigger.recordedAt(), item.onHand, item.onOrder, item.allocated,
                item.position(), demand.mean(), demand.variance(), protectionHours, policy.serviceLevel(), outcome.rule().casePack(),
                outcome.rule().reorderLevel(), outcome.packs(), outcome.bound().isEmpty() ? null : String.join("; ", outcome.bound()));
    }
}
