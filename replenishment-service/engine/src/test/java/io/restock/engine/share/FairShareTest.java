package io.restock.engine.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.restock.engine.Demand;
import io.restock.engine.share.FairShare.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A shortage is shared by what each pack saves")
class FairShareTest {
    private static Claim claim(double mean, double variance, int position, int wanted, int pack) {
        return claim(mean, variance, position, wanted, pack, 1);
    }

    private static Claim claim(double mean, double variance, int position, int wanted, int pack, double margin) {
        return new Claim(new Demand(mean, variance).law(), position, wanted, pack, margin);
    }

    @Test
    void the_first_pack_of_the_small_store_saves_more_than_the_second_of_the_big_one() {
        assertThat(FairShare.share(List.of(claim(30, 90, 20, 48, 12), claim(5, 10, 1, 48, 12)), 24)).containsExactly(12, 12);
    }

    @Test
    void equal_claims_go_to_the_first_and_what_fits_no_pack_stays() {
        var claims = List.of(claim(9, 14, 2, 6, 6), claim(9, 14, 2, 6, 6));
        assertThat(FairShare.share(claims, 6)).containsExactly(6, 0);
        assertThat(FairShare.share(claims, 8)).containsExactly(6, 0);
    }

    @Test
    void a_margin_breaks_the_tie() {
        assertThat(FairShare.share(List.of(claim(5, 10, 0, 6, 6, 1), claim(5, 10, 0, 6, 6, 1.1)), 6)).containsExactly(0, 6);
    }

    @Test
    void customers_who_wait_already_are_certain_sales() {
        assertThat(FairShare.share(List.of(claim(20, 40, 3, 6, 6), claim(1, 1, -8, 6, 6)), 6)).containsExactly(0, 6);
        assertThat(FairShare.share(List.of(claim(20, 40, 3, 6, 6), claim(0, 0, -8, 6, 6)), 6)).containsExactly(0, 6);
    }

    @Test
    void nobody_gets_more_than_it_asked_for() {
        assertThat(FairShare.share(List.of(claim(900, 2_000, 0, 6, 6), claim(1, 1, 50, 6, 6), claim(900, 2_000, 0, 0, 6)), 100)).containsExactly(6, 6, 0);
    }

    @Test
    void a_pack_is_never_split() {
        assertThat(FairShare.share(List.of(claim(30, 90, 0, 48, 12)), 23)).containsExactly(12);
    }

    @Test
    void what_is_too_little_for_a_large_pack_still_makes_a_small_one() {
        assertThat(FairShare.share(List.of(claim(90, 200, 0, 48, 24), claim(5, 10, 5, 12, 6)), 8)).containsExactly(0, 6);
    }

    @Test
    void the_rest_of_a_broken_pack_goes_as_it_is() {
        assertThat(FairShare.share(List.of(claim(30, 90, 0, 5, 12), claim(1, 1, 40, 12, 12)), 11)).containsExactly(5, 0);
    }

    @Test
    void who_takes_whatever_there_is_gets_whole_packs() {
        assertThat(FairShare.share(List.of(claim(30, 90, 20, Claim.ALL, 12), claim(5, 10, 1, Claim.ALL, 12)), 1_000))
                .satisfies(units -> assertThat(units[0] + units[1]).isEqualTo(996));
    }

    @Test
    void a_claim_without_a_pack_or_for_less_than_nothing_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> claim(1, 1, 0, -1, 6));
        assertThatIllegalArgumentException().isThrownBy(() -> claim(1, 1, 0, 6, 0));
    }

    @Test
    void no_exchange_of_one_pack_saves_more() {
        var claims = List.of(claim(9, 20, 2, Claim.ALL, 4), claim(4, 9, 0, Claim.ALL, 4), claim(15, 45, 11, Claim.ALL, 4));
        int[] units = FairShare.share(claims, 20);
        for (int from = 0; from < 3; from++) {
            for (int to = 0; to < 3; to++) {
                if (units[from] > 0 && from != to) {
                    double lost = saved(claims.get(from), units[from]) - saved(claims.get(from), units[from] - 4);
                    double won = saved(claims.get(to), units[to] + 4) - saved(claims.get(to), units[to]);
                    assertThat(lost).isGreaterThanOrEqualTo(won - 1e-12);
                }
            }
        }
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
            double greedy = saved(claims, FairShare.share(claims, available));
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
        return unmet(claim, claim.position()) - unmet(claim, claim.position() + units);
    }

    private static double unmet(Claim claim, int units) {
        return units < 0 ? claim.demand().mean() - units : claim.demand().loss(units);
    }
}
