package io.restock.contracts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The time that the business lives in: the wall clock, or one that started elsewhere and runs faster, the same for every service.
 * At speed 720 a business day passes in two minutes.
 */
public final class BusinessClock extends Clock {
    private static final Duration LEAST_PAUSE = Duration.ofMillis(1);
    private static final Backlog NOBODY_WAITS = new Backlog() {
        @Override
        public void waitsSince(Instant oldest) {}

        @Override
        public void isEmpty() {}
    };

    private final Clock wall;
    private final Instant wallStart;
    private final Instant businessStart;
    private final double speed;
    private final ZoneId zone;

    private BusinessClock(Clock wall, Instant wallStart, Instant businessStart, double speed, ZoneId zone) {
        this.wall = wall;
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
        return new BusinessClock(Clock.systemUTC(), wallStart, businessStart, speed, ZoneOffset.UTC);
    }

    /** From {@code restock.clock.wall-start}, {@code restock.clock.business-start} and {@code restock.clock.speed}; absent ones mean the wall clock. */
    public static BusinessClock configured(String wallStart, String businessStart, String speed) {
        Instant now = Instant.now();
        return running(
                wallStart == null ? now : Instant.parse(wallStart),
                businessStart == null ? (wallStart == null ? now : Instant.parse(wallStart)) : Instant.parse(businessStart),
                speed == null ? 1 : Double.parseDouble(speed));
    }

    public double speed() {
        return speed;
    }

    /** Business seconds per wall second just now: a governed clock is slower than {@link #speed} while the business has still to do, and may stand still. */
    public double presentSpeed() {
        return speed;
    }

    /** The place that a governed clock waits for just now, {@code ledger: pos.transactions-3}; absent while it runs as fast as it should. */
    public Optional<String> waitsFor() {
        return Optional.empty();
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
        return pause.compareTo(LEAST_PAUSE) > 0 ? pause : LEAST_PAUSE;
    }

    /**
     * A place where work may wait, for which the clock waits, too, if it is governed.
     *
     * @param place unique in this process
     */
    public Backlog backlog(String place) {
        return NOBODY_WAITS;
    }

    /** How long the wall clock takes for so much business time at full speed. */
    public Duration wallTime(Duration business) {
        return Duration.ofNanos((long) (business.toNanos() / speed));
    }

    @Override
    public Instant instant() {
        Duration passed = Duration.between(wallStart, wall.instant());
        return speed == 1 ? businessStart.plus(passed) : businessStart.plusNanos((long) (passed.toNanos() * speed));
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new BusinessClock(wall, wallStart, businessStart, speed, other);
    }
}
