package io.restock.ledger;

import io.restock.contracts.Troubles;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Does a piece of work soon after it is asked for, and by itself once in a while, on a thread of its own; Quarkus' scheduler looks at its clock only once a second. */
public final class Ticker implements AutoCloseable {
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Duration gathering;
    private final Duration unasked;
    private final Troubles troubles;
    private final Runnable work;
    private final Semaphore asked = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closing;

    /**
     * @param gathering how long after {@link #wake} the work is done, with what came meanwhile
     * @param unasked after which it is done in any case, for what nobody asked for
     * @param troubles gets a report when the work fails, and when it does not end
     */
    public Ticker(String name, Duration gathering, Duration unasked, Troubles troubles, Runnable work) {
        this.gathering = gathering;
        this.unasked = unasked;
        this.troubles = troubles;
        this.work = work;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!closing) {
                if (troubles.attempt(thread.getName(), work::run)) {
                    awaitWork();
                } else {
                    Thread.sleep(AFTER_FAILURE);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** There is something to do, also before the start. */
    public void wake() {
        asked.release();
    }

    private void awaitWork() throws InterruptedException {
        if (asked.tryAcquire(unasked.toNanos(), TimeUnit.NANOSECONDS) && !closing) {
            Thread.sleep(gathering);
            asked.drainPermits();
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
