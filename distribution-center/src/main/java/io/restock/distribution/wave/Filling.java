package io.restock.distribution.wave;

import io.restock.distribution.lanes.Capacity;
import io.restock.distribution.wave.Allocation.Share;
import io.restock.engine.share.FairShare.Pack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Fills a wave up to what its center can do. First what was pulled forward, then what would miss its 24 hours if it waited for the next wave, then by what its first pack is for and saves: so what waits is
 * what is least urgent and saves least. A line may go in part, in whole packs; a smaller one may fit where a larger one does not.
 */
final class Filling {
    private Filling() {}

    private record Ranked(Share share, boolean isUrgent, Pack first) {
        static final Comparator<Ranked> FIRST_IN = Comparator.comparing((Ranked each) -> !each.share.line().pulledForward()).thenComparing(each -> !each.isUrgent)
                .thenComparing(Ranked::first).thenComparing(each -> each.share.line().dueAt()).thenComparing(each -> each.share.line().id());
    }

    /**
     * @param shares what the lines of the wave would get if there were hands and room for all
     * @param isUrgent whether a line cannot wait for the next wave
     * @return units by the id of the line, of those that get less than their share
     */
    static Map<String, Integer> cut(List<Share> shares, Capacity capacity, Predicate<WaitingLine> isUrgent) {
        long lines = shares.stream().filter(share -> share.units() > 0).count();
        long cases = shares.stream().mapToLong(share -> share.line().cases(share.units())).sum();
        if (lines <= capacity.mostLines() && cases <= capacity.mostCases()) {
            return Map.of();
        }
        var ranked = new ArrayList<Ranked>();
        shares.stream().filter(share -> share.units() > 0).forEach(share -> ranked.add(new Ranked(share, isUrgent.test(share.line()), share.first())));
        ranked.sort(Ranked.FIRST_IN);
        var cut = new HashMap<String, Integer>();
        long linesLeft = capacity.mostLines();
        long casesLeft = capacity.mostCases();
        for (Ranked each : ranked) {
            WaitingLine line = each.share.line();
            int wanted = each.share.units();
            int fits = line.cases(wanted) <= casesLeft ? wanted : (int) (casesLeft * line.casePack());
            int units = linesLeft == 0 ? 0 : fits;
            if (units > 0) {
                linesLeft--;
                casesLeft -= line.cases(units);
            }
            if (units < wanted) {
                cut.put(line.id(), units);
            }
        }
        return cut;
    }
}
