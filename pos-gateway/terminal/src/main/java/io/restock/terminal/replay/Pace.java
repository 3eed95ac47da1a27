package io.restock.terminal.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How fast recorded sales are posted: so many lines a second, or so many times faster than they happened, or as fast as it goes. */
public final class Pace {
    private final double linesPerSecond;
    private final double speed;
    private final LongSupplier nanoTime;
    private long start;
    private @Nullable Instant first;

    private Pace(double linesPerSecond, double speed, LongSupplier nanoTime) {
        this.linesPerSecond = linesPerSecond;
        this.speed = speed;
        this.nanoTime = nanoTime;
    }

    /**
     * @param linesPerSecond above 0, or null
     * @param speed recorded seconds in a wall second, above 0, or null
     */
    public static Pace of(@Nullable Double linesPerSecond, @Nullable Double speed, LongSupplier nanoTime) {
        if (linesPerSecond != null && !(linesPerSecond > 0) || speed != null && !(speed > 0)) {
            throw new IllegalArgumentException("--rate and --speed must be above 0");
        }
        return new Pace(linesPerSecond == null ? 0 : linesPerSecond, speed == null ? 0 : speed, nanoTime);
    }

    /**
     * How long to wait before a posting.
     *
     * @param linesBefore lines posted before it
     * @param at when it happened, or null
     */
    Duration waitFor(long linesBefore, @Nullable Instant at) {
        long now = nanoTime.getAsLong();
        start = start == 0 ? now : start;
        first = first == null ? at : first;
        double dueSeconds = 0;
        if (linesPerSecond > 0) {
            dueSeconds = linesBefore / linesPerSecond;
        } else if (speed > 0 && at != null) {
            dueSeconds = Duration.between(first, at).toMillis() / 1e3 / speed;
        }
        long wait = start + (long) (dueSeconds * 1e9) - now;
        return wait <= 0 ? Duration.ZERO : Duration.ofNanos(wait);
    }
}
