package io.restock.benchmarks.product;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/** What was promised and is not applied yet, bounded: tills that only wait for promises would run minutes ahead of the ledger. */
final class Backlog implements AutoCloseable {
    private static final long LINES_AT_MOST = 200_000;
    private static final long LOOK_AGAIN_MILLIS = 100;

    private final Product product;
    private final AtomicLong promised = new AtomicLong();
    private final Thread watching;
    private volatile long applied;
    private volatile boolean closing;

    Backlog(Product product) {
        this.product = product;
        this.watching = Thread.ofPlatform().daemon().name("backlog").start(this::watch);
    }

    private void watch() {
        try {
            while (!closing) {
                applied = product.ledgerCounts().get("linesApplied").asLong();
                Thread.sleep(LOOK_AGAIN_MILLIS);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the ledger does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void promised(long lines) {
        promised.addAndGet(lines);
    }

    /** Returns at once while few lines wait, and in any case at that time. */
    void awaitRoom(long nanoTime) throws InterruptedException {
        while (promised.get() - applied > LINES_AT_MOST && System.nanoTime() < nanoTime) {
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        watching.join();
    }
}
