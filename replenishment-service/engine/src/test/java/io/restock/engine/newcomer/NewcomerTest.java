package io.restock.engine.newcomer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.restock.engine.DemandState;
import io.restock.engine.WeekdayIndex;
import io.restock.engine.newcomer.CategoryLevels.Neighbour;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Store-items without a past of their own")
class NewcomerTest {
    private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 3, 2, 0, 0);
    private static final CategoryLevels MILK = CategoryLevels.of(List.of(
            new Neighbour("Majorstuen", "Milk", selling(8, 100)), new Neighbour("Majorstuen", "Milk", selling(12, 100)),
            new Neighbour("Majorstuen", "Milk", selling(1, 27)), new Neighbour("Lofoten", "Milk", selling(1, 28))));

    /** Chain: (8 + 12 + 1) / 3 = 7; Majorstuen: (8 + 12 + 3 · 7) / (2 + 3) = 8.2; Lofoten: (1 + 3 · 7) / (1 + 3) = 5.5. */
    @Test
    void a_new_item_starts_where_its_category_is_in_the_store() {
        assertThat(MILK.starting("Majorstuen", "Milk", MONDAY, 6).level()).isCloseTo(8.2, within(1e-5));
        assertThat(MILK.starting("Lofoten", "Milk", MONDAY, 6).level()).isCloseTo(5.5, within(1e-5));
        assertThat(MILK.starting("Nowhere", "Milk", MONDAY, 6).level()).isCloseTo(7, within(1e-5));
    }

    @Test
    void where_nobody_knows_the_category_a_pack_a_week_is_expected() {
        assertThat(MILK.starting("Majorstuen", "Batteries", MONDAY, 6)).isEqualTo(DemandState.starting(MONDAY, 6));
    }

    @Test
    void its_own_sales_soon_say_more_than_its_category() {
        var state = MILK.starting("Majorstuen", "Milk", MONDAY, 6);
        for (int day = 0; day < 28; day++) {
            state = state.closed(2, 1, WeekdayIndex.FLAT);
        }
        assertThat(state.level()).isBetween(2.0, 3.5);
    }

    @Test
    void a_successor_takes_the_demand_over_at_once() {
        var old = selling(10, 400);
        var next = Supersession.ALIKE.successor(old, MONDAY.plusHours(9));
        var day = MONDAY.plusDays(1);
        assertThat(next.between(day, day.plusDays(2), WeekdayIndex.FLAT)).isEqualTo(old.between(day, day.plusDays(2), WeekdayIndex.FLAT));
        assertThat(next.asOf()).isEqualTo(MONDAY.plusHours(9));
    }

    /** A double pack sells half as often: 10 a day with variance 30 are 5 with 7.5; of half the customers 2.5 with 3.75. */
    @Test
    void a_double_pack_sells_half_as_many_and_half_the_customers_half_of_those() {
        var old = selling(10, 400);
        var doubled = new Supersession(0.5, 1).successor(old, MONDAY);
        assertThat(doubled.level()).isCloseTo(5, within(1e-5));
        assertThat(doubled.variance()).isCloseTo(7.5f, within(1e-5f));
        var half = new Supersession(0.5, 0.5).successor(old, MONDAY);
        assertThat(half.level()).isCloseTo(2.5, within(0.05));
        assertThat(half.variance()).isCloseTo(3.75f, within(1e-5f));
    }

    @Test
    void the_silence_of_an_old_item_that_ran_out_is_not_the_new_ones() {
        var silent = new DemandState(MONDAY, 0, 0, 400, 30, 10, 10, 10, 30);
        assertThat(silent.doubted(WeekdayIndex.FLAT)).isTrue();
        assertThat(Supersession.ALIKE.successor(silent, MONDAY).doubted(WeekdayIndex.FLAT)).isFalse();
    }

    @Test
    void what_cannot_be_meant_is_refused_by_name() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Supersession(0, 1)).withMessageContaining("units");
        assertThatIllegalArgumentException().isThrownBy(() -> new Supersession(1, 1.5)).withMessageContaining("share");
    }

    private static DemandState selling(float units, int days) {
        return new DemandState(MONDAY, 0, 0, days, 0, units, units, units, 3 * units);
    }
}
