package io.restock.engine.share;

import io.restock.engine.DemandLaw;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A shortage is shared pack by pack, never by order of arrival: first by what a pack is for ({@link Tier}), so that nobody fills a shelf while customers of another store wait for what they
 * were promised; and of packs for the same purpose each goes to where it saves most expected lost sales: {@code margin · (1/q) · Σ P(D > position + allocated + j)},
 * j below q. Along one claim the tier never falls back and within it the gain of a further pack never rises, so that taking the best each time is best (Fox, Management Science 13, 1966; cf. Eppen
 * and Schrage 1981). O(packs · log stores).
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
     * @param need what its packs are for, or null where nobody says it: then all of them count as lifting it to its reorder level
     */
    public record Claim(DemandLaw demand, int position, int wanted, int pack, double margin, @Nullable Need need) {
        /** For who takes whatever there is. */
        public static final int ALL = Integer.MAX_VALUE;

        /** @throws IllegalArgumentException if a field is out of its bounds */
        public Claim {
            if (wanted < 0 || pack < 1) {
                throw new IllegalArgumentException("wanted must be 0 or more and pack 1 or more, were " + wanted + " and " + pack);
            }
        }

        /** A claim all of whose packs are for the same. */
        public Claim(DemandLaw demand, int position, int wanted, int pack, double margin) {
            this(demand, position, wanted, pack, margin, null);
        }

        /** Units of the next pack: whole, except that the rest of a pack which a short pick has broken goes as what it is. */
        private int nextPack(int allocated) {
            return Math.min(pack, wanted - allocated);
        }

        private Tier tier(int allocated) {
            return need == null ? Tier.REORDER_LEVEL : need.tier((long) position + allocated);
        }

        private double loss(long units) {
            return demand.loss(Math.clamp(units, 0, Integer.MAX_VALUE - 1));
        }

        /** Units that customers are expected to want and not to find because the store gets only so many of those that it asks for. */
        public double lost(int allocated) {
            long from = (long) position + allocated;
            long to = (long) position + wanted;
            return Math.clamp(-from, 0, to - from) + loss(from) - loss(to);
        }

        /** How much its next pack is worth after so many units. */
        public Pack pack(int allocated) {
            return bid(0, allocated, loss((long) position + allocated)).pack;
        }

        private Bid bid(int index, int allocated, double lossBefore) {
            int units = nextPack(allocated);
            long from = (long) position + allocated;
            int awaited = Math.clamp(-from, 0, units); // customers who wait already are certain sales
            double lossAfter = awaited == units ? lossBefore : loss(from + units);
            return new Bid(index, units, new Pack(tier(allocated), margin * (awaited + lossBefore - lossAfter) / units), lossAfter);
        }
    }

    /**
     * How much a pack is worth: first what it is for.
     *
     * @param gain expected lost sales that it saves, for each of its units, times their margin
     */
    public record Pack(Tier tier, double gain) implements Comparable<Pack> {
        private static final Comparator<Pack> BEST_FIRST = Comparator.comparing(Pack::tier).thenComparing(Comparator.comparingDouble(Pack::gain).reversed());

        /** The better one first. */
        @Override
        public int compareTo(Pack other) {
            return BEST_FIRST.compare(this, other);
        }
    }

    /**
     * What one claim gets.
     *
     * @param next the pack that it would get next, or null if it gets all that it asks for
     */
    public record Share(int units, @Nullable Pack next) {}

    /**
     * @param shares in the order of the claims
     * @param last the least valuable pack that anybody gets, or null if nobody gets any
     */
    public record Sharing(List<Share> shares, @Nullable Pack last) {}

    /** The next pack of a claim, and what demand it leaves unmet: where the pack after it begins. */
    private record Bid(int claim, int units, Pack pack, double lossAfter) {
        static final Comparator<Bid> BEST_FIRST = Comparator.comparing(Bid::pack).thenComparingInt(Bid::claim);
    }

    /** Units for each claim, in the order of the claims: see {@link #decide}. */
    public static int[] share(List<Claim> claims, int available) {
        return decide(claims, available).shares().stream().mapToInt(Share::units).toArray();
    }

    /**
     * Who gets how much, and why. Ties go to the first claim. A claim whose pack no longer fits is passed over.
     *
     * @param available units, 0 and up
     */
    public static Sharing decide(List<Claim> claims, int available) {
        var units = new int[claims.size()];
        var next = new Pack[claims.size()];
        var bids = new PriorityQueue<>(Bid.BEST_FIRST);
        for (int i = 0; i < units.length; i++) {
            if (claims.get(i).wanted > 0) {
                Bid bid = claims.get(i).bid(i, 0, claims.get(i).loss(claims.get(i).position));
                next[i] = bid.pack;
                bids.add(bid);
            }
        }
        Pack last = null;
        int left = available;
        while (left > 0 && !bids.isEmpty()) {
            Bid best = bids.remove();
            if (best.units <= left) {
                var claim = claims.get(best.claim);
                left -= best.units;
                units[best.claim] += best.units;
                last = best.pack;
                Bid further = units[best.claim] < claim.wanted ? claim.bid(best.claim, units[best.claim], best.lossAfter) : null;
                next[best.claim] = further == null ? null : further.pack;
                if (further != null) {
                    bids.add(further);
                }
            }
        }
        return new Sharing(shares(units, next), last);
    }

    private static List<Share> shares(int[] units, @Nullable Pack[] next) {
        return IntStream.range(0, units.length).mapToObj(i -> new Share(units[i], next[i])).toList();
    }
}
