package io.restock.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.contracts.store.TransactionLine.Sale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The sales of a measurement")
class WorkloadTest {
    private static final Workload CHAIN = new Workload(7, 5, 50, 1.0);

    @Test
    void are_the_same_for_the_same_seed_and_others_for_another() {
        assertThat(baskets(CHAIN, 100)).isEqualTo(baskets(CHAIN, 100));
        assertThat(baskets(CHAIN, 100)).isNotEqualTo(baskets(new Workload(8, 5, 50, 1.0), 100));
    }

    @Test
    void of_a_shorter_run_are_the_first_of_a_longer_one() {
        assertThat(baskets(CHAIN, 200).subList(0, 100)).isEqualTo(baskets(CHAIN, 100));
    }

    @Test
    void leave_the_shelves_with_what_was_there_less_what_was_sold() {
        int sold = baskets(CHAIN, 300).stream().flatMap(basket -> basket.lines().stream()).mapToInt(line -> ((Sale) line).units()).sum();
        assertThat(CHAIN.stockAfter(300).values().stream().mapToInt(onHand -> Workload.OPENING - onHand).sum()).isEqualTo(sold).isGreaterThan(3_000);
    }

    @Test
    void ask_for_the_first_item_twice_as_often_as_for_the_second_by_zipfs_law() {
        var zipf = new Zipf(1_000, 1.0);
        var random = new SplittableRandom(3);
        var drawn = new int[1_000];
        for (int i = 0; i < 1_000_000; i++) {
            drawn[zipf.draw(random)]++;
        }
        assertThat((double) drawn[0] / drawn[1]).isCloseTo(2, within(0.05));
        assertThat((double) drawn[0] / drawn[9]).isCloseTo(10, within(0.5));
        assertThat(drawn[0] / 1e6).isCloseTo(1 / 7.485, within(0.002));
    }

    @Test
    void ask_for_all_items_alike_at_exponent_zero() {
        var zipf = new Zipf(10, 0);
        var random = new SplittableRandom(3);
        var drawn = new int[10];
        for (int i = 0; i < 100_000; i++) {
            drawn[zipf.draw(random)]++;
        }
        assertThat(drawn).matches(all -> Arrays.stream(all).allMatch(times -> Math.abs(times - 10_000) < 500), "10,000 each");
    }

    private static List<RetailTransaction> baskets(Workload workload, int count) {
        var baskets = new ArrayList<RetailTransaction>();
        workload.baskets(count, baskets::add);
        return baskets;
    }
}
