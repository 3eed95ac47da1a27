package io.restock.backtest.whatif;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * The timetable behind a lead time of whole days: what a store orders when it closes leaves with the next cut-off, travels, and can be sold from the next opening on.
 *
 * @param time of day at which the distribution center closes its wave, one each day
 * @param travel from the cut-off to the store's shelf, up to 7 days
 */
public record CutOff(LocalTime time, Duration travel, LocalTime opens, LocalTime closes) {
    private static final LocalDate ANY_DAY = LocalDate.of(2026, 3, 2);
    private static final Duration LONGEST = Duration.ofDays(7);

    /** @throws IllegalArgumentException if the store closes before it opens, or the way is negative or longer than 7 days */
    public CutOff {
        if (!opens.isBefore(closes)) {
            throw new IllegalArgumentException("--opens must be before --closes, were " + opens + " and " + closes);
        }
        if (travel.isNegative() || travel.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("--travel must be 0 to 168 hours, was " + travel.toHours());
        }
    }

    /** Days from the close at which is ordered to the day from whose opening on it can be sold, 1 to 9. */
    public int leadDays() {
        var leaves = ANY_DAY.plusDays(time.isBefore(closes) ? 1 : 0).atTime(time);
        var arrives = leaves.plus(travel);
        long days = arrives.toLocalDate().toEpochDay() - ANY_DAY.toEpochDay();
        return (int) Math.max(1, arrives.toLocalTime().isAfter(opens) ? days + 1 : days);
    }
}
