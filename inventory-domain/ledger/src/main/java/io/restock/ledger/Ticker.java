package io.restock.ledger;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Repeats a piece of work with a pause after each time, on a thread of its own; Quarkus' scheduler looks at its clock only once a second. */
public final class Ticker implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Ticker.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Duration pause;
    private final Runnable work;
    private final Thread thread;
    private volatile boolean closing;

    public Ticker(String name, Duration pause, Runnable work) {
        this.pause = pause;
        this.work = work;
        this.thread = Thread.ofPlatform().daemon().name(name).start(this::run);
    }

    private void run() {
        while (!closing) {
            sleep(attempt() ? pause : AFTER_FAILURE);
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
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
