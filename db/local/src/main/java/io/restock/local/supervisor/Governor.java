package io.restock.local.supervisor;

import io.restock.contracts.time.ClockBoard;
import io.restock.contracts.time.ClockBoard.Pace;
import io.restock.contracts.time.ClockBoard.Said;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Lets business time pass as fast as the business can follow.
 *
 * <p>Every process says on the {@link ClockBoard} up to which instant it has done all that was due. The process that is furthest behind sets the pace: up to
 * {@link #UNHURRIED} behind, time runs as fast as it was asked to; from there on slower in proportion; and never further than {@link #MOST} past what is done. A process that
 * is stopped or has died says nothing new: it is behind, and time waits for it. A governor that dies renews no lease: time stands still.
 *
 * <p>This is a proportional controller with a hard stop. What it holds constant is how late the business may be in its own time; what it gives up is the speed.
 */
final class Governor implements AutoCloseable {
    /** A business that is so little behind is not late: it is what batches, flushes and beats take at a few hundred times the wall clock's speed. */
    static final Duration UNHURRIED = Duration.ofMinutes(2);
    /** Nobody is ever left further behind. */
    static final Duration MOST = Duration.ofMinutes(6);
    /** Wall time for which a pace holds unless it is renewed. */
    private static final Duration LEASE = Duration.ofMillis(250);
    private static final long BEAT_MILLIS = 20;

    private final ClockBoard board;
    private final Clock wall;
    private final double asked;
    private final Set<String> expected = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("governor").factory());
    private volatile boolean passing;

    /** Time stands still at its start until {@link #letPass}. */
    Governor(ClockBoard board, Instant start, double asked, Clock wall) {
        this.board = board;
        this.wall = wall;
        this.asked = asked;
        board.open(asked);
        board.set(new Pace(wall.instant(), start, 0, start));
    }

    Governor start() {
        thread.scheduleWithFixedDelay(this::turn, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
        return this;
    }

    /** Time passes once these processes take part, and waits for them if they leave. */
    void letPass(List<String> processes) {
        expected.addAll(processes);
        passing = true;
    }

    /** Sets the pace by what everybody has said. */
    void turn() {
        var now = wall.instant();
        var business = board.at(now);
        var said = board.said();
        if (!passing || !said.stream().map(Said::process).toList().containsAll(expected)) {
            board.set(new Pace(now, business, 0, business));
            return;
        }
        var last = said.stream().min(Comparator.comparing(Said::doneBefore));
        var done = last.map(Said::doneBefore).filter(business::isAfter).orElse(business);
        double speed = speed(asked, Duration.between(done, business));
        board.holdsUp(speed < asked ? last.map(Said::process).orElse(null) : null);
        board.set(new Pace(now, business, speed, limit(business, done, speed)));
    }

    /** @param behind business time between what is done and the present */
    static double speed(double asked, Duration behind) {
        if (behind.compareTo(UNHURRIED) <= 0) {
            return asked;
        }
        double left = (double) MOST.minus(behind).toNanos() / MOST.minus(UNHURRIED).toNanos();
        return asked * Math.max(0, left);
    }

    private static Instant limit(Instant business, Instant done, double speed) {
        var lease = business.plusNanos((long) (LEASE.toNanos() * speed));
        var most = done.plus(MOST);
        var earlier = lease.isBefore(most) ? lease : most;
        return earlier.isBefore(business) ? business : earlier;
    }

    /** Time stands still from here on. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var now = wall.instant();
        var business = board.at(now);
        board.set(new Pace(now, business, 0, business));
    }
}
