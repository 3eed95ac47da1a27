package io.restock.backtest.textbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.restock.engine.Demand;
import io.restock.engine.DemandLaw;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Demand of which only what was there is known")
class CensoredDemandTest {
    @Test
    void who_sold_out_wanted_more_by_the_law_of_demand() {
        var law = new Demand(3, 7.5).law();
        for (int sold = 0; sold < 12; sold++) {
            double weighted = 0;
            double reached = 0;
            for (int demand = sold; demand < 400; demand++) {
                weighted += demand * law.probability(demand);
                reached += law.probability(demand);
            }
            assertThat(CensoredDemand.expected(law, sold)).isCloseTo(weighted / reached, within(1e-9));
        }
    }

    @Test
    void the_mean_of_the_upper_half_of_a_normal_law() {
        double half = 10 + 3 * Math.sqrt(2 / Math.PI);
        assertThat(CensoredDemand.expected(new ContinuousLaw.Normal(10, 3), 10)).isCloseTo(half, within(1e-12));
    }

    @Test
    void what_could_never_have_sold_counts_as_just_sold_out() {
        assertThat(CensoredDemand.expected(new DemandLaw.Poisson(0.01), 5_000)).isEqualTo(5_000);
    }
}
