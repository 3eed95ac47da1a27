package io.restock.distribution.wave;

import io.restock.distribution.lanes.Capacity;
import io.restock.distribution.wave.Allocation.Share;
import io.restock.engine.share.FairShare.Pack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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

    /**
     * What goes of an item with the next wave only leaves stock that others of this wave are short of: they get it in this wave, as far as it takes more of them. Nobody gets less by it.
     *
     * @param cut units of those that get less than their share, by the id of the line
     * @return units beyond their share, by the id of the line
     */
    static Map<String, Integer> again(List<Share> shares, Map<String, Integer> cut, Capacity capacity) {
        if (cut.isEmpty()) {
            return Map.of();
        }
        var left = new Left(shares, cut, capacity);
        var further = new ArrayList<Share>();
        shares.stream().collect(Collectors.groupingBy(share -> share.line().item(), TreeMap::new, Collectors.toList())).values().forEach(ofItem -> {
            int free = ofItem.stream().mapToInt(share -> share.units() - cut.getOrDefault(share.line().id(), share.units())).sum();
            List<WaitingLine> shortOfIt =
                    ofItem.stream().filter(share -> !cut.containsKey(share.line().id()) && share.units() < share.line().waiting() && share.available() > 0 && left.mayTake(share))
                            .map(share -> share.line().after(share.units())).toList();
            if (free > 0 && !shortOfIt.isEmpty()) {
                further.addAll(Allocation.divide(shortOfIt, free));
            }
        });
        Map<String, Share> before = shares.stream().collect(Collectors.toMap(share -> share.line().id(), share -> share));
        var more = new HashMap<String, Integer>();
        further.stream().filter(share -> share.units() > 0).map(share -> new Ranked(share, false, share.first())).sorted(Ranked.FIRST_IN).forEach(each -> {
            int units = left.take(Objects.requireNonNull(before.get(each.share.line().id())), each.share.units());
            if (units > 0) {
                more.put(each.share.line().id(), units);
            }
        });
        return more;
    }

    /** What a wave has room for once it is filled. */
    private static final class Left {
        private long lines;
        private long cases;

        Left(List<Share> shares, Map<String, Integer> cut, Capacity capacity) {
            lines = capacity.mostLines();
            cases = Math.min(capacity.mostCases(), Integer.MAX_VALUE); // as many as there are, without a bound
            for (Share share : shares) {
                int units = cut.getOrDefault(share.line().id(), share.units());
                lines -= units > 0 ? 1 : 0;
                cases -= share.line().cases(units);
            }
        }

        /** One that is in the wave already, or for which there is room. */
        boolean mayTake(Share share) {
            return cases > 0 && (share.units() > 0 || lines > 0);
        }

        /** @return how many of the units fit, in whole packs where not all do */
        int take(Share share, int units) {
            if (!mayTake(share)) {
                return 0;
            }
            WaitingLine line = share.line();
            long most = (line.cases(share.units()) + cases) * line.casePack() - share.units();
            int fits = units <= most ? units : (int) (most / line.casePack()) * line.casePack();
            if (fits > 0) {
                lines -= share.units() > 0 ? 0 : 1;
                cases -= line.cases(share.units() + fits) - line.cases(share.units());
            }
            return fits;
        }
    }
}
