package io.restock.replenishment.planning;

import java.util.ArrayList;
import java.util.List;

/** A store-item in the batch that touches it, and how each event moved its position. */
final class Touched {
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
