package io.restock.terminal.world;

import java.time.LocalDate;
import java.util.stream.IntStream;

/** How the taste for an item goes up and down over the year, each at a time of its own. The year's average is 1. */
final class Season {
    private static final double SWING = 0.3;
    private static final double DAYS_OF_YEAR = 365.25;

    private final double[] phase;

    Season(Draws draws, int items) {
        phase = IntStream.range(0, items).mapToDouble(item -> draws.of("season", item).nextDouble()).toArray();
    }

    double of(int item, LocalDate day) {
        return 1 + SWING * Math.sin(2 * Math.PI * (day.toEpochDay() / DAYS_OF_YEAR + phase[item]));
    }

    /** Over so many days before a day. */
    double average(int item, LocalDate before, int days) {
        return IntStream.rangeClosed(1, days).mapToDouble(back -> of(item, before.minusDays(back))).average().orElseThrow();
    }
}
