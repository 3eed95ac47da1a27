package io.restock.engine.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.restock.engine.Demand;
import io.restock.engine.DemandLaw;
import io.restock.engine.share.FairShare.Claim;
import io.restock.engine.share.SecondSource.Center;
import io.restock.engine.share.SecondSource.Move;
import io.restock.engine.share.SecondSource.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A second source for what a center lacks")
class SecondSourceTest {
    private static final Terms MILK = new Terms(6, 2, 3);

    /** Its stores wait for so many units, all of which they would sell. */
    private static Center lacking(int units) {
        return new Center(0, units, 0, has -> Math.max(0, units - has));
    }

    /** It expects to sell so many. */
    private static Center having(int units, int demand) {
        return new Center(units, 0, units, has -> Math.max(0, demand - has));
    }

    @Test
    void is_the_one_that_misses_it_least() {
        assertThat(SecondSource.decide(List.of(lacking(12), having(30, 30), having(30, 6)), MILK)).containsExactly(new Move(2, 0, 12, 12, 0, 6, 18));
    }

    @Test
    void is_asked_for_no_more_than_pays_for_the_road() {
        assertThat(SecondSource.decide(List.of(lacking(12), having(30, 0)), new Terms(6, 2, 12))).as("a pack saves 12 and costs 12").isEmpty();
        assertThat(SecondSource.decide(List.of(lacking(13), having(30, 0)), MILK)).as("the third pack saves 2 and costs 3").extracting(Move::units).containsExactly(12);
    }

    @Test
    void gives_what_it_does_not_need_itself_and_others_give_the_rest() {
        assertThat(SecondSource.decide(List.of(lacking(30), having(24, 12), having(18, 0)), MILK)).extracting(Move::from, Move::units)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(2, 18), org.assertj.core.groups.Tuple.tuple(1, 12));
    }

    @Test
    void who_lacks_some_gives_nothing() {
        assertThat(SecondSource.decide(List.of(lacking(30), new Center(12, 6, 12, has -> 0)), MILK)).isEmpty();
    }

    /** Whatever the chain: each move saves more than it costs, and nobody sends what it has not or gets what it does not lack. */
    @Test
    void no_move_leaves_the_giver_worse_off_than_the_taker_gains() {
        long seed = Long.getLong("seed", new Random().nextLong());
        System.out.println("seed " + seed);
        var random = new Random(seed);
        for (int chain = 0; chain < 150; chain++) {
            var terms = new Terms(1 + random.nextInt(12), 0.5 + random.nextDouble() * 5, random.nextDouble() * 8);
            List<Center> centers = IntStream.range(0, 2 + random.nextInt(4)).mapToObj(i -> random(random, terms.pack())).toList();
            List<Move> moves = SecondSource.decide(centers, terms);
            var has = centers.stream().map(Center::has).collect(java.util.stream.Collectors.toCollection(ArrayList::new));
            double before = loss(centers, has);
            for (Move move : moves) {
                assertThat(move.net()).as("seed %d", seed).isPositive().isCloseTo(terms.margin() * (move.saved() - move.risked()) - move.cost(), within(1e-9));
                assertThat(move.units() % terms.pack()).as("whole packs, seed %d", seed).isZero();
                has.set(move.from(), has.get(move.from()) - move.units());
                has.set(move.to(), has.get(move.to()) + move.units());
                assertThat(centers.get(move.from()).missing()).as("seed %d", seed).isZero();
            }
            assertThat(has.stream().mapToLong(each -> each).sum()).as("seed %d", seed).isEqualTo(centers.stream().mapToLong(Center::has).sum());
            for (int i = 0; i < has.size(); i++) {
                assertThat(centers.get(i).has() - has.get(i)).as("seed %d", seed).isLessThanOrEqualTo(centers.get(i).spare());
                assertThat(has.get(i) - centers.get(i).has()).as("seed %d", seed).isLessThan(Math.max(1, centers.get(i).missing() + terms.pack()));
            }
            double net = moves.stream().mapToDouble(Move::net).sum();
            assertThat(terms.margin() * (before - loss(centers, has)) - moves.stream().mapToDouble(Move::cost).sum()).as("seed %d", seed).isCloseTo(net, within(1e-6));
        }
    }

    private static double loss(List<Center> centers, List<Long> has) {
        return IntStream.range(0, has.size()).mapToDouble(i -> centers.get(i).loss().of(has.get(i))).sum();
    }

    /** Stores that share what there is, and what they are expected to order next. */
    private static Center random(Random random, int pack) {
        List<Claim> claims = IntStream.range(0, random.nextInt(5))
                .mapToObj(i -> new Claim(new Demand(1 + random.nextInt(20), 5 + random.nextInt(60)).law(), random.nextInt(12) - 3, pack * (1 + random.nextInt(4)), pack, 1))
                .toList();
        int wanted = claims.stream().mapToInt(Claim::wanted).sum();
        DemandLaw next = new Demand(random.nextInt(30), 40).law();
        int has = random.nextInt(80);
        return new Center(has, Math.max(0, wanted - has), Math.min(has, random.nextInt(80)), units -> {
            int[] shares = FairShare.share(claims, (int) Math.min(units, wanted));
            double lost = IntStream.range(0, shares.length).mapToDouble(i -> claims.get(i).lost(shares[i])).sum();
            return lost + next.loss((int) Math.max(0, units - wanted));
        });
    }
}
