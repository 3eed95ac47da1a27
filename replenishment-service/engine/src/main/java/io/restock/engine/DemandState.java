package io.restock.engine;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * What is known about the demand for one store-item: two exponentially smoothed levels, a variance, and the day that is still open.
 * Small, immutable, and O(1) for each touched day; an untouched store-item costs nothing until it is touched again.
 *
 * <p>A day closes with {@code ℓ ← ℓ + a·(x/w − e·ℓ)} for each speed a, where x is what was sold, w the weekday's index and e the share of the day's
 * demand during which the item was there to be bought. A day out of stock so teaches nothing, instead of teaching that nobody wants it.
 * The variance follows with {@code v ← v + 0.02·((x − e·m)² − e·v)}. The slow level starts as an average: its speed is 1/(n + 7) until n days have
 * passed, so that the starting value counts like a week of days and fades. Because the levels are linear in sales, a sale that arrives
 * late is added with exactly the weight it would have now.
 *
 * @param asOf store-local time up to which the open day is covered
 * @param sold net units sold on the open day, may be negative
 * @param covered share of the open day's demand, up to {@code asOf}, during which the item was there
 * @param days closed days in the levels
 * @param fast level at a = 0.2, units a day on an average weekday
 * @param slow level at a = 0.04
 * @param variance of a day's demand, units squared
 */
public record DemandState(LocalDateTime asOf, int sold, float covered, int days, float fast, float slow, float variance) {
    static final double FAST = 0.2;
    static final double SLOW = 0.04;
    private static final double VARIANCE_SPEED = 0.02;
    /** The starting value counts like so many days. */
    private static final int PRIOR_DAYS = 7;
    /** From so many days on, 1/(n + 7) would fall below the slow speed. */
    private static final int STEADY_FROM = (int) (1 / SLOW) - PRIOR_DAYS;
    /** A longer silence is closed by the law of compound decay; by then the levels are below 3% of where they were. */
    private static final int LONGEST_GAP = 90;

    /** a/(2 − a) for the average of the two levels: both variances and twice their covariance, over four. */
    private static final double LEVEL_ERROR =
            (FAST / (2 - FAST) + SLOW / (2 - SLOW) + 2 * FAST * SLOW / (FAST + SLOW - FAST * SLOW)) / 4;
    /** Days whose worth Taylor's law has against the variance seen: half and half after eight weeks. */
    private static final double LAW_DAYS = 56;

    /** The state of a store-item first seen at a store-local time: until it has sold, one case pack a week is expected. */
    public static DemandState starting(LocalDateTime firstSeen, int casePack) {
        float level = casePack / 7f;
        return new DemandState(firstSeen, 0, (float) DayProfile.before(firstSeen), 0, level, level, (float) TaylorsLaw.variance(level));
    }

    /** Units expected on a day of index 1. */
    public double level() {
        return (fast + slow) / 2;
    }

    /**
     * Time goes on to a later instant; an earlier one changes nothing.
     *
     * @param inStock whether the item was there to be bought all the time since {@code asOf}
     */
    public DemandState until(LocalDateTime time, boolean inStock, WeekdayIndex weekdays) {
        if (!time.isAfter(asOf)) {
            return this;
        }
        var state = this;
        for (int closed = 0; closed < LONGEST_GAP && state.day().isBefore(time.toLocalDate()); closed++) {
            state = state.close(inStock, weekdays);
        }
        return state.silentUntil(time.toLocalDate(), inStock).covering(time, inStock);
    }

    private LocalDate day() {
        return asOf.toLocalDate();
    }

    private DemandState covering(LocalDateTime time, boolean inStock) {
        double more = inStock ? DayProfile.share(time.toLocalDate(), asOf, time) : 0;
        return new DemandState(time, sold, (float) (covered + more), days, fast, slow, variance);
    }

    /** Units sold, or taken back if negative, on a business date. A date after the open day counts as the open day: tills' clocks run ahead. */
    public DemandState sold(LocalDate day, int units, WeekdayIndex weekdays) {
        if (!day.isBefore(day())) {
            return new DemandState(asOf, sold + units, covered, days, fast, slow, variance);
        }
        long ago = Math.min(day().toEpochDay() - day.toEpochDay() - 1, days);
        double average = units / weekdays.of(day);
        return new DemandState(asOf, sold, covered, days,
                (float) Math.max(0, fast + average * FAST * Math.pow(1 - FAST, ago)),
                (float) Math.max(0, slow + average * slowWeight(ago)), variance);
    }

    /**
     * Demand between two store-local times: {@code M = Σ ℓ·w} and {@code V = Σ v + a/(2 − a)·v·(R + L)²} over the days and parts of days
     * between them; the second term is what the level itself may be wrong by.
     */
    public Demand between(LocalDateTime from, LocalDateTime to, WeekdayIndex weekdays) {
        double averageDays = 0;
        for (var day = from.toLocalDate(); !day.isAfter(to.toLocalDate()); day = day.plusDays(1)) {
            averageDays += DayProfile.share(day, from, to) * weekdays.of(day);
        }
        double mean = level() * averageDays;
        double daily = shrunkVariance();
        return new Demand(mean, daily * averageDays + LEVEL_ERROR * daily * averageDays * averageDays);
    }

    private double shrunkVariance() {
        double own = days / (days + LAW_DAYS);
        return own * variance + (1 - own) * TaylorsLaw.variance(level());
    }

    private DemandState close(boolean inStock, WeekdayIndex weekdays) {
        double e = Math.min(1, covered + (inStock ? 1 - DayProfile.before(asOf) : 0));
        double w = weekdays.of(day());
        double average = Math.max(0, sold) / w;
        double surprise = sold - e * level() * w;
        double slowSpeed = Math.max(SLOW, 1.0 / (days + 1 + PRIOR_DAYS));
        boolean taught = e > 0 || sold > 0;
        return new DemandState(day().plusDays(1).atStartOfDay(), 0, 0, taught ? days + 1 : days,
                (float) (fast + FAST * (average - e * fast)),
                (float) (slow + slowSpeed * (average - e * slow)),
                (float) (variance + VARIANCE_SPEED * (surprise * surprise - e * variance)));
    }

    /** The rest of a long silence, all at once; out of stock all the time, it says nothing. */
    private DemandState silentUntil(LocalDate open, boolean inStock) {
        int more = (int) (open.toEpochDay() - day().toEpochDay());
        if (more == 0) {
            return this;
        }
        int silent = inStock ? more : 0;
        return new DemandState(open.atStartOfDay(), sold, covered, days + silent, (float) (fast * Math.pow(1 - FAST, silent)),
                (float) (slow * Math.pow(1 - SLOW, silent)), (float) (variance * Math.pow(1 - VARIANCE_SPEED, silent)));
    }

    /** What a unit sold so many closed days ago weighs in the slow level now. */
    private double slowWeight(long ago) {
        if (days < STEADY_FROM) {
            return 1.0 / (days + PRIOR_DAYS);
        }
        return SLOW * Math.pow(1 - SLOW, Math.min(ago, days - STEADY_FROM));
    }
}
