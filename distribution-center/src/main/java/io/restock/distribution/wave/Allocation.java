package io.restock.distribution.wave;

import io.restock.contracts.Gln;
import io.restock.engine.Demand;
import io.restock.engine.share.FairShare;
import io.restock.engine.share.FairShare.Claim;
import io.restock.engine.share.FairShare.Pack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Divides what the center has of one item among the lines that wait for it. Enough is simple; a shortage is shared by rule. */
final class Allocation {
    private static final Comparator<WaitingLine> OLDEST_FIRST =
            Comparator.comparing(WaitingLine::placedAt).thenComparing(WaitingLine::id);

    private Allocation() {}

    /**
     * @param units promised to the line, 0 to what it waits for
     * @param claim of its store, for all of its lines of the item
     * @param before units that the store's older lines of the item get
     * @param available units of the item that there were for all
     * @param bar the least valuable pack of the item that anybody gets, or null where it is not scarce or nobody gets any
     */
    record Share(WaitingLine line, int units, Claim claim, int before, int available, @Nullable Pack bar) {
        /** The same with more units than it had. */
        Share more(int more) {
            return new Share(line, units + more, claim, before, available, bar);
        }

        /** How much its first pack is worth. */
        Pack first() {
            return claim.pack(before);
        }

        /** How much the pack is worth that it would get after so many units. */
        Pack after(int given) {
            return claim.pack(before + given);
        }
    }

    /**
     * @param lines of one item at one center
     * @param available units, 0 and up
     * @return a share for each line, also for those that get nothing
     */
    static List<Share> divide(List<WaitingLine> lines, int available) {
        long wanted = lines.stream().mapToLong(WaitingLine::waiting).sum();
        return share(byStore(lines), available, wanted <= available);
    }

    /** One for each store, in the order of their numbers. */
    static List<Claim> claims(List<WaitingLine> lines) {
        return byStore(lines).values().stream().map(Allocation::claim).toList();
    }

    private static Map<Gln, List<WaitingLine>> byStore(List<WaitingLine> lines) {
        var byStore = new TreeMap<Gln, List<WaitingLine>>();
        lines.stream().sorted(OLDEST_FIRST).forEach(line -> byStore.computeIfAbsent(line.store(), store -> new ArrayList<>()).add(line));
        return byStore;
    }

    private static List<Share> share(Map<Gln, List<WaitingLine>> byStore, int available, boolean isEnough) {
        List<Claim> claims = byStore.values().stream().map(Allocation::claim).toList();
        FairShare.Sharing sharing = isEnough ? null : FairShare.decide(claims, available);
        var shares = new ArrayList<Share>();
        int store = 0;
        for (List<WaitingLine> lines : byStore.values()) {
            Claim claim = claims.get(store);
            int all = sharing == null ? claim.wanted() : sharing.shares().get(store).units();
            int left = all;
            for (WaitingLine line : lines) {
                int given = Math.min(left, line.waiting());
                shares.add(new Share(line, given, claim, all - left, available, sharing == null ? null : sharing.last()));
                left -= given;
            }
            store++;
        }
        return shares;
    }

    /**
     * One store's claim. Its newest line knows the demand best. That line's position counts the store's older lines as coming; what waits
     * here is not coming yet, and what was promised of the newest line is. The margin of an item is the same in all stores.
     */
    private static Claim claim(List<WaitingLine> oldestFirst) {
        WaitingLine newest = oldestFirst.getLast();
        int wanted = oldestFirst.stream().mapToInt(WaitingLine::waiting).sum();
        int position = newest.position() + newest.coming() - (wanted - newest.waiting());
        return new Claim(new Demand(newest.meanDemand(), newest.variance()).law(), position, wanted, newest.casePack(), 1, newest.need());
    }
}
