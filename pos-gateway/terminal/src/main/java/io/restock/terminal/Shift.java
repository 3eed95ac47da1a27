package io.restock.terminal;

import java.time.Duration;
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

    /** Waits as long, or until the end. @return whether the shift has ended */
    public boolean endsWithin(Duration wall) throws InterruptedException {
        return end.await(Math.max(0, wall.toNanos()), TimeUnit.NANOSECONDS);
    }
}
