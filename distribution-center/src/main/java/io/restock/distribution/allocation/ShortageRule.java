package io.restock.distribution.allocation;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Shares a scarce item by need, never by order of arrival: each next pack goes to the store where it saves the largest expected lost
 * sales per unit, (1/q)·Σ P(D > position + allocated + j) (DESIGN section 7). An item's margin is the same in every store it is sent to,
 * so it scales all claims alike and is left out. Each further pack saves a store less than the one before, hence the greedy choice is
 * also the best one. O(packs · log stores).
 */
public final class ShortageRule {
    private ShortageRule() {}

    /**
     * @param available units to share, 0 and up
     * @return units for each claim, in the order of the claims, in whole packs; ties go to the lowest index
     */
    public static int[] share(List<Claim> claims, int available) {
        var shares = new int[claims.size()];
        var bids = new PriorityQueue<>(Comparator.comparingDouble(Bid::saved).reversed().thenComparingInt(Bid::claim));
        for (int i = 0; i < shares.length; i++) {
            bid(bids, claims.get(i), i, 0);
        }
        int left = available;
        while (left > 0 && !bids.isEmpty()) {
            Bid best = bids.remove();
            if (best.units() <= left) {
                left -= best.units();
                shares[best.claim()] += best.units();
                bid(bids, claims.get(best.claim()), best.claim(), shares[best.claim()]);
            }
        }
        return shares;
    }

    private static void bid(PriorityQueue<Bid> bids, Claim claim, int index, int allocated) {
        int units = claim.nextPack(allocated);
        if (units > 0) {
            bids.add(new Bid(index, units, claim.savedByNextPack(allocated)));
        }
    }

    private record Bid(int claim, int units, double saved) {}
}
