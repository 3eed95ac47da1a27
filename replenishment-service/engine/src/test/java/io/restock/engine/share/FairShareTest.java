package io.restock.engine.share;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.engine.Demand;
import io.restock.engine.share.FairShare.Claim;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A shortage is shared by what each pack saves")
class FairShareTest {
    @Test
    void a_busy_store_and_a_quiet_one_get_a_pack_each() {
        var claims = List.of(claim(30, 90, 20, 12, 1), claim(5, 10, 1, 12, 1));
        assertThat(FairShare.share(claims, 24)).containsExactly(12, 12);
    }

    @Test
    void equal_claims_go_to_the_first_and_what_fits_no_pack_stays() {
        var claims = List.of(claim(5, 10, 0, 6, 1), claim(5, 10, 0, 6, 1));
        assertThat(FairShare.share(claims, 8)).containsExactly(6, 0);
    }

    @Test
    void a_margin_breaks_the_tie() {
        var claims = List.of(claim(5, 10, 0, 6, 1), claim(5, 10, 0, 6, 1.1));
        assertThat(FairShare.share(claims, 6)).containsExactly(0, 6);
    }

    @Test
    void customers_who_wait_already_are_certain_sales() {
        var claims = List.of(claim(20, 40, 3, 6, 1), claim(1, 1, -8, 6, 1));
        assertThat(FairShare.share(claims, 6)).containsExactly(0, 6);
    }

    @Test
    void no_exchange_of_one_pack_saves_more() {
        var claims = List.of(claim(9, 20, 2, 4, 1), claim(4, 9, 0, 4, 1), claim(15, 45, 11, 4, 1));
        int[] units = FairShare.share(claims, 20);
        for (int from = 0; from < 3; from++) {
            for (int to = 0; to < 3; to++) {
                if (units[from] > 0 && from != to) {
                    assertThat(claims.get(from).gain(units[from] - 4)).isGreaterThanOrEqualTo(claims.get(to).gain(units[to]) - 1e-12);
                }
            }
        }
    }

    private static Claim claim(double mean, double variance, int position, int pack, double margin) {
        return new Claim(new Demand(mean, variance).law(), position, pack, margin);
    }
}
