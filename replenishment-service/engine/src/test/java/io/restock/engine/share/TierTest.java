package io.restock.engine.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import io.restock.engine.Demand;
import io.restock.engine.Seeded;
import io.restock.engine.share.FairShare.Claim;
import io.restock.engine.share.FairShare.Pack;
import io.restock.engine.share.FairShare.Sharing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Of a scarce item a pack goes first to")
class TierTest extends Seeded {
    private static final Need NOTHING_SPECIAL = new Need(0, 0, 0);

    private static Claim claim(double mean, int position, int wanted, int pack, Need need) {
        return new Claim(new Demand(mean, 2 * mean).law(), position, wanted, pack, 1, need);
    }

    @Test
    void who_has_promised_it_to_a_customer() {
        var busy = claim(90, 0, 12, 6, new Need(0, 0, 120)); // each of its units is as good as sold, too
        var promised = claim(0, -2, 12, 6, new Need(2, 0, 4));
        assertThat(FairShare.share(List.of(busy, promised), 6)).containsExactly(0, 6);
        assertThat(FairShare.share(List.of(busy, promised), 12)).as("beyond what was promised it has no precedence").containsExactly(6, 6);
        assertThat(FairShare.share(List.of(busy, promised), 18)).containsExactly(12, 6);
    }

    @Test
    void whose_shelf_looks_empty_before_who_sells_more() {
        var bare = claim(1, 2, 12, 6, new Need(0, 4, 4));
        var busy = claim(30, 2, 48, 6, new Need(0, 0, 50));
        assertThat(FairShare.share(List.of(busy, bare), 6)).containsExactly(0, 6);
        assertThat(FairShare.share(List.of(busy, bare), 18)).containsExactly(12, 6);
    }

    @Test
    void who_is_below_its_reorder_level_before_who_only_wants_more() {
        var below = claim(1, 3, 12, 6, new Need(0, 0, 4));
        var more = claim(30, 20, 12, 6, new Need(0, 0, 20));
        assertThat(FairShare.share(List.of(more, below), 6)).containsExactly(0, 6);
        assertThat(FairShare.share(List.of(more, below), 12)).containsExactly(6, 6);
    }

    @Test
    void where_it_saves_most_among_equals() {
        assertThat(FairShare.share(List.of(claim(5, 4, 6, 6, new Need(0, 10, 10)), claim(9, 4, 6, 6, new Need(0, 10, 10))), 6)).containsExactly(0, 6);
    }

    @Test
    void who_does_not_say_what_for_as_to_who_is_below_its_reorder_level() {
        var silent = claim(9, 4, 12, 6, null);
        assertThat(FairShare.share(List.of(claim(9, 4, 6, 6, NOTHING_SPECIAL), silent), 6)).containsExactly(0, 6);
        assertThat(FairShare.share(List.of(silent, claim(9, 4, 6, 6, new Need(0, 5, 9))), 6)).containsExactly(0, 6);
    }

    @Test
    void a_pack_is_for_what_its_first_unit_is_for() {
        var need = new Need(3, 4, 9);
        assertThat(IntStream.of(-1, 0, 3, 4, 8, 9).mapToObj(need::tier)).containsExactly(Tier.CUSTOMERS, Tier.PRESENTATION_MINIMUM, Tier.PRESENTATION_MINIMUM, Tier.REORDER_LEVEL,
                Tier.REORDER_LEVEL, Tier.TARGET);
        assertThat(NOTHING_SPECIAL.tier(-1)).as("below zero, and nobody was promised anything").isEqualTo(Tier.REORDER_LEVEL);
    }

