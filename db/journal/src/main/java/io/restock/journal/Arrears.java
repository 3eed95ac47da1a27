package io.restock.journal;

import io.restock.contracts.BusinessClock;
import io.restock.contracts.time.Backlog;
import java.time.Clock;

/** Since when something waits at one place: from the first that came until nothing is left, however much comes meanwhile. */
final class Arrears {
    private final Clock clock;
    private final Backlog backlog;
    private boolean waiting;

    /** @param place for which a governed clock waits, too */
    Arrears(Clock clock, String place) {
        this.clock = clock;
        this.backlog = BusinessClock.backlog(clock, place);
    }

    synchronized void begin() {
        if (!waiting) {
            waiting = true;
            backlog.waitsSince(clock.instant());
        }
    }

    synchronized void end() {
        waiting = false;
        backlog.isEmpty();
    }
}
