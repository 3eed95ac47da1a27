package io.restock.engine.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.restock.engine.DemandLaw;
import io.restock.engine.DemandState;
import io.restock.engine.ReorderPolicy;
import io.restock.engine.Seeded;
import io.restock.engine.WeekdayIndex;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Demand under a promotion")
class PromotedRhythmTest extends Seeded {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate FRIDAY = MONDAY.plusDays(4);
    private static final Promotion COFFEE = new Promotion("Coffee", 0.2, MONDAY, FRIDAY);
    /** So many were seen that the price alone has nothing to add. */
    private static final Uplifts THREEFOLD = Uplifts.NONE_SEEN.learnt(COFFEE, 3e9, 1e9);
    private static final PromotedRhythm WEEK = new PromotedRhythm(WeekdayIndex.FLAT, List.of(COFFEE), THREEFOLD);

    @Test
    void days_of_the_promotion_are_busier_and_no_others() {
        assertThat(WEEK.of(MONDAY.minusDays(1))).isEqualTo(1);
        assertThat(WEEK.of(MONDAY)).isCloseTo(3, within(1e-6));
        assertThat(WEEK.of(FRIDAY)).isCloseTo(3, within(1e-6));
        assertThat(WEEK.of(FRIDAY.plusDays(1))).isEqualTo(1);
    }

    @Test
    void the_need_rises_with_the_first_day_and_falls_after_the_last() {
        var state = selling(10, MONDAY.minusDays(2));
        var sunday = MONDAY.minusDays(1).atStartOfDay();
        assertThat(state.between(sunday, sunday.plusDays(3), WEEK).mean()).isCloseTo(10 + 30 + 30, within(1e-3));
        assertThat(state.between(FRIDAY.atStartOfDay(), FRIDAY.plusDays(3).atStartOfDay(), WEEK).mean()).isCloseTo(30 + 10 + 10, within(1e-3));
    }

    @Test
    void what_a_promotion_sells_is_not_taken_for_new_demand() {
        var before = selling(10, MONDAY);
        assertThat(before.closed(30, 1, WEEK).level()).isCloseTo(10, within(1e-3));
        assertThat(before.closed(30, 1, WeekdayIndex.FLAT).level()).isGreaterThan(12);
    }

    @Test
    void of_two_promotions_on_a_day_the_deeper_counts() {
        var deeper = new Promotion("Coffee", 0.5, FRIDAY, FRIDAY);
        var both = new PromotedRhythm(WeekdayIndex.FLAT, List.of(deeper, COFFEE), THREEFOLD);
        assertThat(both.of(FRIDAY)).isCloseTo(Math.pow(0.5, -2.62), within(1e-9));
        assertThat(both.of(MONDAY)).isCloseTo(3, within(1e-6));
    }

    /** Ten a day, thirty on Friday, the last day; what is ordered on Thursday night can be sold on Saturday. Ten are there: of Friday's thirty, twenty are lost for good. */
    @Test
    void after_its_last_coverable_day_nothing_is_ordered_for_a_promotion() {
        var state = selling(10, FRIDAY);
        var night = FRIDAY.atStartOfDay();
        assertThat(WEEK.tooLateFor(state, night, night.plusDays(1), 10)).isEqualTo(20);
        assertThat(WEEK.tooLateFor(state, night, night.plusDays(1), 25)).isEqualTo(5);
        assertThat(WEEK.tooLateFor(state, night, night.plusDays(1), 40)).isZero();
        assertThat(WEEK.tooLateFor(state, night, night.plusDays(1), -7)).isEqualTo(20);
    }

    @Test
    void while_it_can_still_be_covered_all_of_it_is_ordered() {
        var thursday = FRIDAY.minusDays(1);
        assertThat(WEEK.tooLateFor(selling(10, thursday), thursday.atStartOfDay(), FRIDAY.atStartOfDay(), 10)).isZero();
    }

    /** Friday's thirty and Saturday's ten against ten that are there: ordered are Saturday's, not Friday's too. */
    @Test
    void the_order_after_a_promotion_is_that_of_the_days_after_it() {
        var state = selling(10, FRIDAY);
        var night = FRIDAY.atStartOfDay();
        int late = WEEK.tooLateFor(state, night, night.plusDays(1), 10);
        int level = 40;
        assertThat(ReorderPolicy.STANDARD.around(level, 5, 10, 0).units()).isEqualTo(30);
        assertThat(ReorderPolicy.STANDARD.around(level, 5, 10 + late, 0).units()).isEqualTo(10);
    }

    @Test
    void uplift_and_level_are_kept_apart_from_sales_alone() {
        var state = DemandState.starting(MONDAY.atStartOfDay(), 56);
        var uplifts = Uplifts.NONE_SEEN;
        for (int i = 0; i < 280; i++) {
            var day = MONDAY.plusDays(i);
            var promotion = new Promotion("Coffee", 0.2, day, day);
            boolean promoted = i % 28 >= 21;
            int sold = new DemandLaw.Poisson(promoted ? 20 : 8).quantile(random.nextDouble(1e-9, 1));
            uplifts = promoted ? uplifts.learnt(promotion, sold, state.level()) : uplifts;
            state = state.closed(sold, 1, new PromotedRhythm(WeekdayIndex.FLAT, promoted ? List.of(promotion) : List.of(), uplifts));
        }
        assertThat(uplifts.of(COFFEE)).as("seed %d", seed).isCloseTo(2.5, within(0.6));
        assertThat(state.level()).as("seed %d", seed).isCloseTo(8, within(2.5));
    }

    @Test
    void what_cannot_be_meant_is_refused_by_name() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Promotion("Coffee", 20, MONDAY, FRIDAY)).withMessageContaining("depth");
        assertThatIllegalArgumentException().isThrownBy(() -> new Promotion("Coffee", 0.2, FRIDAY, MONDAY)).withMessageContaining("last");
        assertThatIllegalArgumentException().isThrownBy(() -> new PromotedRhythm(WeekdayIndex.FLAT, Collections.nCopies(101, COFFEE), THREEFOLD))
                .withMessageContaining("promotions");
    }

    private static DemandState selling(float units, LocalDate day) {
        return new DemandState(day.atStartOfDay(), 0, 0, 1_000, 0, units, units, units, 2 * units);
    }
}
