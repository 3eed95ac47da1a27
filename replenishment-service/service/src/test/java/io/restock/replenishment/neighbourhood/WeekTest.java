package io.restock.replenishment.neighbourhood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.restock.engine.WeekdayIndex;
import java.time.DayOfWeek;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The week of a department in a store")
class WeekTest {
    @Test
    void is_what_was_known_before_until_eight_of_each_weekday_have_passed() {
        assertThat(seen(7, 1_000, 3_000).index(WeekdayIndex.CHAIN)).isEqualTo(WeekdayIndex.CHAIN);
        assertThat(seen(8, 1_000, 3_000).index(WeekdayIndex.CHAIN)).isNotEqualTo(WeekdayIndex.CHAIN);
    }

    @Test
    void of_a_busy_department_is_its_own_and_averages_one() {
        var index = seen(10, 100_000, 300_000).index(WeekdayIndex.FLAT);
        assertThat(index.byDay().stream().mapToDouble(w -> w).sum()).isCloseTo(7, within(1e-9));
        assertThat(index.byDay().get(DayOfWeek.SATURDAY.ordinal()) / index.byDay().getFirst()).isCloseTo(3, within(0.01));
    }

    @Test
    void of_a_quiet_one_leans_on_what_was_known_before() {
        var index = seen(10, 1, 3).index(WeekdayIndex.FLAT);
        assertThat(index.byDay().get(DayOfWeek.SATURDAY.ordinal())).isBetween(1.01, 1.1);
    }

    /** Alike on all days but Saturday. */
    private static Week seen(int weeks, double sold, double saturday) {
        var week = new Week();
        for (int day = 1; day <= 7; day++) {
            week.add(day, day == DayOfWeek.SATURDAY.getValue() ? saturday : sold, sold, weeks);
        }
        return week;
    }
}
