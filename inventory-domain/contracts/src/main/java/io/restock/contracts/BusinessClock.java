package io.restock.contracts;

import io.restock.contracts.time.Backlog;
import io.restock.contracts.time.Backlogs;
import io.restock.contracts.time.ClockBoard;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The time that the business lives in, the same for every service: the wall clock, or one that started elsewhere and runs faster. At speed 720 a business day passes in two
 * minutes, if the machine does a day's work in two minutes: on one machine a fast clock is <em>governed</em>. Then all processes read it from one {@link ClockBoard}, it
 * slows down to a standstill while what {@linkplain #backlog waits} anywhere is older than a few business minutes, and it never jumps nor runs backwards.
 */
public final class BusinessClock extends Clock {
    private static final Duration LEAST_PAUSE = Duration.ofMillis(1);
    /** How far ahead of the wall clock's idea of the present a waiting thread may sleep, when time may slow down or go on at any moment. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final Backlog NOBODY_WAITS = new Backlog() {
        @Override
        public void waitsSince(Instant oldest) {}

        @Override
        public void isEmpty() {}
    };

    /** What is shared by a clock and its copies in other zones. */
    private record Governed(ClockBoard board, Optional<Backlogs> backlogs, AtomicReference<Instant> latest) {
        Instant now() {
            return latest.accumulateAndGet(board.at(Clock.systemUTC().instant()), (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    private final @Nullable Governed governed;
    private final Instant wallStart;
    private final Instant businessStart;
    private final double speed;
    private final ZoneId zone;

    private BusinessClock(@Nullable Governed governed, Instant wallStart, Instant businessStart, double speed, ZoneId zone) {
        this.governed = governed;
        this.wallStart = wallStart;
        this.businessStart = businessStart;
        this.speed = speed;
        this.zone = zone;
    }

    /** @param speed business seconds per wall second, above 0 and at most 100,000 */
    public static BusinessClock running(Instant wallStart, Instant businessStart, double speed) {
        if (!(speed > 0 && speed <= 100_000)) {
            throw new IllegalArgumentException("restock.clock.speed must be above 0 and at most 100000, was " + speed);
        }
        return new BusinessClock(null, wallStart, businessStart, speed, ZoneOffset.UTC);
    }

    /** @param process under which name this process says what waits for it; it takes part from its first {@link #backlog} on */
    public static BusinessClock governed(Path board, String process) {
        var shared = ClockBoard.at(board);
        var latest = new AtomicReference<>(Instant.EPOCH);
        var reading = new Governed(shared, Optional.empty(), latest);
        return new BusinessClock(new Governed(shared, Optional.of(new Backlogs(shared, process, reading::now)), latest), Instant.EPOCH, Instant.EPOCH, shared.askedSpeed(),
                ZoneOffset.UTC);
    }

    /** One that only looks at a governed clock. */
    public static BusinessClock watching(Path board) {
        var shared = ClockBoard.at(board);
        return new BusinessClock(new Governed(shared, Optional.empty(), new AtomicReference<>(Instant.EPOCH)), Instant.EPOCH, Instant.EPOCH, shared.askedSpeed(), ZoneOffset.UTC);
    }

    /**
     * What a process was started with: {@code board}, the file of a governed clock, with {@code process}, its name on it; or {@code wall-start}, {@code business-start} and
     * {@code speed}; absent ones mean the wall clock.
     *
     * @param setting the value of {@code restock.clock.NAME} by its name, or null
     */
    public static BusinessClock configured(UnaryOperator<String> setting) {
        var board = setting.apply("board");
        if (board != null) {
            return governed(Path.of(board), setting.apply("process"));
        }
        Instant now = Instant.now();
        var wallStart = setting.apply("wall-start");
        var businessStart = setting.apply("business-start");
        var speed = setting.apply("speed");
        return running(
                wallStart == null ? now : Instant.parse(wallStart),
                businessStart == null ? (wallStart == null ? now : Instant.parse(wallStart)) : Instant.parse(businessStart),
                speed == null ? 1 : Double.parseDouble(speed));
    }

    /** Business seconds per wall second; of a governed clock: at most. */
    public double speed() {
        return speed;
    }

    /** Business seconds per wall second just now: a governed clock is slower than {@link #speed} while the business has still to do, and may stand still. */
    public double presentSpeed() {
        return governed == null ? speed : governed.board().pace().speed();
    }

    /** The place that a governed clock waits for just now, {@code ledger: pos.transactions}; absent while it runs as fast as it should. */
    public Optional<String> waitsFor() {
        return governed == null ? Optional.empty() : governed.board().waitsFor();
    }

    /** Waits until it is so late; a governed clock may take longer than its {@link #speed} says. */
    public void sleepUntil(Instant due) throws InterruptedException {
        while (instant().isBefore(due)) {
            TimeUnit.NANOSECONDS.sleep(pauseUntil(due).toNanos());
        }
    }

    /** Wall time after which it is worth looking again whether it is so late: a millisecond at least. */
    public Duration pauseUntil(Instant due) {
        var pause = wallTime(Duration.between(instant(), due));
        if (pause.compareTo(LEAST_PAUSE) < 0) {
            return LEAST_PAUSE;
        }
        return governed != null && pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /**
     * A place where work may wait, for which the clock waits, too, if it is governed.
     *
     * @param place unique in this process
     */
    public Backlog backlog(String place) {
        return governed == null ? NOBODY_WAITS : governed.backlogs().map(backlogs -> backlogs.place(place)).orElse(NOBODY_WAITS);
    }

    /**
     * A place whose work nobody decides by, such as a view: it is late only when it is later than promised.
     *
     * @param promised on the wall clock
     */
    public Backlog backlog(String place, Duration promised) {
        var backlog = backlog(place);
        var allowed = Duration.ofNanos((long) (promised.toNanos() * speed));
        return new Backlog() {
            @Override
            public void waitsSince(Instant oldest) {
                backlog.waitsSince(oldest.plus(allowed));
            }

            @Override
            public void isEmpty() {
                backlog.isEmpty();
            }
        };
    }

    /** The same of any clock: only a business clock waits. */
    public static Backlog backlog(Clock clock, String place) {
        return clock instanceof BusinessClock business ? business.backlog(place) : NOBODY_WAITS;
    }

    /** How long the wall clock takes for so much business time at full speed. */
    public Duration wallTime(Duration business) {
        return Duration.ofNanos((long) (business.toNanos() / speed));
    }

    @Override
    public Instant instant() {
        if (governed != null) {
            return governed.now();
        }
        Duration passed = Duration.between(wallStart, Clock.systemUTC().instant());
        return speed == 1 ? businessStart.plus(passed) : businessStart.plusNanos((long) (passed.toNanos() * speed));
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new BusinessClock(governed, wallStart, businessStart, speed, other);
    }
}
