package io.restock.terminal.shift;

import io.restock.contracts.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Working time: everybody waits in it, and everybody hears when it ends. */
public final class Shift {
    private final CountDownLatch end = new CountDownLatch(1);

    public void end() {
        end.countDown();
    }

    public boolean hasEnded() {
        return end.getCount() == 0;
    }

    /** Waits until it is so late on the business clock, or until the end. @return whether the shift has ended */
    public boolean endsBefore(Instant due, BusinessClock clock) throws InterruptedException {
        while (clock.instant().isBefore(due)) {
            if (endsWithin(clock.pauseUntil(due))) {
                return true;
            }
        }
        return hasEnded();
    }

    /** Waits as long, or until the end. @return whether the shift has ended */
    public boolean endsWithin(Duration wall) throws InterruptedException {
        return end.await(Math.max(0, wall.toNanos()), TimeUnit.NANOSECONDS);
    }
}
