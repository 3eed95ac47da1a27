package io.restock.ledger;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Does a piece of work soon after somebody says that there is some, and by itself once in a while, on a thread of its own; Quarkus' scheduler looks at its clock only once a second. */
public final class Ticker implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Ticker.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Duration gathering;
    private final Duration unasked;
    private final Runnable work;
    private final Semaphore asked = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closing;

    /**
     * @param gathering how long after {@link #wake} the work is done, with what came meanwhile
     * @param unasked after which it is done in any case, for what nobody told
     */
    public Ticker(String name, Duration gathering, Duration unasked, Runnable work) {
        this.gathering = gathering;
        this.unasked = unasked;
        this.work = work;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        while (!closing) {
            if (attempt()) {
                awaitWork();
            } else {
                sleep(AFTER_FAILURE);
            }
        }
    }

    /** There is something to do, also before the start. */
    public void wake() {
        asked.release();
    }

    private void awaitWork() {
        try {
            if (asked.tryAcquire(unasked.toNanos(), TimeUnit.NANOSECONDS) && !closing) {
                sleep(gathering);
                asked.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing = true;
        }
    }

    private boolean attempt() {
        try {
            work.run();
            return true;
        } catch (RuntimeException e) {
            if (!closing) {
                LOG.warnf("%s failed and is tried again: %s", thread.getName(), e.getMessage());
            }
            return false;
        }
    }

    private void sleep(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing = true;
        }
    }

    /** Ends after the work under way, five seconds at most. */
    @Override
    public void close() {
        closing = true;
        wake();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
