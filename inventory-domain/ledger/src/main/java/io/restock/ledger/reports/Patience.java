package io.restock.ledger.reports;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Who has just reported something may say the next thing of it at once: it is applied within milliseconds, or waits behind others for longer than a caller should. */
final class Patience {
    private static final Duration AT_MOST = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Patience() {}

    /** What is found as soon as it will do, or last of all. */
    static <T> T until(Supplier<T> find, Predicate<T> willDo) {
        long until = System.nanoTime() + AT_MOST.toNanos();
        T found = find.get();
        while (!willDo.test(found) && System.nanoTime() < until) {
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return found;
            }
            found = find.get();
        }
        return found;
    }
}
