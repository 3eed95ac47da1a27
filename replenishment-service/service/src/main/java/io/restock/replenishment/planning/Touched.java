package io.restock.replenishment.planning;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** A store-item in the batch that touches it, and how each event moved its position. */
final class Touched {
    /** Business time after a cut-off for which its lines are still picked. */
    private static final Duration WAVES_ARE_OPEN = Duration.ofMinutes(10);

    private record Step(Cause cause, int before, int after) {}

    final StoreItem item;
    private final List<Step> steps = new ArrayList<>(2);

    Touched(StoreItem item) {
        this.item = item;
    }

    /** Whether all that was said of it had been taken before. */
    boolean isUnchanged() {
        return steps.isEmpty();
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
    void step(Cause cause, Runnable change) {
        int before = item.position();
        change.run();
        steps.add(new Step(cause, before, item.position()));
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
    Cause standing() {
        return item.need != null ? item.need : steps.getLast().cause();
    }
}
