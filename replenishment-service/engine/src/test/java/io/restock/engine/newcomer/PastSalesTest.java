package io.restock.engine.newcomer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.restock.engine.DemandState;
import io.restock.engine.Seeded;
import io.restock.engine.WeekdayIndex;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What was sold before is known from the first day on")
class PastSalesTest extends Seeded {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final WeekdayIndex FLAT = WeekdayIndex.FLAT;

    @Test
    void eight_steady_weeks_are_the_level_and_eight_weeks_of_days() {
        var demand = new PastSales(MONDAY, Collections.nCopies(56, 40)).demand(FLAT);
        assertThat(demand.level()).isCloseTo(40, within(1e-3));
        assertThat(demand.days()).isEqualTo(56);
        assertThat(demand.asOf()).isEqualTo(MONDAY.plusDays(56).atStartOfDay());
    }

    @Test
    void it_says_what_the_same_days_would_have_said_one_by_one() {
        for (int round = 0; round < 200; round++) {
            var sold = new ArrayList<Integer>();
            for (int day = random.nextInt(1, 90); day > 0; day--) {
                sold.add(random.nextInt(10) == 0 && day > 1 ? null : Integer.valueOf(random.nextInt(0, 12)));
            }
            var past = new PastSales(MONDAY, sold);
            var daily = DemandState.startingAt(MONDAY.atStartOfDay(), past.perDay());
            for (int day = 0; day < sold.size(); day++) {
                daily = sold.get(day) == null ? daily.until(MONDAY.plusDays(day + 1L).atStartOfDay(), false, WeekdayIndex.CHAIN)
                        : daily.sold(MONDAY.plusDays(day), sold.get(day), WeekdayIndex.CHAIN).until(MONDAY.plusDays(day + 1L).atStartOfDay(), true, WeekdayIndex.CHAIN);
            }
            assertThat(past.demand(WeekdayIndex.CHAIN).level()).as("seed %d, round %d", seed, round).isCloseTo(daily.level(), within(1e-3));
        }
    }

    @Test
    void days_of_which_nobody_knows_teach_nothing() {
        var known = new PastSales(MONDAY, List.of(10, 10, 10)).demand(FLAT);
        var withGaps = new PastSales(MONDAY, Arrays.asList(10, null, 10, null, 10)).demand(FLAT);
        assertThat(withGaps.level()).isCloseTo(known.level(), within(1e-4));
        assertThat(withGaps.days()).isEqualTo(3);
    }

    @Test
    void what_was_sold_this_morning_stays() {
        var past = new PastSales(MONDAY, List.of(10, 10));
        var noon = MONDAY.plusDays(2).atTime(12, 0);
        var open = DemandState.starting(MONDAY.plusDays(2).atTime(6, 0), 7).until(noon, true, FLAT).sold(MONDAY.plusDays(2), 3, FLAT);
        var demand = past.demand(open, noon, FLAT);
        assertThat(demand.sold()).isEqualTo(3);
        assertThat(demand.covered()).isEqualTo(open.covered());
        assertThat(demand.level()).isCloseTo(10, within(1e-4));
    }

    @Test
    void a_day_that_the_past_speaks_of_is_not_heard_twice() {
        var past = new PastSales(MONDAY, List.of(10, 10));
        var yesterday = DemandState.starting(MONDAY.plusDays(1).atTime(6, 0), 7).sold(MONDAY.plusDays(1), 10, FLAT);
        var demand = past.demand(yesterday, MONDAY.plusDays(2).atTime(12, 0), FLAT);
        assertThat(demand.sold()).isZero();
        assertThat(demand.asOf()).isEqualTo(MONDAY.plusDays(2).atTime(12, 0));
    }

    @Test
    void a_past_without_a_day_or_with_less_than_nothing_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PastSales(MONDAY, Arrays.asList(null, null))).withMessageContaining("one day at least");
        assertThatIllegalArgumentException().isThrownBy(() -> new PastSales(MONDAY, List.of(3, -1))).withMessageContaining("0 or more");
    }
}
