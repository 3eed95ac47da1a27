package io.restock.local.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C in the demo: the tills close first, and the process ends only when everything is stopped. */
final class ClosingBell {
    private static final Duration LONGEST_CLOSING = Duration.ofMinutes(4);

    private final CountDownLatch rung = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile int exitCode = 1;

    void ringsOnCtrlC() {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            rung.countDown();
            try {
                if (stopped.await(LONGEST_CLOSING.toSeconds(), TimeUnit.SECONDS)) {
                    // The system would report "interrupted"; whether the invariants hold says more.
                    Runtime.getRuntime().halt(exitCode);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    boolean rangWithin(Duration patience) throws InterruptedException {
        return rung.await(Math.max(0, patience.toMillis()), TimeUnit.MILLISECONDS);
    }

    int exitCode(int code) {
        exitCode = code;
        return code;
    }

    void allIsStopped() {
        stopped.countDown();
    }

    /** What the supervisor has to say about its children. */
    void say(String sentence) {
        System.err.println("restock: " + sentence);
    }
}
