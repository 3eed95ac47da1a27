package io.restock.terminal.world;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.random.RandomGenerator;

/**
 * When customers come to a store: a Poisson process whose rate follows the hour of the day and the day of the week in the store's zone.
 * Drawn by thinning (Lewis and Shedler 1979): candidates at the highest rate, each kept with the share that its hour has of it.
 *
 * @param customersPerDay on an average day, above 0
 */
public record Footfall(ZoneId zone, double customersPerDay) {
    private static final int OPENS = 7;
    /** Percent of a day's customers by hour, from the opening at 07 to the closing at 23. */
    private static final int[] PERCENT_BY_HOUR = {2, 3, 4, 5, 6, 6, 6, 7, 9, 12, 12, 9, 7, 5, 4, 3};
    /** From Monday; they average 1. */
    private static final double[] BY_WEEKDAY = {0.95, 0.92, 0.95, 1.05, 1.30, 1.25, 0.58};
    private static final double HIGHEST_PER_HOUR = 0.12 * 1.30;

    /** The next customer after an instant; the one after closing time comes the next morning. */
    public Instant next(RandomGenerator random, Instant after) {
        double meanGapSeconds = 3600 / (customersPerDay * HIGHEST_PER_HOUR);
        var candidate = after;
        do {
            candidate = candidate.plusNanos(1 + (long) (random.nextExponential() * meanGapSeconds * 1e9));
            candidate = afterOpening(candidate);
        } while (random.nextDouble() * HIGHEST_PER_HOUR >= shareOfDayPerHour(candidate));
        return candidate;
    }

    /** Which share of an average day's customers would come in an hour like this. */
    double shareOfDayPerHour(Instant instant) {
        var local = instant.atZone(zone);
        int hour = local.getHour() - OPENS;
        boolean open = hour >= 0 && hour < PERCENT_BY_HOUR.length;
        return open ? PERCENT_BY_HOUR[hour] / 100.0 * BY_WEEKDAY[local.getDayOfWeek().ordinal()] : 0;
    }

    private Instant afterOpening(Instant instant) {
        var local = instant.atZone(zone);
        if (local.getHour() < OPENS) {
            return opening(local).toInstant();
        }
        return local.getHour() < OPENS + PERCENT_BY_HOUR.length ? instant : opening(local.plusDays(1)).toInstant();
    }

    static Instant opening(LocalDate day, ZoneId zone) {
        return day.atTime(OPENS, 0).atZone(zone).toInstant();
    }

    public static Instant closing(LocalDate day, ZoneId zone) {
        return opening(day, zone).plus(openingHours());
    }

    /** How busy a day of the week is against an average one. */
    public static double busy(DayOfWeek day) {
        return BY_WEEKDAY[day.ordinal()];
    }

    static boolean isOpen(LocalTime time) {
        return time.getHour() >= OPENS && time.getHour() < OPENS + PERCENT_BY_HOUR.length;
    }

    private static ZonedDateTime opening(ZonedDateTime day) {
        return day.toLocalDate().atTime(OPENS, 0).atZone(day.getZone());
    }

    /** How long a store is open on any day. */
    public static Duration openingHours() {
        return Duration.ofHours(PERCENT_BY_HOUR.length);
    }
}
