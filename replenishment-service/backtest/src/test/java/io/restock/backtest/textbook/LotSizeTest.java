package io.restock.backtest.textbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.restock.backtest.textbook.LotSizing.Method;
import io.restock.backtest.textbook.QuantityDiscount.Kind;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Examples and problems are those of Snyder and Shen, Fundamentals of Supply Chain Theory, 2nd edition, chapter 3. */
@DisplayName("How much to order at once when demand is known")
class LotSizeTest {
    private static final EconomicOrder BEER = new EconomicOrder(8, 0.225, 1300);

    @Test
    void example_3_1_orders_304_units() {
        assertThat(BEER.units()).isCloseTo(304.0467800264368, within(1e-9));
        assertThat(BEER.cost(BEER.units())).isCloseTo(68.410525505948272, within(1e-9));
    }

    @Test
    void what_is_sold_while_it_is_made_needs_less_room() {
        var produced = BEER.producedAt(2000);
        assertThat(produced.units()).isCloseTo(513.9328595516969, within(1e-9));
        assertThat(produced.cost(produced.units())).isCloseTo(40.472212689696120, within(1e-9));
    }

    @Test
    void problem_3_2b_lets_forty_percent_of_the_customers_wait() {
        var order = new EconomicOrder(40, 165 * 0.17 + 12, 40 * 52).withBackorders(60);
        assertThat(order.units()).isCloseTo(83.235448128898042, within(1e-9));
        assertThat(order.stockoutShare()).isCloseTo(0.400299850074962, within(1e-12));
        assertThat(order.cost(order.units(), order.stockoutShare())).isCloseTo(1999.148244415212, within(1e-9));
    }

    @Test
    void a_discount_on_all_units_is_worth_ordering_up_to() {
        var discount = new QuantityDiscount(200, 0.2, 1000, new double[] {0, 200, 500}, new double[] {500, 475, 450}, Kind.ALL_UNITS);
        assertThat(discount.cheapest()).isEqualTo(new QuantityDiscount.Order(2, 500, 472_900));
    }

    @Test
    void no_order_beats_the_cheapest_under_either_discount() {
        for (Kind kind : Kind.values()) {
            var discount = new QuantityDiscount(8, 0.3, 1300, new double[] {0, 400, 800}, new double[] {0.75, 0.72, 0.68}, kind);
            var cheapest = discount.cheapest();
            for (double units = 1; units < 5_000; units++) {
                assertThat(discount.order(units).cost()).as("%s %s", kind, units).isGreaterThanOrEqualTo(cheapest.cost() - 1e-9);
            }
        }
    }

    @Test
    void problem_3_27_orders_thrice() {
        var plan = lots(120, 0.8, 150, 100, 80, 200).plan(Method.WAGNER_WHITIN);
        assertThat(plan.orders()).containsExactly(150, 180, 0, 200);
        assertThat(plan.cost()).isCloseTo(424, within(1e-9));
    }

    @Test
    void no_rule_of_thumb_beats_wagner_and_whitin() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 500; round++) {
            var demand = random.doubles(random.nextInt(1, 15), 0, 200).map(Math::rint).toArray();
            var lots = lots(random.nextDouble(1, 500), random.nextDouble(0.1, 3), demand);
            double best = lots.plan(Method.WAGNER_WHITIN).cost();
            for (Method method : Method.values()) {
                var plan = lots.plan(method);
                assertThat(plan.cost()).as("seed %d, %s", seed, method).isGreaterThanOrEqualTo(best - 1e-9);
                assertThat(Arrays.stream(plan.orders()).sum()).isCloseTo(Arrays.stream(demand).sum(), within(1e-6));
            }
        }
    }

    @Test
    void an_order_that_costs_nothing_is_refused() {
        assertThatThrownBy(() -> new EconomicOrder(-8, 1, 1)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("fixedCost");
    }

    private static LotSizing lots(double fixedCost, double holdingCost, double... demand) {
        return new LotSizing(all(demand.length, fixedCost), all(demand.length, holdingCost), all(demand.length, 0), demand);
    }

    private static double[] all(int length, double value) {
        var values = new double[length];
        Arrays.fill(values, value);
        return values;
    }
}
