package io.restock.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Demand of one store-item, day by day")
class DemandStateTest extends Seeded {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final WeekdayIndex FLAT = WeekdayIndex.FLAT;

    @Test
    void a_new_store_item_is_expected_to_sell_a_case_a_week() {
        var state = DemandState.starting(MONDAY.atTime(9, 0), 14);
        var week = state.between(MONDAY.atStartOfDay(), MONDAY.plusDays(7).atStartOfDay(), WeekdayIndex.CHAIN);
        assertThat(week.mean()).isCloseTo(14, within(0.001));
        assertThat(week.variance()).isGreaterThan(week.mean());
    }

    @Test
    void the_start_fades_and_the_level_becomes_what_sells() {
        var state = DemandState.starting(MONDAY.atStartOfDay(), 700);
        for (int day = 0; day < 150; day++) {
            state = sell(state, MONDAY.plusDays(day), 5);
        }
        assertThat(state.level()).isCloseTo(5, within(0.3));
    }

    @Test
    void a_day_out_of_stock_does_not_teach_that_nobody_wants_it() {
        var known = sell(sell(DemandState.starting(MONDAY.atStartOfDay(), 7), MONDAY, 10), MONDAY.plusDays(1), 10);
        var morning = known.until(MONDAY.plusDays(2).atStartOfDay(), true, FLAT);
        var week = MONDAY.plusDays(9).atStartOfDay();
        assertThat(morning.until(week, false, FLAT).level()).isEqualTo(morning.level());
        assertThat(morning.until(week, true, FLAT).level()).isLessThan(morning.level() * 0.6);
    }

    @Test
    void half_a_day_in_stock_that_sold_half_of_the_usual_leaves_the_level_alone() {
        var state = DemandState.starting(MONDAY.atStartOfDay(), 70);
        double half = DayProfile.before(MONDAY.atTime(12, 0));
        var sold = state.until(MONDAY.atTime(12, 0), true, FLAT).sold(MONDAY, (int) Math.round(10 * half), FLAT);
        var closed = sold.until(MONDAY.plusDays(1).atStartOfDay(), false, FLAT);
        assertThat(closed.level()).isCloseTo(10, within(0.1));
    }

    @Test
    void a_long_silence_costs_nothing_and_ends_near_zero() {
        var state = DemandState.starting(MONDAY.atStartOfDay(), 700).until(MONDAY.plusYears(30).atStartOfDay(), true, FLAT);
        assertThat(state.level()).isLessThan(0.001);
        assertThat(state.asOf()).isEqualTo(MONDAY.plusYears(30).atStartOfDay());
    }

    @Test
    void sales_that_arrive_late_count_as_if_they_had_come_on_their_day() {
        for (int round = 0; round < 200; round++) {
            int days = random.nextInt(2, 60);
            var clean = DemandState.starting(MONDAY.atStartOfDay(), 7);
            var late = clean;
            int[] heldBack = new int[days];
            for (int day = 0; day < days; day++) {
                int units = random.nextInt(1, 9);
                boolean offline = random.nextInt(4) == 0 && (day == 0 || heldBack[day - 1] == 0);
                heldBack[day] = offline ? units : 0;
                clean = sell(clean, MONDAY.plusDays(day), units);
                late = sell(late, MONDAY.plusDays(day), offline ? 0 : units);
            }
            var end = MONDAY.plusDays(days).atStartOfDay();
            clean = clean.until(end, true, WeekdayIndex.CHAIN);
            late = late.until(end, true, WeekdayIndex.CHAIN);
            for (int day = days - 1; day >= 0; day--) {
                late = late.sold(MONDAY.plusDays(day), heldBack[day], WeekdayIndex.CHAIN);
            }
            assertThat(late.level()).as("seed %d, round %d", seed, round).isCloseTo(clean.level(), within(1e-3));
        }
    }

    @Test
    void a_steady_seller_that_falls_silent_is_soon_doubted_and_remembered() {
        var state = DemandState.starting(MONDAY.atStartOfDay(), 35);
        for (int day = 0; day < 100; day++) {
            state = sell(state, MONDAY.plusDays(day), 5);
        }
        var silent = state;
        for (int day = 101; day <= 150; day++) {
            silent = silent.until(MONDAY.plusDays(day).atStartOfDay(), true, FLAT);
        }
        assertThat(silent.doubted(FLAT)).isTrue();
        assertThat(silent.level()).isBetween(1.5, state.level());
        assertThat(sell(silent, MONDAY.plusDays(150), 5).until(MONDAY.plusDays(151).atStartOfDay(), true, FLAT).doubted(FLAT)).isFalse();
    }

    @Test
    void a_silence_as_long_as_all_that_was_known_is_believed_day_by_day_or_at_once() {
        var state = DemandState.starting(MONDAY.atStartOfDay(), 35);
        for (int day = 0; day < 100; day++) {
            state = sell(state, MONDAY.plusDays(day), 5);
        }
        var daily = state;
        for (int day = 101; day <= 500; day++) {
            daily = daily.until(MONDAY.plusDays(day).atStartOfDay(), true, FLAT);
        }
        var atOnce = state.until(MONDAY.plusDays(500).atStartOfDay(), true, FLAT);
        assertThat(daily.doubted(FLAT)).isFalse();
        assertThat(daily.level()).isLessThan(0.7).isCloseTo(atOnce.level(), within(0.03));
    }

