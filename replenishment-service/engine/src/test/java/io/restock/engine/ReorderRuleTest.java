package io.restock.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Reorder rule: below the level, whole packs that reach it again")
class ReorderRuleTest {
    @Test
    void a_position_at_the_level_needs_nothing() {
        assertThat(new ReorderRule(11, 6).packs(11)).isZero();
        assertThat(new ReorderRule(11, 6).unitsToOrder(11)).isZero();
    }

    @Test
    void a_position_of_minus_two_reaches_nine_with_three_packs_of_four() {
        assertThat(new ReorderRule(9, 4).packs(-2)).isEqualTo(3);
        assertThat(new ReorderRule(9, 4).unitsToOrder(-2)).isEqualTo(12);
    }

    @Test
    void one_below_the_level_orders_one_pack() {
        assertThat(new ReorderRule(11, 6).unitsToOrder(10)).isEqualTo(6);
    }

    @Test
    void a_position_far_below_zero_stays_within_whole_numbers() {
        assertThat(new ReorderRule(Integer.MAX_VALUE, 6).unitsToOrder(Integer.MIN_VALUE)).isPositive();
    }

    @Test
    void an_empty_pack_is_refused() {
        assertThatThrownBy(() -> new ReorderRule(3, 0)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("casePack");
    }
}
