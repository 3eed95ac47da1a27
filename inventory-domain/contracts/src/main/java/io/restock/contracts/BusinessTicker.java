package io.restock.contracts;

import io.restock.contracts.time.Backlog;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Repeats a piece of work by the business clock, on a thread of its own: what is due by business time is done by business time, however fast that runs, and a governed clock waits for it.
 * A wall clock's scheduler that looks once a second would be twelve business minutes late at speed 720.
 */
public final class BusinessTicker implements AutoCloseable {
    private final BusinessClock clock;
    private final Duration pause;
    private final String name;
    private final Troubles troubles;
    private final Troubles.Work work;
    private final Backlog backlog;
    private final Thread thread;
    private volatile boolean closing;

    /**
     * @param name of the thread, of the place where the clock waits, and of what is in trouble when it fails or does not end
     * @param business time between two times, unless that is longer than the wall time
     * @param wall time between two times, at most
     * @param work is tried again a second later when it fails
     */
    public BusinessTicker(String name, Duration business, Duration wall, BusinessClock clock, Troubles troubles, Troubles.Work work) {
        this.name = name;
        this.clock = clock;
        this.troubles = troubles;
        var longest = Duration.ofNanos((long) (wall.toNanos() * clock.speed()));
        this.pause = business.compareTo(longest) < 0 ? business : longest;
        this.work = work;
        this.backlog = clock.backlog(name);
        this.thread = Thread.ofVirtual().name(name).start(this::run);
    }

    private void run() {
        try {
            while (!closing) {
                if (!troubles.attempt(name, work)) {
                    TimeUnit.SECONDS.sleep(1);
                    continue;
                }
                Instant due = clock.instant().plus(pause);
                backlog.waitsSince(due);
                clock.sleepUntil(due);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends after the work under way, within five seconds. */
    @Override
    public void close() {
        closing = true;
        try {
            if (!thread.join(Duration.ofMillis(100))) {
                thread.interrupt();
                thread.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        backlog.isEmpty();
    }
}
