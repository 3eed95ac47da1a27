package io.restock.engine;

import static io.restock.engine.ReorderPolicy.Constraint.PRESENTATION_MINIMUM;
import static io.restock.engine.ReorderPolicy.Constraint.REORDER_LEVEL;
import static io.restock.engine.ReorderPolicy.Constraint.SHELF_CAPACITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Reorder policy: what merchandisers may decide around the rule")
class ReorderPolicyTest {
    private static final Demand DEMAND = new Demand(3, 7.5); // s = 8 at 95% and single units
    private static final OptionalInt COMPUTED = OptionalInt.empty();

    @Test
    void the_level_follows_from_the_demand() {
        var review = new ReorderPolicy(0.95, COMPUTED, 0, 0).review(DEMAND, 1, 5);
        assertThat(review.rule()).isEqualTo(new ReorderRule(8, 1));
        assertThat(review.packs()).isEqualTo(3);
        assertThat(review.bound()).isEmpty();
    }

    @Test
    void a_presentation_minimum_lifts_the_level() {
        var review = new ReorderPolicy(0.95, COMPUTED, 12, 0).review(DEMAND, 1, 5);
        assertThat(review.rule().reorderLevel()).isEqualTo(12);
        assertThat(review.packs()).isEqualTo(7);
        assertThat(review.bound()).containsExactly(entry(PRESENTATION_MINIMUM, 12));
    }

    @Test
    void a_fixed_level_takes_the_place_of_the_computed_one() {
        var review = new ReorderPolicy(0.95, OptionalInt.of(4), 0, 0).review(DEMAND, 1, 5);
        assertThat(review.rule().reorderLevel()).isEqualTo(4);
        assertThat(review.packs()).isZero();
    }

    @Test
    void the_shelf_takes_no_more_than_fits() {
        var review = new ReorderPolicy(0.95, OptionalInt.of(20), 0, 14).review(DEMAND, 6, 1);
        assertThat(review.packs()).isEqualTo(2);
        assertThat(review.bound()).containsExactly(entry(REORDER_LEVEL, 20), entry(SHELF_CAPACITY, 14));
    }

    @Test
    void an_empty_shelf_smaller_than_a_pack_still_gets_one_pack() {
        assertThat(new ReorderPolicy(0.95, COMPUTED, 0, 4).review(DEMAND, 6, 0).packs()).isEqualTo(1);
        assertThat(new ReorderPolicy(0.95, COMPUTED, 0, 4).review(DEMAND, 6, 1).packs()).isZero();
    }
}