    @Test
    void every_share_says_what_it_went_by() {
        Sharing sharing = FairShare.decide(List.of(claim(9, -2, 6, 6, new Need(2, 0, 15)), claim(9, 3, 12, 6, new Need(0, 0, 15)), claim(9, 3, 0, 6, NOTHING_SPECIAL)), 12);
        assertThat(sharing.shares()).extracting(FairShare.Share::units).containsExactly(6, 6, 0);
        assertThat(sharing.shares().get(0).next()).as("it got all").isNull();
        assertThat(sharing.shares().get(1).next()).extracting(Pack::tier).isEqualTo(Tier.REORDER_LEVEL);
        assertThat(sharing.shares().get(2).next()).as("it asked for nothing").isNull();
        assertThat(sharing.last()).extracting(Pack::tier).isEqualTo(Tier.REORDER_LEVEL);
        assertThat(FairShare.decide(List.of(claim(9, 3, 12, 6, NOTHING_SPECIAL)), 5).last()).isNull();
    }

    @Test
    void what_is_lost_is_what_customers_wanted_of_what_did_not_come() {
        assertThat(claim(0, -4, 6, 6, new Need(4, 0, 4)).lost(0)).as("four wait, nobody else comes").isEqualTo(4);
        assertThat(claim(0, -4, 6, 6, new Need(4, 0, 4)).lost(6)).isZero();
        Claim busy = claim(500, 0, 12, 6, NOTHING_SPECIAL);
        assertThat(busy.lost(6)).as("each of the other six would be sold").isEqualTo(6, offset(1e-6));
    }

    @Test
    void less_than_nothing_is_no_need() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Need(-1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Need(0, -1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Need(0, 0, -1));
    }

    @Test
    void nobody_for_a_lesser_purpose_while_a_greater_one_is_open_and_nothing_is_lost_or_split_whatever_is_asked() {
        for (int run = 0; run < 2_000; run++) {
            var claims = claims();
            int available = random.nextInt(0, 200);
            int[] units = FairShare.share(claims, available);
            String where = "seed " + seed + ", run " + run + ": " + Arrays.toString(units) + " of " + available + " for " + claims;
            assertThat(FairShare.share(claims, available)).as("the same again, " + where).isEqualTo(units);
            int left = available - Arrays.stream(units).sum();
            assertThat(left).as(where).isNotNegative();
            for (int i = 0; i < units.length; i++) {
                Claim claim = claims.get(i);
                assertThat(units[i]).as(where).isBetween(0, claim.wanted());
                assertThat(units[i] % claim.pack() == 0 || units[i] == claim.wanted()).as("whole packs, " + where).isTrue();
                if (units[i] < claim.wanted()) {
                    int pack = Math.min(claim.pack(), claim.wanted() - units[i]);
                    assertThat(left).as("all that fits is given, " + where).isLessThan(pack);
                    assertNobodyBelow(claims, units, i, where);
                }
            }
        }
    }

    /** The claim's next pack does not fit; no other has got one of a lesser tier that would have made room for it. */
    private static void assertNobodyBelow(List<Claim> claims, int[] units, int waits, String where) {
        Claim claim = claims.get(waits);
        Tier open = tier(claim, units[waits]);
        for (int other = 0; other < units.length; other++) {
            int got = units[other];
            int lastPack = got % claims.get(other).pack() == 0 ? claims.get(other).pack() : got % claims.get(other).pack();
            boolean makesRoom = lastPack >= Math.min(claim.pack(), claim.wanted() - units[waits]);
            if (other != waits && got > 0 && makesRoom) {
                assertThat(tier(claims.get(other), got - lastPack)).as("claim %d has one while claim %d waits, %s", other, waits, where).isLessThanOrEqualTo(open);
            }
        }
    }

    private static Tier tier(Claim claim, int given) {
        return claim.need() == null ? Tier.REORDER_LEVEL : claim.need().tier((long) claim.position() + given);
    }

    private List<Claim> claims() {
        var claims = new ArrayList<Claim>();
        for (int store = random.nextInt(1, 7); store > 0; store--) {
            int pack = random.nextInt(1, 13);
            int minimum = random.nextInt(0, 8);
            Need need = random.nextInt(8) == 0 ? null : new Need(random.nextInt(0, 6), minimum, minimum + random.nextInt(0, 20));
            claims.add(claim(random.nextDouble() * 30, random.nextInt(-8, 30), pack * random.nextInt(0, 6) + random.nextInt(0, 2), pack, need));
        }
        return claims;
    }
}