    /** One customer in three days, who takes 500 grams: ten silent days are no news, whether they are counted in grams or in pieces. */
    @Test
    void grams_fall_silent_as_their_customers_do() {
        var byWeight = new Rhythm() {
            @Override
            public double of(LocalDate day) {
                return 1;
            }

            @Override
            public double purchase() {
                return 500;
            }

            @Override
            public TaylorsLaw variation() {
                return TaylorsLaw.CHAIN.counting(500);
            }
        };
        var grams = DemandState.startingAt(MONDAY.atStartOfDay(), 167);
        for (int day = 0; day < 90; day++) {
            grams = grams.closed(day % 3 == 0 ? 500 : 0, 1, byWeight);
        }
        for (int day = 0; day < 10; day++) {
            grams = grams.closed(0, 1, byWeight);
        }
        assertThat(grams.doubted(byWeight)).isFalse();
        assertThat(grams.doubted(FLAT)).isTrue();
    }

    @Test
    void a_rare_seller_is_not_carried_away_by_one_sale() {
        var rare = DemandState.starting(MONDAY.atStartOfDay(), 1);
        for (int day = 0; day < 300; day++) {
            rare = sell(rare, MONDAY.plusDays(day), day % 10 == 0 ? 1 : 0);
        }
        assertThat(rare.level()).isCloseTo(0.1, within(0.03));
        assertThat(sell(rare, MONDAY.plusDays(300), 1).until(MONDAY.plusDays(301).atStartOfDay(), true, FLAT).level()).isLessThan(0.15);
    }

    /** A day of 20 after steady days of 5: news among neighbours that vary by scale, chance among independent customers. */
    @Test
    void the_last_days_say_the_more_the_more_neighbours_vary() {
        var state = DemandState.starting(MONDAY.atStartOfDay(), 35);
        for (int day = 0; day < 60; day++) {
            state = sell(state, MONDAY.plusDays(day), day == 59 ? 20 : 5);
        }
        state = state.until(MONDAY.plusDays(60).atStartOfDay(), true, FLAT);
        double byScale = state.level(new TaylorsLaw(2.5, 1));
        double byChance = state.level(new TaylorsLaw(1, 1));
        assertThat(byScale).isGreaterThan(byChance + 1);
        assertThat(byChance).isBetween(5.0, 6.5);
        assertThat(state.level(new TaylorsLaw(1.75, 1))).isCloseTo((byScale + byChance) / 2, within(1e-6));
        assertThat(state.level()).isEqualTo(state.level(TaylorsLaw.CHAIN));
    }

    @Test
    void a_day_known_by_its_total_closes_like_one_known_by_its_sales() {
        var state = sell(sell(DemandState.starting(MONDAY.atStartOfDay(), 7), MONDAY, 4), MONDAY.plusDays(1), 4).until(MONDAY.plusDays(2).atStartOfDay(), true, FLAT);
        var bySales = state.sold(MONDAY.plusDays(2), 3, FLAT).until(MONDAY.plusDays(3).atStartOfDay(), true, FLAT);
        assertThat(state.closed(3, 1, FLAT)).isEqualTo(bySales);
    }

    @Test
    void a_void_takes_back_what_was_sold() {
        var state = DemandState.starting(MONDAY.atTime(9, 0), 7);
        assertThat(state.sold(MONDAY, 3, FLAT).sold(MONDAY, -3, FLAT)).isEqualTo(state);
    }

    @Test
    void the_night_asks_for_little_and_the_evening_for_much() {
        var state = DemandState.starting(MONDAY.atStartOfDay(), 70);
        double night = state.between(MONDAY.atTime(0, 0), MONDAY.atTime(6, 0), FLAT).mean();
        double evening = state.between(MONDAY.atTime(15, 0), MONDAY.atTime(21, 0), FLAT).mean();
        assertThat(night).isLessThan(0.5);
        assertThat(evening).isGreaterThan(4.5);
    }

    @Test
    void one_more_unit_sold_never_lowers_the_reorder_level() {
        for (int round = 0; round < 500; round++) {
            var state = DemandState.starting(MONDAY.atStartOfDay(), random.nextInt(1, 30));
            for (int day = 0; day < random.nextInt(1, 40); day++) {
                state = sell(state, MONDAY.plusDays(day), random.nextInt(0, 12));
            }
            var day = state.asOf().toLocalDate();
            var tomorrow = day.plusDays(1).atStartOfDay();
            int usual = (int) Math.ceil(2 * state.level()) + 1;
            var less = state.sold(day, usual, FLAT).until(tomorrow, true, WeekdayIndex.CHAIN);
            var more = state.sold(day, usual + 1, FLAT).until(tomorrow, true, WeekdayIndex.CHAIN);
            assertThat(level(more, tomorrow)).as("seed %d, round %d", seed, round).isGreaterThanOrEqualTo(level(less, tomorrow));
        }
    }

    private static int level(DemandState state, LocalDateTime from) {
        return ReorderLevel.of(state.between(from, from.plusHours(28), WeekdayIndex.CHAIN), 6, 0.98);
    }

    private static DemandState sell(DemandState state, LocalDate day, int units) {
        return state.until(day.atTime(12, 0), true, WeekdayIndex.CHAIN).sold(day, units, WeekdayIndex.CHAIN);
    }
}
