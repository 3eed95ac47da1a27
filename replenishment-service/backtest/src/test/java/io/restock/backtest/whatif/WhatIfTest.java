package io.restock.backtest.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.restock.backtest.history.Days;
import io.restock.backtest.history.History;
import io.restock.backtest.history.Series;
import io.restock.backtest.simulation.Timing;
import io.restock.backtest.whatif.Comparison.Figure;
import io.restock.engine.aim.ServiceAim;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What other parameters would have done")
class WhatIfTest {
    private static final Costs COSTS = new Costs(0.1, 5, 1, 0.5);
    private static final Rule LEVEL_4 = new Rule.Fixed(4);
    private static final OptionalInt OWN = OptionalInt.empty();

    /**
     * Level 4, packs of 3, opens with 5; wanted are 3, 4, 1. After two days: 3, 2 and 1 are sold from 5, 2 and 3, two packs ordered. After one: all 8 from 5, 5 and 4, three packs.
     */
    @Test
    void an_earlier_cut_off_by_hand() {
        var compared = chain(new int[] {9, 3, 4, 1}).compare(plan(new Timing(2, 1), OWN), plan(new Timing(1, 1), OWN), _ -> true);
        assertThat(compared.ofNow()).isEqualTo(new Outcome(8, 6, 7, 2, 2, 3));
        assertThat(compared.ofOther()).isEqualTo(new Outcome(8, 8, 10, 3, 3, 3));
        assertThat(compared.figures()).extracting(Figure::name).containsExactly("order lines", "packs", "fill rate", "average on hand", "cost");
        var cost = compared.figures().get(4);
        assertThat(cost.now()).isCloseTo(7 * 0.1 + 2 * 5 + 2 * 1 + 2 * 0.5, within(1e-9));
        assertThat(cost.other()).isCloseTo(10 * 0.1 + 3 * 1 + 3 * 0.5, within(1e-9));
        assertThat(cost.difference()).isCloseTo(-8.2, within(1e-9));
    }

    /** Ordered is on the second day alone, after all 5 were sold: two packs. */
    @Test
    void a_review_every_other_day_orders_more_at_once() {
        var compared = chain(new int[] {9, 3, 4, 1}).compare(plan(new Timing(1, 1), OWN), plan(new Timing(1, 2), OWN), _ -> true);
        assertThat(compared.ofOther()).isEqualTo(new Outcome(8, 6, 3.5 + 1 + 5.5, 1, 2, 3));
    }

    @Test
    void a_larger_pack_orders_less_often() {
        var compared = chain(steady(60)).compare(plan(new Timing(1, 1), OWN), plan(new Timing(1, 1), OptionalInt.of(12)), _ -> true);
        assertThat(compared.ofOther().lines()).isLessThan(compared.ofNow().lines());
        assertThat(compared.ofOther().averageOnHand()).isGreaterThan(compared.ofNow().averageOnHand());
    }

    @Test
    void a_scope_counts_its_store_items_alone() {
        var chain = chain(new int[] {9, 3, 4, 1}, new int[] {9, 50, 50, 50});
        var plan = plan(new Timing(2, 1), OWN);
        assertThat(chain.compare(plan, plan, series -> series.store().equals("S0")).ofNow().wanted()).isEqualTo(8);
        assertThat(chain.byStore(plan, _ -> true)).containsOnlyKeys("S0", "S1").containsEntry("S0", new Outcome(8, 6, 7, 2, 2, 3));
    }

    @Test
    void the_engine_keeps_more_for_a_higher_aim_and_the_same_for_the_same() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        var random = new SplittableRandom(seed);
        var chain = chain(IntStream.range(0, 5).mapToObj(_ -> random.ints(200, 0, 9).toArray()).toArray(int[][]::new));
        var low = engine(new ServiceAim.InStock(0.8));
        var high = engine(new ServiceAim.InStock(0.99));
        var filled = engine(new ServiceAim.Filled(0.99));
        var compared = chain.compare(low, high, _ -> true);
        assertThat(compared.ofOther().fill()).as("seed %d", seed).isGreaterThan(compared.ofNow().fill());
        assertThat(compared.ofOther().averageOnHand()).as("seed %d", seed).isGreaterThan(compared.ofNow().averageOnHand());
        assertThat(chain.compare(high, high, _ -> true).figures()).as("seed %d", seed).allMatch(figure -> figure.difference() == 0);
        assertThat(chain.compare(high, filled, _ -> true).ofOther().fill()).as("seed %d", seed).isBetween(0.97, 1.0);
    }

    @Test
    void what_cannot_be_replayed_is_refused_by_name() {
        var history = history(new int[][] {{1, 2, 3}});
        assertThatIllegalArgumentException().isThrownBy(() -> new WhatIf(history, new Days(1, 3), new int[] {3, 3}, COSTS)).withMessageContaining("packs must be 1");
        assertThatIllegalArgumentException().isThrownBy(() -> new WhatIf(history, new Days(0, 3), new int[] {3}, COSTS)).withMessageContaining("measured days");
        assertThatIllegalArgumentException().isThrownBy(() -> new Timing(15, 1)).withMessageContaining("lead");
        assertThatIllegalArgumentException().isThrownBy(() -> plan(new Timing(1, 1), OptionalInt.of(0))).withMessageContaining("pack");
        assertThatIllegalArgumentException().isThrownBy(() -> new Costs(-1, 0, 0, 0)).withMessageContaining("holding");
    }

    private static Plan plan(Timing timing, OptionalInt pack) {
        return new Plan("fixed level", timing, pack, LEVEL_4);
    }

    private static Plan engine(ServiceAim aim) {
        return new Plan("engine", new Timing(2, 1), OWN, new Rule.Engine(aim));
    }

    private static int[] steady(int days) {
        return IntStream.range(0, days).map(_ -> 2).toArray();
    }

    private static WhatIf chain(int[]... units) {
        int learnt = Math.max(1, units[0].length / 2 - 1);
        return new WhatIf(history(units), new Days(learnt, units[0].length), IntStream.range(0, units.length).map(_ -> 3).toArray(), COSTS);
    }

    private static History history(int[][] units) {
        var dates = IntStream.range(0, units[0].length).mapToObj(LocalDate.of(2026, 3, 2)::plusDays).toList();
        List<Series> series = IntStream.range(0, units.length).mapToObj(i -> new Series("A", "D", "S" + i, units[i])).toList();
        return new History(series, dates);
    }
}
