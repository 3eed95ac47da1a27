package io.restock.contracts.time;

import io.restock.contracts.Backlog;
import io.restock.contracts.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Repeats a piece of work by the business clock, on a thread of its own: what is due by business time is done by business time, however fast that runs, and a governed clock waits for it.
 * A wall clock's scheduler that looks once a second would be twelve business minutes late at speed 720.
 */
public final class BusinessTicker implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(BusinessTicker.class.getName());

    private final BusinessClock clock;
    private final Duration pause;
    private final Work work;
    private final Backlog backlog;
    private final Thread thread;
    private volatile boolean closing;

    /** What is repeated; when it fails it is tried again a second later. */
    public interface Work {
        void run() throws Exception;
    }

    /**
     * @param name of the thread, and of the place where the clock waits
     * @param business time between two times, unless that is longer than the wall time
     * @param wall time between two times, at most
     */
    public BusinessTicker(String name, Duration business, Duration wall, BusinessClock clock, Work work) {
        this.clock = clock;
        var longest = Duration.ofNanos((long) (wall.toNanos() * clock.speed()));
        this.pause = business.compareTo(longest) < 0 ? business : longest;
        this.work = work;
        this.backlog = clock.backlog(name);
        this.thread = Thread.ofVirtual().name(name).start(this::run);
    }

    private void run() {
        try {
            while (!closing) {
                attempt();
                Instant due = clock.instant().plus(pause);
                backlog.waitsSince(due);
                clock.sleepUntil(due);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt() throws InterruptedException {
        boolean done = false;
        while (!done && !closing) {
            try {
                work.run();
                done = true;
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                LOG.log(System.Logger.Level.WARNING, thread.getName() + " failed and is tried again: " + e);
                TimeUnit.SECONDS.sleep(1);
            }
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
