package io.restock.engine.share;

import io.restock.engine.DemandLaw;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A shortage is shared pack by pack, each to where it saves most expected lost sales: {@code margin · (1/q) · Σ P(D > position + allocated + j)},
 * j below q. The gain of a further pack never rises, so that taking the largest each time is best (Fox, Management Science 13, 1966; cf. Eppen and
 * Schrage 1981). O(packs · log stores).
 */
public final class FairShare {
    private FairShare() {}

    /**
     * @param demand until more can come
     * @param position inventory position, in units
     * @param pack q, in units, 1 and up
     * @param margin money for a unit sold
     */
    public record Claim(DemandLaw demand, int position, int pack, double margin) {
        double gain(int allocated) {
            int from = position + allocated;
            int awaited = Math.clamp(-(long) from, 0, pack);
            int low = Math.max(0, from);
            return margin * (awaited + demand.loss(low) - demand.loss(low + pack - awaited)) / pack;
        }
    }

    private record Next(int claim, double gain) {}

    /**
     * Units for each claim. A claim whose pack no longer fits is passed over.
     *
     * @param available units, 0 and up
     */
    public static int[] share(List<Claim> claims, int available) {
        var units = new int[claims.size()];
        var queue = new PriorityQueue<Next>((a, b) -> a.gain == b.gain ? Integer.compare(a.claim, b.claim) : Double.compare(b.gain, a.gain));
        for (int i = 0; i < claims.size(); i++) {
            queue.add(new Next(i, claims.get(i).gain(0)));
        }
        int left = available;
        while (!queue.isEmpty()) {
            int i = queue.remove().claim;
            var claim = claims.get(i);
            if (claim.pack <= left) {
                units[i] += claim.pack;
                left -= claim.pack;
                queue.add(new Next(i, claim.gain(units[i])));
            }
        }
        return units;
    }
}
