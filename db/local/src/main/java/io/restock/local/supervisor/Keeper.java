package io.restock.local.supervisor;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one child alive: starts it again when it ends, soon the first time, then with a pause that doubles up to
 * {@link #LONGEST_PAUSE}. A child that stayed up for {@link #SETTLED} starts with a clean slate.
 */
final class Keeper {
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /** As long as any child may take to stop. */
    private static final Duration STOPPED_LIMIT = Duration.ofMinutes(4);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private final Child child;
    private final Consumer<String> journal;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicInteger endings = new AtomicInteger();
    private volatile @Nullable Thread loop;

    /** @param journal hears, in a sentence, whenever the child ends or cannot be started */
    Keeper(Child child, Consumer<String> journal) {
        this.child = child;
        this.journal = journal;
    }

    Part part() {
        return child.part();
    }

    boolean isReady() {
        return child.isReady();
    }

    String complaint() {
        return child.complaint();
    }

    /** How often the child has ended, or failed to start, without being asked to. */
    int endings() {
        return endings.get();
    }

    /** The first start, by the caller's thread: its failure is the caller's. */
    void start() throws IOException {
        var process = child.start();
        loop = Thread.ofVirtual().name("keeper-" + part().title()).start(() -> keep(process));
    }

    /** Ends what a killed supervisor may have left of the child; or the child in order, for it to be started again as after any ending. */
    void end() {
        child.stop();
    }

    /** Ends the child in order and for good. */
    void stop() {
        stopping.countDown();
        child.stop();
        try {
            if (loop != null && !loop.join(STOPPED_LIMIT)) {
                journal.accept(part().title() + " did not stop in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep(ProcessHandle process) {
        var current = process;
        var pause = Duration.ZERO;
        while (true) {
            long startedAt = System.nanoTime();
            if (current != null) {
                current.onExit().join();
            }
            if (stopping.getCount() == 0) {
                return;
            }
            endings.incrementAndGet();
            boolean settled = System.nanoTime() - startedAt > SETTLED.toNanos();
            pause = settled ? Duration.ZERO : longer(pause);
            journal.accept(part().title() + " ended unexpectedly; starting it again"
                    + (pause.isZero() ? "" : " in " + pause.toMillis() + " ms"));
            if (stopsWithin(pause)) {
                return;
            }
            current = restarted();
            if (stopping.getCount() == 0) {
                child.stop();
                return;
            }
        }
    }

    private @Nullable ProcessHandle restarted() {
        try {
            return child.start();
        } catch (IOException | RuntimeException e) {
            journal.accept(part().title() + " could not be started: " + e.getMessage());
            return null;
        }
    }

    private boolean stopsWithin(Duration pause) {
        try {
            return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    static Duration longer(Duration pause) {
        var doubled = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }
}
