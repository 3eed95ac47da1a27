package io.restock.backtest.textbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Laws of demand in real units: loss functions against published values")
class ContinuousLawTest {
    /** Snyder and Shen, 2nd edition, tests of their published code. */
    @Test
    void losses_of_normal_and_lognormal_demand() {
        assertThat(StandardNormal.loss(-1.4)).isCloseTo(1.436668142708465, within(1e-12));
        assertThat(StandardNormal.loss(3.1)).isCloseTo(2.672490952231408e-04, within(1e-15));
        assertThat(new ContinuousLaw.Normal(8, 3).loss(11)).isCloseTo(0.249946411763059, within(1e-12));
        assertThat(new ContinuousLaw.Normal(15, 5).leftOver(10.5)).isCloseTo(0.502155685433356, within(1e-12));
        assertThat(new ContinuousLaw.LogNormal(2, 0.3).loss(10)).isCloseTo(0.283649738881062, within(1e-9));
        assertThat(new ContinuousLaw.LogNormal(1, 0.5).leftOver(2.5)).isCloseTo(0.306808789115353, within(1e-9));
    }

    /** R 4.2 qgamma. */
    @Test
    void a_quantile_of_gamma_demand() {
        assertThat(new ContinuousLaw.Gamma(2.5, 4).quantile(0.95)).isCloseTo(22.1409953870327, within(1e-6));
    }

    @Test
    void the_loss_falls_as_fast_as_demand_exceeds_and_the_second_loss_as_fast_as_the_loss() {
        double step = 1e-5;
        for (var law : List.of(new ContinuousLaw.Normal(10, 3), new ContinuousLaw.LogNormal(2, 0.6), new ContinuousLaw.Gamma(2.5, 4),
                new ContinuousLaw.Uniform(4, 18))) {
            for (double x = -3; x < 30; x += 0.37) {
                double slope = (law.loss(x + step) - law.loss(x - step)) / (2 * step);
                double second = (law.secondLoss(x + step) - law.secondLoss(x - step)) / (2 * step);
                assertThat(slope).as("%s at %s", law, x).isCloseTo(-law.exceeds(x), within(1e-5));
                assertThat(second).as("%s at %s", law, x).isCloseTo(-law.loss(x), within(1e-4));
            }
        }
    }
}
