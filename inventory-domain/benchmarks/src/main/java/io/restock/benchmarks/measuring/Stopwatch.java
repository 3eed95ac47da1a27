package io.restock.benchmarks.measuring;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Measures from the moment a number of lines has been taken (that was the warm-up) to the moment so many more have. */
public final class Stopwatch {
    /** @param seconds of the wall clock, @param processorSeconds by side */
    public record Lap(long lines, double seconds, Map<String, Double> processorSeconds) {
        public double linesPerSecond() {
            return lines / seconds;
        }
    }

    private final long warmUp;
    private final long all;
    private final Sides sides;
    private final CountDownLatch done = new CountDownLatch(1);
    private long taken;
    private @Nullable Exception failure;
    private long atStart;
    private long startedAt;
    private long endedAt;
    private @Nullable Map<String, Double> usedAtStart;
    private @Nullable Map<String, Double> usedAtEnd;

    public Stopwatch(long warmUp, long lines, Sides sides) {
        this.warmUp = warmUp;
        this.all = warmUp + lines;
        this.sides = sides;
    }

    /** Lines have been taken durably. */
    public synchronized void taken(long lines) {
        taken += lines;
        if (usedAtStart == null && taken >= warmUp) {
            atStart = taken;
            usedAtStart = sides.seconds();
            startedAt = System.nanoTime();
        }
        if (usedAtEnd == null && taken >= all) {
            endedAt = System.nanoTime();
            usedAtEnd = sides.seconds();
            done.countDown();
        }
    }

    /** Nothing more will be taken. */
    public synchronized void failed(Exception e) {
        failure = e;
        done.countDown();
    }

    /** @throws IllegalStateException if the lines have not been taken in that time */
    public Lap await(Duration atMost) throws InterruptedException {
        if (!done.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("only " + taken + " of " + all + " lines were taken within " + atMost);
        }
        if (failure != null) {
            throw new IllegalStateException("the contestant gave up after " + taken + " of " + all + " lines", failure);
        }
        return new Lap(all - atStart, (endedAt - startedAt) / 1e9, Sides.between(requireNonNull(usedAtStart), requireNonNull(usedAtEnd)));
    }
}
