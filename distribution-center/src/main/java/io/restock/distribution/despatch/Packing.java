package io.restock.distribution.despatch;

import io.restock.border.http.Checking;
import io.restock.contracts.Gtin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Divides what is picked for a store among the units of its lorry, as the packer says it. What he does not name goes into the last unit; a line may be split over several. Nothing is packed
 * that was not picked, and nothing is left behind.
 */
final class Packing {
    private Packing() {}

    /**
     * So many units, in one logistic unit.
     *
     * @param at where it stands in the request, such as {@code units[0].lines[2]}
     * @param orderLine the line that they are of, or null: any line of the item, in the order of the lines
     * @param item null where the line is named
     * @param lot null: of whichever lot
     */
    record Packed(String at, @Nullable String orderLine, @Nullable Gtin item, @Nullable String lot, int units) {
        boolean takes(Staged staged) {
            return (orderLine == null ? staged.item.equals(item) : orderLine.equals(staged.orderLine)) && (lot == null || lot.equals(staged.lot));
        }

        private String of() {
            return (orderLine == null ? "item " + item : "order line " + orderLine) + (lot == null ? "" : ", lot " + lot + ",");
        }
    }

    /** What one pick has brought. @param lot null where nobody named it; @param units 1 and up */
    record Staged(long pick, Gtin item, String orderLine, @Nullable String lot, int units) {
        Staged of(int some) {
            return new Staged(pick, item, orderLine, lot, some);
        }
    }

    /**
     * @param staged in the order in which it is packed
     * @param said by unit; none for a lorry of one
     * @return by unit what lies in it; of a pick that is split a part in each
     * @throws io.restock.border.http.ProblemException 422 that names each line that is more than was picked, and each unit that would be empty
     */
    static List<List<Staged>> divide(List<Staged> staged, List<List<Packed>> said) {
        if (said.isEmpty()) {
            return List.of(staged);
        }
        var checking = new Checking();
        var left = new ArrayList<>(staged);
        var units = new ArrayList<Map<Long, Staged>>();
        for (List<Packed> lines : said) {
            var unit = new LinkedHashMap<Long, Staged>();
            for (Packed packed : lines) {
                int missing = take(packed, left, unit);
                checking.require(missing == 0, packed.at + ".units", "must be what is picked and in no unit yet: of " + packed.of() + " that is " + (packed.units - missing)
                        + ", was " + packed.units);
            }
            units.add(unit);
        }
        left.forEach(rest -> put(units.getLast(), rest));
        for (int i = 0; i < units.size(); i++) {
            checking.require(!units.get(i).isEmpty(), "units[" + i + "].lines", "must say what lies in it; leave an empty unit out");
        }
        checking.mustHold();
        return units.stream().map(unit -> List.copyOf(unit.values())).toList();
    }

    private static void put(Map<Long, Staged> unit, Staged some) {
        unit.merge(some.pick, some, (there, more) -> there.of(there.units + more.units));
    }

    /** @return units that are not there */
    private static int take(Packed packed, List<Staged> left, Map<Long, Staged> unit) {
        int wanted = packed.units;
        for (int at = 0; at < left.size() && wanted > 0;) {
            Staged here = left.get(at);
            int some = packed.takes(here) ? Math.min(wanted, here.units) : 0;
            if (some > 0) {
                put(unit, here.of(some));
                wanted -= some;
            }
            if (some > 0 && some == here.units) {
                left.remove(at);
            } else {
                if (some > 0) {
                    left.set(at, here.of(here.units - some));
                }
                at++;
            }
        }
        return wanted;
    }
}
