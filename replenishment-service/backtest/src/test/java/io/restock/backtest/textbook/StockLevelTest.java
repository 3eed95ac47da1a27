package io.restock.backtest.textbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.restock.engine.DemandLaw;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Examples and problems are those of Snyder and Shen, Fundamentals of Supply Chain Theory, 2nd edition, chapters 4 and 5. */
@DisplayName("How much to have, by the classic models")
class StockLevelTest {
    private static final Newsvendor PAPERS = new Newsvendor(0.18, 0.7);
    private static final ContinuousLaw.Normal READERS = new ContinuousLaw.Normal(50, 8);
    private static final ReorderPoint BEER = new ReorderPoint(new EconomicOrder(8, 0.225, 1300), 7.5,
            new ContinuousLaw.Normal(1300 / 12.0, 150 / Math.sqrt(12)));

    @Test
    void example_4_3_stocks_57_papers_and_forty_cost_more() {
        assertThat(PAPERS.best(READERS)).isCloseTo(56.603955927433887, within(1e-7));
        assertThat(PAPERS.cost(READERS, PAPERS.best(READERS))).isCloseTo(1.997605193176645, within(1e-9));
        assertThat(PAPERS.cost(READERS, 40)).isCloseTo(7.356131552870388, within(1e-9));
    }

    @Test
    void problem_4_8b_is_lognormal() {
        var vendor = new Newsvendor(1, 0.1765);
        var demand = new ContinuousLaw.LogNormal(6, 0.3);
        assertThat(vendor.best(demand)).isCloseTo(295.6266448071368, within(1e-6));
        assertThat(vendor.cost(demand, 350)).isCloseTo(34.588836685654854, within(1e-5));
    }

    @Test
    void problem_4_8a_is_poisson() {
        var vendor = new Newsvendor(200, 270);
        var demand = new DemandLaw.Poisson(18);
        assertThat(vendor.best(demand)).isEqualTo(19);
        assertThat(vendor.cost(demand, 19)).isCloseTo(786.0884409351115, within(1e-9));
        assertThat(vendor.cost(demand, 13)).isCloseTo(1445.751062891969, within(1e-9));
    }

    @Test
    void problem_4_7b_knows_every_probability() {
        var vendor = new Newsvendor(500_000, 1_000_000);
        var demand = new DemandLaw.Given(new double[] {0, 0.25, 0.05, 0.1, 0.2, 0.15, 0.1, 0.1, 0.05});
        assertThat(vendor.best(demand)).isEqualTo(5);
        assertThat(vendor.cost(demand, 5)).isCloseTo(1_225_000, within(1e-3));
        assertThat(vendor.cost(demand, 3)).isCloseTo(1_725_000, within(1e-3));
    }

    @Test
    void example_5_1_costs_78_at_its_best() {
        assertThat(BEER.cost(new ReorderPoint.Policy(126.8, 328.5))).isCloseTo(78.071162509282942, within(1e-7));
        assertThat(BEER.cost(new ReorderPoint.Policy(100, 250))).isCloseTo(87.346478028174985, within(1e-7));
        assertThat(BEER.cost(BEER.best())).isLessThan(78.0711626).isGreaterThan(78.07);
    }

    @Test
    void the_best_reorder_point_follows_the_order_size() {
        assertThat(BEER.bestFor(318).r()).isCloseTo(127.7880348669655, within(1e-5));
        assertThat(BEER.bestFor(150).r()).isCloseTo(147.1949581740714, within(1e-5));
        assertThat(BEER.bestFor(750).r()).isCloseTo(99.853773396165280, within(1e-5));
    }

    @Test
    void four_approximations_of_example_5_1() {
        near(BEER.byExpectedInventory(), 213.9704421358024, 318.5901810768729);
        assertThat(BEER.expectedInventoryCost(BEER.byExpectedInventory())).isCloseTo(95.451140222851961, within(1e-5));
        near(BEER.byBackorders(), 128.6378144242710, 308.5737801203754);
        near(BEER.bySafetyStock(), 190.3369965715624, 304.0467800264368);
        near(BEER.byLossFunctions(), 126.8670642878315, 328.4491413581765);
    }

    private static void near(ReorderPoint.Policy policy, double r, double units) {
        assertThat(policy.r()).isCloseTo(r, within(1e-4));
        assertThat(policy.units()).isCloseTo(units, within(1e-4));
    }

    @Test
    void example_5_8_orders_five_at_three() {
        var point = new PoissonReorderPoint(100, new Newsvendor(20, 150), 1.5, new DemandLaw.Poisson(3));
        var best = point.best();
        assertThat(best.r()).isEqualTo(3);
        assertThat(best.units()).isEqualTo(5);
        assertThat(best.cost()).isCloseTo(107.9235806331498, within(1e-9));
        assertThat(point.cost(8, 12)).isCloseTo(242.5281637662021, within(1e-9));
    }

    /** Zheng and Federgruen, Operations Research 39, 1991: h = 1, p = 9, K = 64, Poisson. */
    @Test
    void s_and_S_of_zheng_and_federgruen() {
        int[] mean = {10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 21, 22, 23, 24, 51, 52, 59, 61, 63, 64};
        int[] s = {6, 10, 14, 19, 23, 28, 33, 37, 42, 47, 52, 56, 62, 67, 15, 16, 17, 18, 43, 44, 51, 52, 54, 55};
        int[] upTo = {40, 49, 62, 56, 66, 77, 87, 97, 108, 118, 129, 75, 81, 86, 65, 68, 52, 54, 110, 112, 126, 131, 73, 74};
        double[] cost = {35.022, 42.698, 49.173, 54.262, 57.819, 61.215, 64.512, 67.776, 70.975, 74.149, 77.306, 78.518, 79.037, 79.554,
            50.406, 51.632, 52.757, 53.518, 71.611, 72.246, 76.679, 77.929, 78.287, 78.402};
        for (int i = 0; i < mean.length; i++) {
            var law = new DemandLaw.Poisson(mean[i]);
            var best = new MinMax(64, new Newsvendor(1, 9), law, law).best();
            assertThat(best.s()).as("mean %d", mean[i]).isEqualTo(s[i]);
            assertThat(best.S()).as("mean %d", mean[i]).isEqualTo(upTo[i]);
            assertThat(best.cost()).as("mean %d", mean[i]).isCloseTo(cost[i], within(6e-4));
        }
    }

    @Test
    void example_4_7_costs_more_with_other_levels() {
        var law = new DemandLaw.Poisson(6);
        assertThat(new MinMax(5, new Newsvendor(1, 4), law, law).cost(6, 18)).isCloseTo(10.193798671644046, within(1e-9));
    }

    @Test
    void example_4_8_by_a_formula() {
        var policy = PowerApproximation.of(2.5, PAPERS, 50, 50, 8);
        assertThat(policy.s()).isCloseTo(40.194616956474071, within(1e-9));
        assertThat(policy.S()).isCloseTo(74.290170109805786, within(1e-9));
    }

    @Test
    void a_fill_rate_needs_a_safety_factor_and_gives_it_back() {
        double k = ReorderPoint.safetyFactor(200, 0.98, 60);
        assertThat(k).isCloseTo(1.11456388, within(1e-6));
        assertThat(ReorderPoint.fillRate(200, k, 60)).isCloseTo(0.98, within(1e-12));
    }
}
