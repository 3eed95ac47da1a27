package io.restock.engine;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/**
 * How busy each weekday is against the average day of the week, Monday first; the seven average 1.
 */
public record WeekdayIndex(List<Double> byDay) implements Rhythm {
    /** Walmart's week in the M5 competition's sample: 200 series, 2011 to 2016. */
    public static final WeekdayIndex CHAIN = new WeekdayIndex(List.of(0.920, 0.878, 0.878, 0.897, 1.026, 1.230, 1.171));
    public static final WeekdayIndex FLAT = new WeekdayIndex(List.of(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0));

    /** @throws IllegalArgumentException unless there are seven indices between 0.05 and 7 */
    public WeekdayIndex {
        byDay = List.copyOf(byDay);
        if (byDay.size() != DayOfWeek.values().length || byDay.stream().anyMatch(w -> !(w >= 0.05 && w <= 7))) {
            throw new IllegalArgumentException("byDay must have seven indices between 0.05 and 7, was " + byDay);
        }
    }

    @Override
    public double of(LocalDate day) {
        return byDay.get(day.getDayOfWeek().ordinal());
    }
}
