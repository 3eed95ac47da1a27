package io.restock.engine.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Uplifts: how many times the usual a promotion sells")
class UpliftsTest {
    /** 0.8^−2.62 = 1.7943. */
    @Test
    void before_anything_was_seen_the_price_speaks() {
        assertThat(Uplifts.NONE_SEEN.of(off(0.2))).isCloseTo(1.7943, within(5e-4));
    }

    /** (300 + 50 · 1.7943) / (100 + 50) = 2.598. */
    @Test
    void then_the_ratio_of_what_was_sold_to_what_was_expected() {
        assertThat(Uplifts.NONE_SEEN.learnt(off(0.2), 300, 100).of(off(0.2))).isCloseTo(2.598, within(5e-4));
    }

    @Test
    void days_add_up_in_any_order() {
        var once = Uplifts.NONE_SEEN.learnt(off(0.2), 300, 100);
        var twice = Uplifts.NONE_SEEN.learnt(off(0.21), 260, 60).learnt(off(0.19), 40, 40);
        assertThat(twice).isEqualTo(once);
    }

    @Test
    void another_depth_and_another_category_are_other_promotions() {
        var learnt = Uplifts.NONE_SEEN.learnt(off(0.2), 3_000, 1_000);
        assertThat(learnt.of(off(0.4))).isEqualTo(Uplifts.NONE_SEEN.of(off(0.4)));
        var tea = new Promotion("Tea", 0.2, LocalDate.EPOCH, LocalDate.EPOCH);
        assertThat(learnt.of(tea)).isEqualTo(Uplifts.NONE_SEEN.of(tea));
    }

    @Test
    void a_lower_price_never_sells_less_and_never_more_than_twentyfold() {
        assertThat(Uplifts.NONE_SEEN.learnt(off(0.2), 0, 1e6).of(off(0.2))).isEqualTo(1);
        assertThat(Uplifts.NONE_SEEN.learnt(off(0.2), 1e9, 1).of(off(0.2))).isEqualTo(20);
        assertThatIllegalArgumentException().isThrownBy(() -> Uplifts.NONE_SEEN.learnt(off(0.2), -1, 1));
    }

    private static Promotion off(double depth) {
        return new Promotion("Coffee", depth, LocalDate.EPOCH, LocalDate.EPOCH);
    }
}
