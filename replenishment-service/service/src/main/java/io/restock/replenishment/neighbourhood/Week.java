package io.restock.replenishment.neighbourhood;

import io.restock.engine.WeekdayIndex;
import java.util.stream.IntStream;

/**
 * What was sold on each weekday against what would have been if all were alike: {@code w = (sold + k·prior) / (expected + k)}, so that a department that sells little
 * leans on what is known without it. With k of 200 units a week, as the back-test has it, weekdays by store and department are worth 1% of the stock on M5's sample.
 */
final class Week {
    /** For so many of each weekday the prior stands alone: in the first weeks the levels themselves are still on their way. */
    static final int KNOWN_AFTER = 8;
    private static final int DAYS = 7;
    private static final double LEANS_ON_PRIOR = 200.0 / DAYS;
    private static final double QUIETEST = 0.3;
    private static final double BUSIEST = 4;

    private final double[] sold = new double[DAYS];
    private final double[] expected = new double[DAYS];
    private final int[] days = new int[DAYS];

    /**
     * @param weekday 1 is Monday
     * @param seen days of this weekday
     */
    Week add(int weekday, double soldThen, double expectedThen, int seen) {
        sold[weekday - 1] += soldThen;
        expected[weekday - 1] += expectedThen;
        days[weekday - 1] = Math.max(days[weekday - 1], seen);
        return this;
    }

    WeekdayIndex index(WeekdayIndex prior) {
        if (IntStream.of(days).anyMatch(seen -> seen < KNOWN_AFTER)) {
            return prior;
        }
        double[] ratio = new double[DAYS];
        double total = 0;
        for (int day = 0; day < DAYS; day++) {
            ratio[day] = (sold[day] + LEANS_ON_PRIOR * prior.byDay().get(day)) / (expected[day] + LEANS_ON_PRIOR);
            total += ratio[day];
        }
        double mean = total / DAYS;
        return new WeekdayIndex(IntStream.range(0, DAYS).mapToObj(day -> Math.clamp(ratio[day] / mean, QUIETEST, BUSIEST)).toList());
    }
}
