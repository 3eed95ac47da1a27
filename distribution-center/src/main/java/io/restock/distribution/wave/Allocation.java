package io.restock.distribution.wave;

import io.restock.contracts.Gln;
import io.restock.engine.Demand;
import io.restock.engine.share.FairShare;
import io.restock.engine.share.FairShare.Claim;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Divides what the center has of one item among the lines that wait for it. Enough is simple; a shortage is shared by rule. */
final class Allocation {
    private static final Comparator<WaitingLine> OLDEST_FIRST =
            Comparator.comparing(WaitingLine::placedAt).thenComparing(WaitingLine::id);

    private Allocation() {}

    /** @param units promised to the line, 0 to what it waits for */
    record Share(WaitingLine line, int units) {}

    /**
     * @param lines of one item at one center
     * @param available units, 0 and up
     * @return a share for each line, also for those that get nothing
     */
    static List<Share> divide(List<WaitingLine> lines, int available) {
        long wanted = lines.stream().mapToLong(WaitingLine::waiting).sum();
        if (wanted <= available) {
            return lines.stream().map(line -> new Share(line, line.waiting())).toList();
        }
        var byStore = new TreeMap<Gln, List<WaitingLine>>();
        lines.stream().sorted(OLDEST_FIRST).forEach(line -> byStore.computeIfAbsent(line.store(), store -> new ArrayList<>()).add(line));
        return share(byStore, available);
    }

    private static List<Share> share(Map<Gln, List<WaitingLine>> byStore, int available) {
        int[] units = FairShare.share(byStore.values().stream().map(Allocation::claim).toList(), available);
        var shares = new ArrayList<Share>();
        int store = 0;
        for (List<WaitingLine> lines : byStore.values()) {
            int left = units[store++];
            for (WaitingLine line : lines) {
                int given = Math.min(left, line.waiting());
                shares.add(new Share(line, given));
                left -= given;
            }
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
        return new Claim(new Demand(newest.meanDemand(), newest.variance()).law(), position, wanted, newest.casePack(), 1);
    }
}
