package io.restock.ledger.despatch;

import io.restock.contracts.Gtin;
import io.restock.contracts.exceptions.Stake;
import io.restock.contracts.store.StoreRecord.DespatchedLine;
import io.restock.ledger.despatch.DespatchBook.Line;
import io.restock.ledger.underway.Parts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one despatch, and what has come of them. An item's units fill its lines in their order, and what is too many goes to its last line. Items that nobody
 * sent get a line of their own behind them, of which nothing is in transit.
 */
final class Manifest {
    /**
     * What has become of a line, compared with before.
     *
     * @param closing units that are no longer in transit; below 0 for those that are again
     * @param missing units that are known not to have come, more than before; null for none
     */
    record Change(Line line, int closing, int good, int damaged, int calledOff, @Nullable Integer missing) {
        boolean isNone() {
            return closing == 0 && good == 0 && damaged == 0 && missing == null;
        }
    }

    /** Units of a line. */
    record Some(Line line, int units) {}

    private final List<Line> lines;
    private final List<Parts> before = new ArrayList<>();
    private final List<Integer> missingBefore = new ArrayList<>();

    /** @param complete whether nothing more was to come until now */
    Manifest(List<Line> known, boolean complete) {
        lines = new ArrayList<>(known);
        known.forEach(line -> {
            before.add(line.parts());
            missingBefore.add(line.parts().missing(complete));
        });
    }

    List<Line> lines() {
        return lines;
    }

    /** Whether something is in transit. */
    boolean open() {
        return lines.stream().anyMatch(line -> line.parts().open() > 0);
    }

    /** Whether all that is known of an item has come: then what comes again is more, or the same once more. */
    boolean isIn(Gtin item) {
        Parts parts = byItem().getOrDefault(item, Parts.NONE);
        return parts.came() > 0 && parts.open() <= 0 && home(item) == 0;
    }

    /** Whether some of it goes home. */
    boolean isGoingHome() {
        return lines.stream().anyMatch(line -> line.home() > 0);
    }

    private long home(Gtin item) {
        return lines.stream().filter(line -> line.item().equals(item)).mapToLong(Line::home).sum();
    }

    SortedMap<Gtin, Parts> byItem() {
        var items = new TreeMap<Gtin, Parts>();
        lines.forEach(line -> items.merge(line.item(), line.parts(), Parts::plus));
        return items;
    }

