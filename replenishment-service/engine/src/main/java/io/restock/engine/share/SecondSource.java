package io.restock.engine.share;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether what one center lacks should come from another: as long as the sales that it saves there are worth more than those that it costs where it comes from, and the road. The pair and the number of
 * packs that leave most are taken first, and so on with what is left, until no pair leaves anything. Centers that lack something give nothing, so that no pack goes in a circle.
 */
public final class SecondSource {
    /** Numbers of packs that are looked at for a pair: of a larger want, in steps of several packs. O(centers² · steps) looks a round. */
    private static final int STEPS = 48;
    private static final int ROUNDS = 64;

    private SecondSource() {}

    /** Units that customers are expected to want and not to find if a center has so many for its stores, and none comes. Never rises. */
    public interface Loss {
        double of(long units);
    }

    /**
     * What a center has of one item.
     *
     * @param has units it can count on for its stores, 0 and up
     * @param missing units that its stores wait for beyond these; above 0 it takes, and gives nothing
     * @param spare units that it could send, 0 and up
     */
    public record Center(long has, long missing, long spare, Loss loss) {}

    /**
     * @param pack units in a case pack, 1 and up: only whole ones go
     * @param margin money for a unit sold
     * @param packCost money for a pack on the road
     */
    public record Terms(int pack, double margin, double packCost) {}

    /**
     * Goods that should go, in whole packs.
     *
     * @param from where they are, by its place in the list; @param to where they are lacked
     * @param saved units of lost sales that it saves there
     * @param risked units of lost sales that it costs where they come from
     * @param net money that is left of the saved less the risked and the road; above 0
     */
    public record Move(int from, int to, int units, double saved, double risked, double cost, double net) {}

    /** What should go between centers, in the order in which it was found: that which leaves most first. */
    public static List<Move> decide(List<Center> centers, Terms terms) {
        var left = new ArrayList<>(centers);
        var moves = new ArrayList<Move>();
        for (Move best = best(left, terms); best != null && moves.size() < ROUNDS; best = best(left, terms)) {
            moves.add(best);
            Center from = left.get(best.from);
            Center to = left.get(best.to);
            left.set(best.from, new Center(from.has - best.units, 0, from.spare - best.units, from.loss));
            left.set(best.to, new Center(to.has + best.units, to.missing - best.units, 0, to.loss));
        }
        return moves;
    }

    private static @Nullable Move best(List<Center> centers, Terms terms) {
        Move best = null;
        for (int to = 0; to < centers.size(); to++) {
            for (int from = 0; from < centers.size(); from++) {
                if (centers.get(to).missing > 0 && centers.get(from).missing == 0 && centers.get(from).spare >= terms.pack) {
                    Move move = of(centers.get(from), centers.get(to), from, to, terms);
                    best = move != null && (best == null || move.net > best.net) ? move : best;
                }
            }
        }
        return best;
    }

    /** The number of packs that leaves most, or null if none leaves anything. */
    private static @Nullable Move of(Center from, Center to, int at, int toAt, Terms terms) {
        long packs = Math.min(Math.ceilDiv(to.missing, terms.pack), Math.min(from.spare, Integer.MAX_VALUE) / terms.pack);
        long step = Math.max(1, Math.ceilDiv(packs, STEPS));
        double toBefore = to.loss.of(to.has);
        double fromBefore = from.loss.of(from.has);
        Move best = null;
        for (long many = Math.min(step, packs); many > 0; many = many == packs ? 0 : Math.min(many + step, packs)) {
            long units = many * terms.pack;
            double saved = toBefore - to.loss.of(to.has + units);
            double risked = from.loss.of(from.has - units) - fromBefore;
            double cost = many * terms.packCost;
            double net = terms.margin * (saved - risked) - cost;
            if (net > 0 && (best == null || net > best.net)) {
                best = new Move(at, toAt, (int) units, saved, risked, cost, net);
            }
        }
        return best;
    }
}
