package io.restock.local.supervisor;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What is done again and again while everything runs. One that fails, as on a full disk, says so once, and is tried again as if nothing had been. */
final class Chores {
    private final ScheduledExecutorService hands = Executors.newScheduledThreadPool(2, Thread.ofPlatform().daemon().name("chores").factory());
    private final Consumer<String> journal;

    /** What may fail by the disk. */
    interface Chore {
        void go() throws IOException;
    }

    Chores(Consumer<String> journal) {
        this.journal = journal;
    }

    void every(Duration rhythm, String name, Chore chore) {
        hands.scheduleWithFixedDelay(new Runnable() {
            private boolean reported;

            @Override
            public void run() {
                try {
                    chore.go();
                    reported = false;
                } catch (IOException | RuntimeException e) {
                    if (!reported) {
                        journal.accept(name + " fails: " + e);
                    }
                    reported = true;
                }
            }
        }, rhythm.toMillis(), rhythm.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop() {
        hands.shutdownNow();
    }
}
