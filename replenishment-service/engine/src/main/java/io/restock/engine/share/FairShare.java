package io.restock.engine.share;

import io.restock.engine.DemandLaw;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A shortage is shared pack by pack, never by order of arrival, each to where it saves most expected lost sales: {@code margin · (1/q) · Σ P(D > position + allocated + j)},
 * j below q. The gain of a further pack never rises, so that taking the largest each time is best (Fox, Management Science 13, 1966; cf. Eppen and
 * Schrage 1981). O(packs · log stores).
 */
public final class FairShare {
    private FairShare() {}

    /**
     * What one store asks of a scarce item.
     *
     * @param demand until more can come
     * @param position units it will have without what is shared now; may be negative
     * @param wanted units it asks for, 0 and up
     * @param pack q, units in a case pack, 1 and up
     * @param margin money for a unit sold: the same for all where one item is shared by one owner
     */
    public record Claim(DemandLaw demand, int position, int wanted, int pack, double margin) {
        /** For who takes whatever there is. */
        public static final int ALL = Integer.MAX_VALUE;

        /** @throws IllegalArgumentException if a field is out of its bounds */
        public Claim {
            if (wanted < 0 || pack < 1) {
                throw new IllegalArgumentException("wanted must be 0 or more and pack 1 or more, were " + wanted + " and " + pack);
            }
        }

        /** Units of the next pack: whole, except that the rest of a pack which a short pick has broken goes as what it is. */
        private int nextPack(int allocated) {
            return Math.min(pack, wanted - allocated);
        }

        private double loss(long units) {
            return demand.loss(Math.clamp(units, 0, Integer.MAX_VALUE - 1));
        }

        private Bid bid(int index, int allocated, double lossBefore) {
            int units = nextPack(allocated);
            long from = (long) position + allocated;
            int awaited = Math.clamp(-from, 0, units); // customers who wait already are certain sales
            double lossAfter = awaited == units ? lossBefore : loss(from + units);
            return new Bid(index, units, margin * (awaited + lossBefore - lossAfter) / units, lossAfter);
        }
    }

    /** The next pack of a claim, and what demand it leaves unmet: where the pack after it begins. */
    private record Bid(int claim, int units, double gain, double lossAfter) {}

    /**
     * Units for each claim, in the order of the claims; ties go to the first. A claim whose pack no longer fits is passed over.
     *
     * @param available units, 0 and up
     */
    public static int[] share(List<Claim> claims, int available) {
        var units = new int[claims.size()];
        var bids = new PriorityQueue<>(Comparator.comparingDouble(Bid::gain).reversed().thenComparingInt(Bid::claim));
        for (int i = 0; i < units.length; i++) {
            if (claims.get(i).wanted > 0) {
                bids.add(claims.get(i).bid(i, 0, claims.get(i).loss(claims.get(i).position)));
            }
        }
        int left = available;
        while (left > 0 && !bids.isEmpty()) {
            Bid best = bids.remove();
            if (best.units <= left) {
                left -= best.units;
                units[best.claim] += best.units;
                var claim = claims.get(best.claim);
                if (units[best.claim] < claim.wanted) {
                    bids.add(claim.bid(best.claim, units[best.claim], best.lossAfter));
                }
            }
        }
        return units;
    }
}
