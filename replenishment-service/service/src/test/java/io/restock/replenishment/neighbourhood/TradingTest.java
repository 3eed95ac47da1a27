package io.restock.replenishment.neighbourhood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.restock.engine.WeekdayIndex;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("When a store as a whole has traded")
class TradingTest {
    /** 600 purchases on an average day, a twelfth of it at each full hour from nine to twenty. */
    private static final double USUAL = 600;
    private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 29);
    private final Trading trading = new Trading();

    @Test
    void a_closed_sunday_is_no_time() {
        trades(42, day -> day.getDayOfWeek() == DayOfWeek.SUNDAY ? 0 : 1);
        assertThat(trading.heard(SUNDAY)).isZero();
        assertThat(trading.heard(SUNDAY.minusDays(1))).isEqualTo(1);
        assertThat(trading.tradedDays(SUNDAY.minusDays(1).atTime(20, 30), SUNDAY.plusDays(1).atTime(4, 0), _ -> true)).isZero();
        assertThat(trading.tradedDays(SUNDAY.minusDays(2).atTime(20, 30), SUNDAY.plusDays(1).atTime(4, 0), _ -> true)).isCloseTo(WeekdayIndex.CHAIN.of(SUNDAY.minusDays(1)),
                within(0.01));
    }

    @Test
    void one_basket_is_not_a_sunday() {
        trades(42, day -> day.getDayOfWeek() == DayOfWeek.SUNDAY ? 0.01 : 1);
        assertThat(trading.heard(SUNDAY)).isBetween(0.01, 0.11);
        assertThat(trading.rests(SUNDAY)).isTrue();
        assertThat(trading.tradedDays(SUNDAY.atStartOfDay(), SUNDAY.plusDays(1).atStartOfDay(), _ -> true)).isCloseTo(0.0117, within(0.001));
    }

    @Test
    void a_short_sunday_is_a_day_like_others_once_three_were_seen() {
        trades(42, day -> day.getDayOfWeek() == DayOfWeek.SUNDAY ? 0.3 : 1);
        assertThat(trading.heard(SUNDAY)).isEqualTo(1);
        assertThat(trading.rests(SUNDAY)).isFalse();
        var newer = new Trading();
        trades(newer, 14, day -> day.getDayOfWeek() == DayOfWeek.SUNDAY ? 0.3 : 1);
        assertThat(newer.heard(SUNDAY)).isCloseTo(0.3, within(0.01));
    }

    @Test
    void a_day_a_third_below_the_usual_teaches_in_full() {
        trades(42, day -> day.equals(SUNDAY) ? 0.67 : 1);
        assertThat(trading.heard(SUNDAY)).isEqualTo(1);
        assertThat(trading.tradedDays(SUNDAY.atStartOfDay(), SUNDAY.plusDays(1).atStartOfDay(), _ -> true)).isCloseTo(0.67 * 1.171, within(0.001));
    }

    @Test
    void tills_that_break_down_at_noon_leave_no_afternoon_of_doubt() {
        trades(42, day -> day.equals(SUNDAY) ? 0 : 1);
        for (int hour = 9; hour < 12; hour++) {
            trading.sold(SUNDAY.atTime(hour, 0), USUAL / 12);
        }
        assertThat(trading.tradedDays(SUNDAY.atTime(11, 50), SUNDAY.plusDays(1).atTime(4, 0), _ -> true)).isZero();
    }

    @Test
    void where_three_of_four_tills_are_cut_off_a_day_is_a_quarter() {
        trades(42, day -> day.equals(SUNDAY) ? 0.25 : 1);
        assertThat(trading.tradedDays(SUNDAY.atStartOfDay(), SUNDAY.plusDays(1).atStartOfDay(), _ -> true)).isCloseTo(0.25 * 1.171, within(0.001));
        assertThat(trading.heard(SUNDAY)).isCloseTo(0.25, within(0.01));
    }

    @Test
    void one_busy_day_counts_once() {
        trades(42, day -> day.equals(SUNDAY) ? 3 : 1);
        assertThat(trading.tradedDays(SUNDAY.atStartOfDay(), SUNDAY.plusDays(1).atStartOfDay(), _ -> true)).isCloseTo(1.171, within(0.001));
    }

    @Test
    void a_store_rests_on_a_weekday_that_was_silent_five_times() {
        trades(42, day -> day.getDayOfWeek() == DayOfWeek.SUNDAY ? 0 : 1);
        assertThat(trading.rests(SUNDAY)).isTrue();
        assertThat(trading.rests(SUNDAY.minusDays(1))).isFalse();
        assertThat(trading.rests(SUNDAY.minusWeeks(2))).as("not known for four weeks then").isFalse();
    }

    @Test
    void three_holidays_are_no_rest_of_the_week() {
        trades(42, day -> day.isAfter(SUNDAY.minusDays(3)) ? 0 : 1);
        assertThat(List.of(trading.heard(SUNDAY), trading.heard(SUNDAY.minusDays(1)), trading.heard(SUNDAY.minusDays(2)))).containsOnly(0.0);
        assertThat(trading.rests(SUNDAY)).isFalse();
        assertThat(trading.tradedDays(SUNDAY.minusDays(3).atTime(20, 30), SUNDAY.plusDays(1).atTime(4, 0), _ -> true)).isZero();
    }

    @Test
    void a_store_that_was_never_heard_of_has_not_traded() {
        assertThat(trading.heard(SUNDAY)).isZero();
        assertThat(trading.tradedDays(SUNDAY.atStartOfDay(), SUNDAY.plusDays(9).atStartOfDay(), _ -> true)).isZero();
        assertThat(trading.rests(SUNDAY)).isFalse();
    }

    /** A slow item may be silent for longer than hours are kept. */
    @Test
    void before_the_weeks_that_are_kept_it_traded_as_in_them() {
        trades(200, day -> day.getDayOfWeek() == DayOfWeek.SUNDAY ? 0 : 1);
        double traded = trading.tradedDays(SUNDAY.minusDays(140).atStartOfDay(), SUNDAY.plusDays(1).atStartOfDay(), _ -> true);
        assertThat(traded).isCloseTo(20 * (7 - 1.171), within(2.5)); // of 140
    }

    @Test
    void whatever_the_order_in_which_tills_deliver_the_same_is_known() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            record Sale(LocalDateTime at, int purchases) {}
            var sales = new ArrayList<Sale>();
            for (int i = 0; i < 500; i++) {
                sales.add(new Sale(SUNDAY.minusDays(random.nextInt(60)).atTime(random.nextInt(24), 0), 1 + random.nextInt(30)));
            }
            var inOrder = new Trading();
            sales.forEach(sale -> inOrder.sold(sale.at(), sale.purchases()));
            Collections.shuffle(sales, random);
            var shuffled = new Trading();
            for (Sale sale : sales) {
                shuffled.sold(sale.at(), sale.purchases());
                shuffled.heard(sale.at().toLocalDate()); // what was figured out before does not stay
            }
            var since = SUNDAY.minusDays(random.nextInt(100)).atTime(random.nextInt(24), 0);
            assertThat(shuffled.tradedDays(since, SUNDAY.atTime(23, 0), _ -> true)).as("seed %d", seed).isEqualTo(inOrder.tradedDays(since, SUNDAY.atTime(23, 0), _ -> true));
            for (int ago = 0; ago < 70; ago++) {
                assertThat(shuffled.heard(SUNDAY.minusDays(ago))).as("seed %d", seed).isEqualTo(inOrder.heard(SUNDAY.minusDays(ago)));
            }
        }
    }

    /** Up to the Sunday. @param share of the usual */
    private void trades(int days, ToDoubleFunction<LocalDate> share) {
        trades(trading, days, share);
    }

    private static void trades(Trading trading, int days, ToDoubleFunction<LocalDate> share) {
        for (int ago = days - 1; ago >= 0; ago--) {
            var day = SUNDAY.minusDays(ago);
            double sold = share.applyAsDouble(day) * USUAL * WeekdayIndex.CHAIN.of(day);
            for (int hour = 9; sold > 0 && hour <= 20; hour++) {
                trading.sold(day.atTime(hour, 0), sold / 12);
            }
        }
    }
}
