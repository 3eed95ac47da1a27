package io.restock.engine.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.restock.engine.ReorderPolicy;
import io.restock.engine.Seeded;
import io.restock.engine.freshness.ExpectedOutdating.Batch;
import io.restock.engine.freshness.ExpectedOutdating.Issuing;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A minimum life: what will leave the shelf unsold is ordered again")
class FreshnessTest extends Seeded {
    private static final List<Batch> STOCK = List.of(new Batch(2, 10), new Batch(5, 3));
    private static final double[] FOUR_A_DAY = {4, 4, 4};

    /** Ten that keep two days at four a day lose two; promised one day more they are sold for one day only, and lose six. */
    @Test
    void the_longer_the_promise_the_more_is_lost() {
        assertThat(new Freshness(0, Issuing.FIFO).outdating(STOCK, FOUR_A_DAY)).isEqualTo(2);
        assertThat(new Freshness(1, Issuing.FIFO).outdating(STOCK, FOUR_A_DAY)).isEqualTo(6);
        assertThat(new Freshness(2, Issuing.FIFO).outdating(STOCK, FOUR_A_DAY)).isEqualTo(10);
    }

    /** s = 15, 13 there, packs of 6: one pack; with six that will not be sold in time, two. */
    @Test
    void a_need_that_outdating_made_says_so() {
        var policy = new ReorderPolicy(0.95, OptionalInt.empty(), 0, 0);
        var keeps = policy.around(15, 6, 13, 0);
        var outdates = policy.around(15, 6, 13, new Freshness(1, Issuing.FIFO).outdating(STOCK, FOUR_A_DAY));
        assertThat(keeps.packs()).isEqualTo(1);
        assertThat(keeps.bound()).isEmpty();
        assertThat(outdates.packs()).isEqualTo(2);
        assertThat(outdates.bound()).containsExactly(entry(ReorderPolicy.Constraint.EXPECTED_OUTDATING, 6));
    }

    @Test
    void rounding_what_outdates_orders_the_packs_of_the_formula() {
        for (int i = 0; i < 2_000; i++) {
            var batches = List.of(new Batch(random.nextInt(1, 4), random.nextInt(0, 30)), new Batch(random.nextInt(1, 9), random.nextInt(0, 30)));
            double[] demand = random.doubles(random.nextInt(1, 6), 0, 9).toArray();
            int safety = random.nextInt(0, 20);
            int pack = random.nextInt(1, 13);
            var issuing = random.nextBoolean() ? Issuing.FIFO : Issuing.LIFO;
            int level = safety + (int) Math.ceil(Arrays.stream(demand).sum());
            double[] whole = demand.clone();
            whole[whole.length - 1] += level - safety - Arrays.stream(demand).sum();
            double outdated = ExpectedOutdating.units(batches, whole, whole.length - 1, issuing);
            int position = (int) batches.stream().mapToDouble(Batch::units).sum();
            int packs = ReorderPolicy.STANDARD.around(level, pack, position, new Freshness(0, issuing).outdating(batches, whole)).packs();
            assertThat(packs).as("seed %d round %d", seed, i).isEqualTo(ExpectedOutdating.packs(batches, whole, safety, outdated, pack));
        }
    }
}
