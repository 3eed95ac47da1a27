package io.restock.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Laws of demand: loss functions and quantiles against published values")
class DemandLawTest extends Seeded {
    @Test
    void fifty_units_against_poisson_demand_of_47_leave_one_and_a_half_unserved() {
        assertThat(new DemandLaw.Poisson(47).loss(50)).isCloseTo(1.514546939496945, within(1e-9)); // Snyder and Shen, 2nd edition
    }

    @Test
    void the_negative_binomial_loss_agrees_with_the_sum_of_its_series() {
        assertThat(new DemandLaw.NegativeBinomial(6, 0.4).loss(10)).isCloseTo(1.456162897232, within(1e-8)); // Zipkin C.2.3.6
    }

    @Test
    void quantiles_are_those_of_R() {
        assertThat(negativeBinomial(2, 4).quantile(0.95)).isEqualTo(11);
        assertThat(negativeBinomial(10, 50).quantile(0.99)).isEqualTo(98);
        assertThat(new DemandLaw.Poisson(3).quantile(0.95)).isEqualTo(6);
        assertThat(new DemandLaw.Poisson(27).quantile(0.98)).isEqualTo(38);
    }

    @Test
    void a_variance_close_to_the_mean_is_poisson_and_a_larger_one_negative_binomial() {
        assertThat(new Demand(10, 10.2).law()).isEqualTo(new DemandLaw.Poisson(10));
        assertThat(new Demand(10, 3).law()).isEqualTo(new DemandLaw.Poisson(10));
        assertThat(new Demand(10, 20).law()).isEqualTo(new DemandLaw.NegativeBinomial(10, 0.5));
        assertThat(new Demand(0, 0).law()).isEqualTo(new DemandLaw.None());
    }

    @Test
    void loss_is_the_sum_of_the_tail_and_probabilities_follow_their_step() {
        for (int i = 0; i < 300; i++) {
            var law = anyLaw();
            int x = random.nextInt(0, (int) (3 * law.mean()) + 5);
            double tail = 0;
            for (int k = x; k < x + 100 + 60 * law.mean(); k++) {
                tail += law.exceeds(k);
            }
            assertThat(law.loss(x)).as("seed %d: %s at %d", seed, law, x).isCloseTo(tail, within(1e-7 * (1 + law.mean())));
            assertThat(law.probability(x) * law.step(x)).as("seed %d: %s at %d", seed, law, x)
                    .isCloseTo(law.probability(x + 1), within(1e-12));
        }
    }

    @Test
    void the_losses_of_all_higher_stocks_are_their_sum() {
        for (int i = 0; i < 300; i++) {
            var law = anyLaw();
            int x = random.nextInt(0, (int) (3 * law.mean()) + 5);
            int pack = random.nextInt(1, 25);
            double sum = 0;
            for (int k = x; k < x + pack; k++) {
                sum += law.loss(k);
            }
            assertThat(law.lossFrom(x) - law.lossFrom(x + pack)).as("seed %d: %s from %d, %d", seed, law, x, pack).isCloseTo(sum, within(1e-9 * (1 + law.mean() * law.mean())));
        }
        var given = new DemandLaw.Given(new double[] {0.5, 0, 0.25, 0.25});
        assertThat(given.lossFrom(1)).isEqualTo(given.loss(1) + given.loss(2));
    }

    @Test
    void a_further_unit_saves_the_chance_that_demand_exceeds_what_is_there() {
        // P(D > 2) of Poisson(3) = 1 − e⁻³(1 + 3 + 4.5); with mean 5 and variance 10, r = 5 and p = 1/2: P(D > 1) = 1 − p⁵ − 5·p⁶
        assertThat(new Demand(3, 3).law().exceeds(2)).isCloseTo(1 - Math.exp(-3) * 8.5, within(1e-12));
        assertThat(new Demand(5, 10).law().exceeds(1)).isCloseTo(1 - 1 / 32.0 - 5 / 64.0, within(1e-12));
        var law = new Demand(30, 90).law();
        double units = 0;
        for (int j = 0; j < 12; j++) {
            units += law.exceeds(20 + j);
        }
        assertThat(law.loss(20) - law.loss(32)).isCloseTo(units, within(1e-11));
    }

    @Test
    void from_an_empty_shelf_all_demand_is_saved_in_the_end() {
        assertThat(saved(new Demand(30, 90), 1_000)).isCloseTo(30, within(1e-9));
        assertThat(saved(new Demand(0.5, 40), 5_000)).isCloseTo(0.5, within(1e-6));
        assertThat(saved(new Demand(400_000, 9e9), 2_000_000)).as("grams").isCloseTo(400_000, within(400.0));
        assertThat(saved(new Demand(0, 0), 6)).isZero();
    }

    private static double saved(Demand demand, int units) {
        return demand.law().loss(0) - demand.law().loss(units);
    }

    private DemandLaw anyLaw() {
        double mean = Math.exp(random.nextDouble(-4, 5));
        return new Demand(mean, mean * random.nextDouble(0.5, 8)).law();
    }

    private static DemandLaw negativeBinomial(double size, double mean) {
        return new DemandLaw.NegativeBinomial(size, size / (size + mean));
    }
}
