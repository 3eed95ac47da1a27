package io.restock.backtest.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.restock.backtest.history.Days;
import io.restock.backtest.history.History;
import io.restock.backtest.history.Series;
import io.restock.backtest.simulation.Timing;
import io.restock.backtest.whatif.Costs;
import io.restock.backtest.whatif.Plan;
import io.restock.backtest.whatif.Rule;
import io.restock.backtest.whatif.WhatIf;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Two policies at the same time, each in its own stores")
class ExperimentTest {
    private static final Experiment MILK = new Experiment("milk");

    @Test
    void a_store_keeps_its_arm_for_ever() {
        assertThat(List.of("7080001000011", "7080001000028", "7080001000035", "7080001000042")).extracting(new Experiment("bread")::arm)
                .containsExactly(Arm.B, Arm.B, Arm.B, Arm.A);
    }

    @Test
    void half_the_stores_go_to_each_and_another_experiment_splits_them_anew() {
        var stores = IntStream.range(0, 1_000).mapToObj(i -> "70800010%05d".formatted(i)).toList();
        var bread = new Experiment("bread");
        assertThat(stores.stream().filter(store -> MILK.arm(store) == Arm.A).count()).isBetween(450L, 550L);
        assertThat(stores.stream().filter(store -> MILK.arm(store) == bread.arm(store)).count()).isBetween(450L, 550L);
    }

    /** Miles per gallon of 249 American and 79 Japanese cars, NIST/SEMATECH 1.3.5.3: t = −12.946 with 136.87 degrees of freedom where variances differ. */
    @Test
    void the_difference_of_cars_of_the_nist_handbook() {
        var effect = Effect.between(new Sample(249, 20.14458, 6.41470 * 6.41470), new Sample(79, 30.48101, 6.10771 * 6.10771));
        assertThat(effect.difference() / effect.standardError()).isCloseTo(12.946, within(5e-4));
        assertThat(effect.degreesOfFreedom()).isCloseTo(136.87, within(0.01));
        assertThat(effect.high() - effect.difference()).isCloseTo(1.9775 * 0.79841, within(1e-3));
        assertThat(effect.isSure()).isTrue();
    }

    @Test
    void nineteen_of_twenty_intervals_hold_the_truth() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        var random = new SplittableRandom(seed);
        int held = 0;
        for (int i = 0; i < 2_000; i++) {
            var a = Sample.of(IntStream.range(0, 12).mapToDouble(_ -> random.nextGaussian(10, 1)).toArray());
            var b = Sample.of(IntStream.range(0, 7).mapToDouble(_ -> random.nextGaussian(11, 4)).toArray());
            var effect = Effect.between(a, b);
            held += effect.low() <= 1 && effect.high() >= 1 ? 1 : 0;
        }
        assertThat(held).as("seed %d", seed).isBetween(1_850, 1_950);
    }

    @Test
    void stores_that_are_all_alike_leave_no_doubt_and_one_store_says_nothing() {
        var alike = Effect.between(new Sample(3, 5, 0), new Sample(2, 6, 0));
        assertThat(alike).isEqualTo(new Effect(alike.a(), alike.b(), 1, 0, 3, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> MILK.effect(Map.of("7080001000011", 1.0))).withMessageContaining("2 stores or more");
        assertThatIllegalArgumentException().isThrownBy(() -> new Experiment(" ")).withMessageContaining("name");
    }

    @Test
    void more_stock_in_half_the_stores_shows_in_fill_and_cover_and_the_same_in_all_does_not() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        var random = new SplittableRandom(seed);
        var dates = IntStream.range(0, 60).mapToObj(LocalDate.of(2026, 3, 2)::plusDays).toList();
        var series = IntStream.range(0, 40).mapToObj(i -> new Series("A", "D", "S" + i, random.ints(60, 0, 7).toArray())).toList();
        int[] packs = new int[series.size()];
        Arrays.fill(packs, 3);
        var whatIf = new WhatIf(new History(series, dates), new Days(1, 60), packs, new Costs(0.05, 2, 0.5, 0.1));
        var more = Trial.run(MILK, whatIf, level(5), level(12), _ -> true);
        assertThat(more.fill().low()).as("seed %d", seed).isPositive();
        assertThat(more.cover().low()).as("seed %d", seed).isPositive();
        assertThat(more.costPerUnit().high()).as("seed %d", seed).isNegative();
        var same = Trial.run(MILK, whatIf, level(5), level(5), _ -> true);
        assertThat(Math.abs(same.fill().difference())).as("seed %d", seed).isLessThan(more.fill().difference() / 3);
    }

    private static Plan level(int level) {
        return new Plan("level " + level, new Timing(2, 1), OptionalInt.empty(), new Rule.Fixed(level));
    }
}
