package io.restock.distribution.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Demand over the protection interval")
class DemandCurveTest {
    @Test
    void with_little_variance_it_is_poisson() {
        // P(D > 2) of Poisson(3) = 1 − e⁻³(1 + 3 + 4.5)
        assertThat(DemandCurve.of(3, 3).salesSavedPerUnit(2, 1)).isCloseTo(1 - Math.exp(-3) * 8.5, within(1e-12));
    }

    @Test
    void with_more_variance_it_is_negative_binomial() {
        // mean 5 and variance 10: r = 5, p = 1/2; P(D > 1) = 1 − p⁵ − 5·p⁶
        assertThat(DemandCurve.of(5, 10).salesSavedPerUnit(1, 1)).isCloseTo(1 - 1 / 32.0 - 5 / 64.0, within(1e-12));
    }

    @Test
    void a_pack_saves_what_its_units_save_on_average() {
        var demand = DemandCurve.of(30, 90);
        double units = 0;
        for (int j = 0; j < 12; j++) {
            units += demand.salesSavedPerUnit(20 + j, 1);
        }
        assertThat(demand.salesSavedPerUnit(20, 12)).isCloseTo(units / 12, within(1e-12));
    }

    @Test
    void from_an_empty_shelf_all_demand_is_saved_in_the_end() {
        assertThat(1_000 * DemandCurve.of(30, 90).salesSavedPerUnit(0, 1_000)).isCloseTo(30, within(1e-9));
        assertThat(5_000 * DemandCurve.of(0.5, 40).salesSavedPerUnit(0, 5_000)).isCloseTo(0.5, within(1e-6));
    }

    @Test
    void a_shelf_below_zero_loses_every_sale() {
        assertThat(DemandCurve.of(5, 10).salesSavedPerUnit(-8, 4)).isCloseTo(1, within(1e-12));
    }

    @Test
    void no_demand_saves_nothing() {
        assertThat(DemandCurve.of(0, 0).salesSavedPerUnit(0, 6)).isZero();
    }

    @Test
    void grams_by_the_hundred_thousand_keep_their_mean() {
        assertThat(2_000_000 * DemandCurve.of(400_000, 9e9).salesSavedPerUnit(0, 2_000_000)).isCloseTo(400_000, within(400.0));
    }
}
