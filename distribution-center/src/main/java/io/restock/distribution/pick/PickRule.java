package io.restock.distribution.pick;

import io.restock.distribution.stock.Location;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What follows from a pick: what was found is staged; the rest is fetched from another location as far as one has it, and what none has is
 * back-ordered or cancelled, as the picker says.
 */
final class PickRule {
    private PickRule() {}

    /**
     * @param elsewhere units to fetch from other locations
     * @param correction what a count of the location now has to correct: units found that its stock did not know (positive), or units that its
     *     stock knew and that are not there (negative)
     */
    record Outcome(int staged, Map<Location, Integer> elsewhere, int backOrdered, int cancelled, int correction) {}

    /**
     * @param asked units, 1 and up
     * @param found units, 0 to {@code asked}
     * @param choice for what no location has; only looked at when less was found than asked
     * @param onHand units at the location by its stock
     * @param freeElsewhere units that other locations could give
     */
    static Outcome of(int asked, int found, ShortChoice choice, int onHand, Map<Location, Integer> freeElsewhere) {
        if (found == asked) {
            return new Outcome(found, Map.of(), 0, 0, Math.max(0, found - onHand));
        }
        int missing = asked - found;
        var elsewhere = new LinkedHashMap<Location, Integer>();
        for (var place : freeElsewhere.entrySet()) {
            int there = Math.min(missing, place.getValue());
            if (there > 0) {
                elsewhere.put(place.getKey(), there);
                missing -= there;
            }
        }
        // One who finds too little finds an empty location: that is a count of zero.
        int correction = found - onHand;
        return switch (choice) {
            case BACK_ORDER -> new Outcome(found, elsewhere, missing, 0, correction);
            case CANCEL -> new Outcome(found, elsewhere, 0, missing, correction);
        };
    }
}
