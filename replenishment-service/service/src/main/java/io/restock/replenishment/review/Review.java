package io.restock.replenishment.review;

import io.restock.contracts.orders.Explanation;
import io.restock.contracts.orders.Origin;
import io.restock.engine.DayProfile;
import io.restock.engine.DemandState;
import io.restock.engine.ReorderPolicy;
import io.restock.engine.aim.Protection;
import io.restock.engine.freshness.ExpectedOutdating.Issuing;
import io.restock.engine.freshness.Freshness;
import io.restock.engine.promotion.PromotedRhythm;
import io.restock.replenishment.storeitem.Cause;
import io.restock.replenishment.storeitem.PolicyInForce;
import io.restock.replenishment.storeitem.Setting;
import io.restock.replenishment.storeitem.StoreItem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One look at one store-item: what customers will want until the delivery after the next, what is there and coming, and what to order.
 *
 * <p>What is ordered now leaves with the lane's next cut-off. The next chance is the cut-off after it, whose goods arrive a lead time later:
 * until then the position must last. That is the protection interval, review period and lead time together.
 *
 * <p>Days on which the store has said that it stays closed hold no demand: nothing is ordered for them. The lane's timetable and the promise stay what they are, for it is the lane's calendar that says
 * when goods come. But on such a day nothing happens that would make us look again after its close-out: of its cut-offs only the first is a chance, and what is ordered with that one must last until the
 * next open day's goods arrive. So what Monday needs after a closed Sunday is ordered on that Sunday, not on Saturday already, and not on Monday when the first customer has come.
 *
 * @param cutOffAt the cut-off with which an order placed now leaves
 * @param protection demand until what is ordered now arrives, and until what is ordered at the next cut-off does
 * @param policy that it was decided by
 * @param serviceLevel what the aim asks for, or what follows from it
 * @param outdating units on the shelf that will outdate before they sell; null for what keeps
 * @param promoted the promotion of one of these days, or null
 * @param position of the item, with what the rest of the item that it replaces covers
 * @param origin of a demand that is not the item's own yet, or null
 */
public record Review(Instant cutOffAt, double protectionHours, Protection protection, PolicyInForce policy, double serviceLevel, @Nullable Integer outdating,
        Explanation.@Nullable Promoted promoted,
        @Nullable Origin origin, int position, ReorderPolicy.Review outcome) {
    private static final double SECONDS_PER_HOUR = 3_600;
    private static final double HOURS_PER_DAY = 24;
    private static final Freshness UNTIL_ITS_DATE = new Freshness(0, Issuing.FIFO);

    public static Review of(StoreItem item, Setting setting, Instant now) {
        var lane = setting.supply().lane();
        Instant cutOffAt = lane.nextCutOff(now);
        Instant untilAt = lane.arrivalFor(nextChance(setting, cutOffAt));
        double hours = Duration.between(now, untilAt).toSeconds() / SECONDS_PER_HOUR;
        var from = setting.local(now);
        var arrival = setting.local(lane.arrivalFor(cutOffAt));
        var until = setting.local(untilAt);
        var rhythm = setting.rhythm();
        var known = item.demand().at(from, setting);
        var protection = new Protection(known.between(from, arrival, rhythm), known.between(from, until, rhythm), hours / HOURS_PER_DAY);
        var policy = item.inForce(setting);
        int pack = setting.supply().casePack();
        var promoted = promoted(item, setting, known, from, arrival, until);
        int level = policy.reorderLevel().orElseGet(() -> policy.aim().reorderLevel(protection, pack));
        int coverable = promoted == null || policy.reorderLevel().isPresent() ? level : Math.max(0, level - promoted.tooLate());
        Integer outdating = policy.perishes() ? outdating(item, policy.minimumLifeDays(), setting, known, from, until) : null;
        return new Review(cutOffAt, hours, protection, policy, policy.aim().serviceLevel(protection, pack, level), outdating, promoted, item.demand().shownOrigin(from, setting),
                item.position() + setting.place().covered(),
                policy.rule().around(coverable, pack, item.position() + setting.place().covered(), outdating == null ? 0 : outdating));
    }

    /**
     * The cut-off for which it will be looked at again: any one of an open day, and the first one after the close-out of a closed day. Where nobody can buy between the two deliveries, the one
     * after it: an order serves the customers that come before the next one's goods.
     */
    private static Instant nextChance(Setting setting, Instant cutOffAt) {
        var lane = setting.supply().lane();
        var arrival = setting.local(lane.arrivalFor(cutOffAt));
        Instant next = lane.nextCutOff(cutOffAt.plusSeconds(1));
        while (!isChance(setting, next)) {
            next = lane.nextCutOff(next.plusSeconds(1));
        }
        while (DayProfile.averageDays(arrival, setting.local(lane.arrivalFor(next)), setting.rhythm()) <= 0) {
            next = lane.nextCutOff(next.plusSeconds(1));
        }
        return next;
    }

    private static boolean isChance(Setting setting, Instant cutOff) {
        var store = setting.supply().store();
        var day = setting.local(cutOff).toLocalDate();
        return setting.doors().opensOn(day) || setting.supply().lane().nextCutOff(day.atTime(store.closeOut()).atZone(store.zone()).toInstant()).equals(cutOff);
    }

    /** What the promotion still wants but cannot get any more is taken off the need. */
    private static Explanation.@Nullable Promoted promoted(StoreItem item, Setting setting, DemandState known, LocalDateTime from, LocalDateTime arrival, LocalDateTime until) {
        var offer = setting.offerBetween(from.toLocalDate(), until.toLocalDate());
        if (offer.isEmpty() || !(setting.rhythm() instanceof PromotedRhythm rhythm)) {
            return null;
        }
        return new Explanation.Promoted(offer.get().id(), rhythm.uplifts().of(offer.get().of(setting.supply().peers().category())),
                rhythm.tooLateFor(known, from, arrival, item.position() + setting.place().covered()));
    }

    /** What stands on the shelf is as old as its delivery; what is on its way comes fresh, and is not ordered again. */
    private static int outdating(StoreItem item, int lifeDays, Setting setting, DemandState known, LocalDateTime from, LocalDateTime until) {
        var daily = from.toLocalDate().datesUntil(until.toLocalDate().plusDays(1)).mapToDouble(day -> {
            var begins = day.atStartOfDay().isAfter(from) ? day.atStartOfDay() : from;
            var ends = day.plusDays(1).atStartOfDay().isBefore(until) ? day.plusDays(1).atStartOfDay() : until;
            return known.between(begins, ends, setting.rhythm()).mean();
        }).toArray();
        return UNTIL_ITS_DATE.outdating(item.ages().batches(from.toLocalDate(), lifeDays), daily);
    }

    public Explanation explain(StoreItem item, Cause trigger) {
        var lead = protection.leadTime();
        var whole = protection.whole();
        var stock = item.stock();
        return new Explanation(trigger.event(), trigger.occurredAt(), trigger.recordedAt(), stock.onHand(), item.coming(), stock.allocated(),
                position, whole.mean(), whole.variance(), protectionHours, serviceLevel, outcome.rule().casePack(),
                outcome.rule().reorderLevel(), outcome.packs(), Published.constraints(outcome),
                new Explanation.Aim(Published.wanted(policy.aim()), lead.mean(), lead.variance(), policy.from()), outdating, promoted, origin,
                stock.position() == 0 ? null : stock.position(), policy.presentationMinimum());
    }
}
