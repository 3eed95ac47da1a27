package io.restock.distribution.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Too few packs for all")
class ShortageRuleTest {
    private static Claim claim(double mean, double variance, int position, int wanted, int pack) {
        return new Claim(DemandCurve.of(mean, variance), position, wanted, pack);
    }

    @Test
    void the_first_pack_of_the_small_store_saves_more_than_the_second_of_the_big_one() {
        assertThat(ShortageRule.share(List.of(claim(30, 90, 20, 48, 12), claim(5, 10, 1, 48, 12)), 24)).containsExactly(12, 12);
    }

    @Test
    void equal_needs_go_to_the_lowest_index() {
        assertThat(ShortageRule.share(List.of(claim(9, 14, 2, 6, 6), claim(9, 14, 2, 6, 6)), 6)).containsExactly(6, 0);
    }

    @Test
    void nobody_gets_more_than_it_asked_for() {
        assertThat(ShortageRule.share(List.of(claim(900, 2_000, 0, 6, 6), claim(1, 1, 50, 6, 6)), 100)).containsExactly(6, 6);
    }

    @Test
    void a_pack_is_never_split() {
        assertThat(ShortageRule.share(List.of(claim(30, 90, 0, 48, 12)), 23)).containsExactly(12);
    }

    @Test
    void what_is_too_little_for_a_large_pack_still_makes_a_small_one() {
        assertThat(ShortageRule.share(List.of(claim(90, 200, 0, 48, 24), claim(5, 10, 5, 12, 6)), 8)).containsExactly(0, 6);
    }

    @Test
    void the_rest_of_a_broken_pack_goes_as_it_is() {
        assertThat(ShortageRule.share(List.of(claim(30, 90, 0, 5, 12), claim(1, 1, 40, 12, 12)), 11)).containsExactly(5, 0);
    }

    @Test
    void the_greedy_share_saves_as_much_as_the_best_of_all_shares() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int run = 0; run < 200; run++) {
            var claims = new ArrayList<Claim>();
            for (int store = 0; store < 4; store++) {
                double mean = 1 + random.nextDouble() * 40;
                claims.add(claim(mean, mean * (0.8 + random.nextDouble() * 4), random.nextInt(-5, 40), 4 * random.nextInt(1, 4), 4));
            }
            int available = random.nextInt(0, 40);
            double greedy = saved(claims, ShortageRule.share(claims, available));
            assertThat(greedy).as("seed %d, run %d", seed, run).isGreaterThan(best(claims, 0, available) - 1e-9);
        }
    }

    private static double best(List<Claim> claims, int from, int available) {
        if (from == claims.size()) {
            return 0;
        }
        double best = 0;
        for (int units = 0; units <= Math.min(available, claims.get(from).wanted()); units += 4) {
            best = Math.max(best, saved(claims.get(from), units) + best(claims, from + 1, available - units));
        }
        return best;
    }

    private static double saved(List<Claim> claims, int[] shares) {
        double saved = 0;
        for (int i = 0; i < shares.length; i++) {
            saved += saved(claims.get(i), shares[i]);
        }
        return saved;
    }

    private static double saved(Claim claim, int units) {
        return units == 0 ? 0 : units * claim.demand().salesSavedPerUnit(claim.position(), units);
    }
}
