package io.restock.backtest.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.restock.backtest.history.Days;
import io.restock.backtest.history.History;
import io.restock.backtest.history.Series;
import io.restock.backtest.policy.FixedLevel;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Days of a chain under a policy, with lost sales")
class SimulationTest {
    private static final boolean[] ALL = {true};

    /** Level 4, packs of 3, usable at t+2: opens with 5. Days: 3 sold, 2 left, orders 3; 2 sold of 4, orders 3; 3 arrive, 1 sold. */
    @Test
    void three_days_by_hand() {
        var result = new Simulation(history(3, 4, 1), new int[] {3}, 2).run(new FixedLevel(4), 0, new Days(0, 3));
        assertThat(result.wanted()).containsExactly(8);
        assertThat(result.sold()).containsExactly(6);
        assertThat(result.onHand()[0]).isCloseTo((5 + 2) / 2.0 + (2 + 0) / 2.0 + (3 + 2) / 2.0, within(1e-12));
    }

    @Test
    void stock_is_worth_its_price_on_an_average_day() {
        var result = new Result(new long[2], new long[2], new double[] {6, 10}, new long[2], new long[2], 4);
        assertThat(result.averageValue(new double[] {2, 0.5})).isCloseTo((6 * 2 + 10 * 0.5) / 4, within(1e-12));
    }

    @Test
    void what_comes_a_day_sooner_serves_more() {
        var history = history(3, 4, 1);
        var soon = new Simulation(history, new int[] {3}, 1).run(new FixedLevel(4), 0, new Days(0, 3));
        assertThat(soon.sold()).containsExactly(8);
    }

    @Test
    void days_without_a_listing_hold_nothing_and_want_nothing() {
        var result = new Simulation(history(Series.NOT_LISTED, 2, Series.NOT_LISTED), new int[] {3}, 2).run(new FixedLevel(4), 0, new Days(0, 3));
        assertThat(result.wanted()).containsExactly(2);
        assertThat(result.onHand()[0]).isCloseTo((5 + 3) / 2.0, within(1e-12));
    }

    @Test
    void a_policy_sees_what_it_sold_and_never_what_was_wanted() {
        int[] seen = new int[1];
        var spy = new Policy() {
            @Override
            public void close(int day, Sold sold) {
                seen[0] = sold.units(0);
                assertThat(sold.soldOut(0)).isTrue();
            }

            @Override
            public int reorderLevel(int series, int day) {
                return 1;
            }
        };
        new Simulation(history(50), new int[] {2}, 2).run(spy, 0, new Days(0, 1));
        assertThat(seen[0]).isEqualTo(2);
    }

    @Test
    void nobody_beats_the_clairvoyant() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 100; round++) {
            var history = history(random.ints(40, 0, 9).toArray());
            int pack = random.nextInt(1, 7);
            double lostUnit = random.nextDouble(1, 20);
            var days = new Days(0, 40);
            double best = cost(new Clairvoyant(history, new int[] {pack}).run(lostUnit, days), lostUnit);
            for (int level = 1; level < 20; level += 3) {
                var other = new Simulation(history, new int[] {pack}, 1).run(new FixedLevel(level), 0, days);
                assertThat(cost(other, lostUnit)).as("seed %d round %d level %d", seed, round, level).isGreaterThanOrEqualTo(best - 1e-9);
            }
        }
    }

    @Test
    void who_knows_that_a_lost_unit_costs_little_loses_it() {
        assertThat(new Clairvoyant(history(1, 0, 0, 1), new int[] {2}).run(0.1, new Days(0, 4)).fill(ALL)).isZero();
        assertThat(new Clairvoyant(history(1, 0, 0, 1), new int[] {2}).run(100, new Days(0, 4)).fill(ALL)).isEqualTo(1);
    }

    private static double cost(Result result, double lostUnit) {
        return result.onHand()[0] + lostUnit * (result.wanted()[0] - result.sold()[0]);
    }

    private static History history(int... units) {
        var dates = IntStream.range(0, units.length).mapToObj(LocalDate.of(2011, 1, 29)::plusDays).toList();
        return new History(List.of(new Series("A", "D", "S", units)), dates);
    }
}