    /** What has come before its advice is laid against it. */
    void advise(List<DespatchedLine> sent) {
        Map<Gtin, Parts> early = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (line.parts().sent() == 0) {
                early.merge(line.item(), line.parts(), Parts::plus);
                lines.set(i, line.with(Parts.NONE));
            }
        }
        for (DespatchedLine line : sent) {
            int free = freeFor(line.item());
            int at = free < 0 ? lines.size() : free;
            var advised = new Line(at + 1, line.item(), line.orderLine(), Parts.NONE.sending(line.units()), 0);
            put(at, advised);
        }
        early.forEach((item, came) -> arrive(item, (int) came.arrived(), (int) came.damaged()));
    }

    private int freeFor(Gtin item) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).item().equals(item) && lines.get(i).parts().equals(Parts.NONE)) {
                return i;
            }
        }
        return -1;
    }

    void arrive(Gtin item, int good, int damaged) {
        List<Integer> of = indexes(item);
        if (of.isEmpty()) {
            of = List.of(lines.size());
            put(lines.size(), new Line(lines.size() + 1, item, null, Parts.NONE, 0));
        }
        int goodLeft = good;
        int damagedLeft = damaged;
        for (int i : of) {
            boolean last = i == of.getLast();
            int room = lines.get(i).parts().room();
            int here = last ? goodLeft : Math.min(goodLeft, room);
            int broken = last ? damagedLeft : Math.min(damagedLeft, room - here);
            change(i, lines.get(i).parts().arriving(here, broken));
            goodLeft -= here;
            damagedLeft -= broken;
        }
    }

    /** The reverse: from the last line on. */
    void takeBack(Gtin item, int good, int damaged) {
        long goodLeft = good;
        long damagedLeft = damaged;
        for (int i : indexes(item).reversed()) {
            Parts parts = lines.get(i).parts();
            long here = Math.min(goodLeft, parts.arrived());
            long broken = Math.min(damagedLeft, parts.damaged());
            change(i, parts.arriving(-here, -broken));
            goodLeft -= here;
            damagedLeft -= broken;
        }
    }

    /** @param units of the item at most that will not come here */
    void callOff(Gtin item, long units) {
        long left = units;
        for (int i : indexes(item)) {
            long here = Math.min(left, lines.get(i).parts().open());
            change(i, lines.get(i).parts().callingOff(here));
            left -= here;
        }
    }

    void callOffRest() {
        byItem().forEach((item, parts) -> callOff(item, parts.open()));
    }

    /** What is in transit goes home. @return how much of which lines */
    List<Some> callOffHome(boolean nothingMore) {
        var home = new ArrayList<Some>();
        for (int i = 0; i < lines.size(); i++) {
            long units = lines.get(i).parts().open();
            if (units > 0) {
                change(i, lines.get(i).parts().callingOff(units));
                lines.set(i, lines.get(i).goingHome(units));
                home.add(new Some(lines.get(i), (int) units));
            }
        }
        settle(nothingMore);
        return home;
    }

    /** What was to go home is in transit all the same, as if it had been advised anew: so much of an item as has come beyond what was in transit. @return how much of which lines */
    List<Some> comesAllTheSame(Gtin item, long came) {
        long left = came - byItem().getOrDefault(item, Parts.NONE).open();
        var again = new ArrayList<Some>();
        for (int i : indexes(item)) {
            long here = Math.min(left, lines.get(i).home());
            if (here > 0) {
                change(i, lines.get(i).parts().notCallingOff(here));
                lines.set(i, lines.get(i).goingHome(-here));
                before.set(i, before.get(i).notCallingOff(here));
                again.add(new Some(lines.get(i), (int) here));
                left -= here;
            }
        }
        return again;
    }

    void settle(boolean nothingMore) {
        lines.replaceAll(line -> line.with(line.parts().settled(nothingMore)));
    }

    /** Line by line, of those that have changed. */
    List<Change> changes(boolean nothingMore) {
        var changes = new ArrayList<Change>();
        for (int i = 0; i < lines.size(); i++) {
            Parts was = i < before.size() ? before.get(i) : Parts.NONE;
            Parts is = lines.get(i).parts();
            int missing = is.missing(nothingMore) - (i < missingBefore.size() ? missingBefore.get(i) : 0);
            var change = new Change(lines.get(i), (int) (is.closed() - was.closed()), (int) (is.arrived() - was.arrived()), (int) (is.damaged() - was.damaged()),
                    (int) (is.calledOff() - was.calledOff()), missing == 0 ? null : missing);
            if (!change.isNone()) {
                changes.add(change);
            }
        }
        return changes;
    }

    /** A sentence for each item that did not come as it was sent. */
    List<String> differences(boolean nothingMore) {
        return byItem().entrySet().stream().flatMap(item -> item.getValue().difference(item.getKey(), nothingMore).stream()).toList();
    }

    /** Units of each item that did not come as they were sent. */
    Stake differing(boolean nothingMore) {
        return stake(parts -> parts.differing(nothingMore));
    }

    /** Units of each item that came. */
    Stake came() {
        return stake(Parts::came);
    }

    private Stake stake(ToLongFunction<Parts> units) {
        return Stake.of(byItem().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, item -> units.applyAsLong(item.getValue()))));
    }

    private List<Integer> indexes(Gtin item) {
        var of = new ArrayList<Integer>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).item().equals(item)) {
                of.add(i);
            }
        }
        return of;
    }

    private void change(int at, Parts now) {
        lines.set(at, lines.get(at).with(now));
    }

    private void put(int at, Line line) {
        if (at == lines.size()) {
            lines.add(line);
        } else {
            lines.set(at, line);
        }
    }
}
