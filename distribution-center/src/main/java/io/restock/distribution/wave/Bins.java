package io.restock.distribution.wave;

import io.restock.distribution.pick.Pick;
import io.restock.distribution.stock.DcStock.Lying;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is free in the bins of one item that is still good, and less and less so while picks are made from it: first what expires first. */
final class Bins {
    private final Map<Lying, Integer> free = new LinkedHashMap<>();

    /** @param lying in the order in which it goes; @param day on which it must still be good */
    Bins(List<Lying> lying, LocalDate day) {
        lying.stream().filter(each -> each.isGoodOn(day)).forEach(each -> free.put(each, each.held().free()));
    }

    int free() {
        return free.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** @param units that the line is promised */
    List<Pick> picksFor(WaitingLine line, int units) {
        var picks = new ArrayList<Pick>();
        int left = units;
        for (var bin : free.entrySet()) {
            int here = Math.min(left, bin.getValue());
            if (here > 0) {
                picks.add(Pick.open(line.id(), line.store(), line.item(), here, bin.getKey(), line.dueAt(), null));
                bin.setValue(bin.getValue() - here);
                left -= here;
            }
        }
        return picks;
    }
}
