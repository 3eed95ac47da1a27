package io.restock.replenishment.review;

import io.restock.contracts.orders.OrderEvent;
import io.restock.engine.ReorderRule;
import io.restock.replenishment.storeitem.Cause;
import io.restock.replenishment.storeitem.LastReview;
import io.restock.replenishment.storeitem.Setting;
import io.restock.replenishment.storeitem.StoreItem;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A store-item in the batch that touches it, and how each event moved its position. */
public final class Touched {
    /** Business time after a cut-off for which its lines are still picked. */
    private static final Duration WAVES_ARE_OPEN = Duration.ofMinutes(10);

    private record Step(Cause cause, int before, int after) {}

    private StoreItem item;
    private final List<Step> steps = new ArrayList<>(2);

    /** A line to order, and the event that asks for it. */
    public record Need(Review review, Cause trigger) {}

    public Touched(StoreItem item) {
        this.item = item;
    }

    /** As it is after all that was applied so far. */
    public StoreItem item() {
        return item;
    }

    /** Whether there is a reason to look: something new was said of it, and not its past alone. */
    public boolean isToBeReviewed() {
        return !steps.isEmpty() && !item.isKnownByItsPastAlone();
    }

    /**
     * The instant for which it is decided, in whole seconds: when the last event occurred. What was sold just before a cut-off leaves with it, although it takes a moment until it is
     * heard and decided; the distribution center lets lines that come so late follow their wave. Who comes later than {@link #WAVES_ARE_OPEN} has missed it.
     */
    Instant known(Instant now) {
        Instant occurred = steps.getLast().cause().occurredAt();
        Instant earliest = now.minus(WAVES_ARE_OPEN);
        var known = occurred.isBefore(earliest) ? earliest : occurred.isBefore(now) ? occurred : now;
        return known.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Applies what an event does and remembers how the position moved. */
    public void step(Cause cause, UnaryOperator<StoreItem> change) {
        int before = item.position();
        item = change.apply(item);
        steps.add(new Step(cause, before, item.position()));
    }

    /** What was ordered counts as on order at once. */
    public void placed(OrderEvent event) {
        item = item.on(event);
    }

    /** What the scale shows is no reason to look. If the position is too low by it, the need is remembered until the next one. */
    public void weighed(Cause cause, OrderEvent event) {
        item = item.on(event);
        var last = item.last();
        if (last.need() == null && last.rule() != null && item.position() < last.rule().reorderLevel()) {
            item = item.reviewed(new LastReview(last.rule(), cause, last.waiting()));
        }
    }

    /**
     * Looks at it once. Empty if the position is high enough, nothing fits, or nobody can supply it yet: what is needed then stays remembered.
     *
     * @param setting null while the catalog does not know how it is supplied
     */
    public Optional<Need> review(@Nullable Setting setting, Instant now) {
        if (setting == null) {
            item = item.reviewed(new LastReview(item.last().rule(), standing(), true));
            return Optional.empty();
        }
        if (setting.ordersNothing()) {
            var rule = item.last().rule();
            item = item.reviewed(new LastReview(rule == null ? null : new ReorderRule(0, rule.casePack()), item.position() < 0 ? standing() : null, false));
            return Optional.empty();
        }
        var review = Review.of(item, setting, known(now));
        var wanted = review.outcome().rule();
        // What is left of the item that it replaces is as good as a lower level: it is no need, and starts no clock.
        var rule = new ReorderRule(Math.max(0, wanted.reorderLevel() - setting.place().covered()), wanted.casePack());
        boolean orders = review.outcome().packs() > 0;
        Cause trigger = trigger(rule.reorderLevel());
        boolean unmet = !orders && item.position() < rule.reorderLevel();
        item = item.reviewed(new LastReview(rule, unmet ? trigger : null, false));
        return orders ? Optional.of(new Need(review, trigger)) : Optional.empty();
    }

    /**
     * The event that took the position below a level: the last one in this batch that crossed it; else the one since which it has been
     * below; else, where the level has risen above the position, the event that made us look.
     */
    Cause trigger(int reorderLevel) {
        for (Step step : steps.reversed()) {
            if (step.before() >= reorderLevel && step.after() < reorderLevel) {
                return step.cause();
            }
        }
        return standing();
    }

    /** The event since which there may be a need. */
    private Cause standing() {
        return item.last().need() != null ? item.last().need() : steps.getLast().cause();
    }
}
