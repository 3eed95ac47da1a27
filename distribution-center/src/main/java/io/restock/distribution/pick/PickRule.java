package io.restock.distribution.pick;

import io.restock.distribution.stock.Bin;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a pick: what was found is staged; the rest is fetched from another location as far as one has it, and what none has is
 * back-ordered or cancelled, as the picker says. Why it was short says what becomes of the stock. What is weighed may differ from what was
 * asked by a case pack, or by a share of what was asked, whichever is more: what the scale says is right, and the pick is complete.
 */
final class PickRule {
    private PickRule() {}

    /**
     * What was asked for.
     *
     * @param units 1 and up
     * @param tolerance grams by which it may differ and be complete; 0 for what is counted in eaches
     */
    record Asked(int units, int tolerance) {
        /** @param share of what was asked by which what is weighed may differ */
        static Asked weighed(int units, int casePack, double share) {
            return new Asked(units, Math.max(casePack, (int) Math.floor(units * share)));
        }

        int most() {
            return units + tolerance;
        }
    }

    /**
     * What the picker says.
     *
     * @param units 0 and up
     * @param choice for what no location has, or null where he did not say
     * @param reason why less was found, or null where he did not say
     * @param damaged units that were broken; only looked at with {@link ShortReason#DAMAGED}
     */
    record Found(int units, @Nullable ShortChoice choice, @Nullable ShortReason reason, int damaged) {
        /** Whether all that is missing is what the scale shows. A whole case pack less, or nothing at all, is no matter of weighing. */
        boolean isWeighedAs(Asked asked) {
            return choice == null && reason == null && units > 0 && asked.units() - units < asked.tolerance();
        }

        boolean isShortOf(Asked asked) {
            return units < asked.units() && !isWeighedAs(asked);
        }
    }

    /**
     * What the books say of the bin.
     *
     * @param unknown units found that they did not know of
     * @param left units of what was asked for that they still have there when what was found is taken
     */
    record Shelf(int unknown, int left) {
        /** Where what was asked for was taken. @param onHand units there before */
        static Shelf of(int onHand, int found) {
            int unknown = Math.max(0, found - onHand);
            return new Shelf(unknown, onHand + unknown - found);
        }
    }

    /**
     * @param elsewhere units to fetch from other bins
     * @param weighed grams that the scale says beyond (positive) or below what was asked (negative)
     * @param unknown units found that the location's stock did not know of
     * @param missing units that its stock knew of and that are not there
     * @param damaged units that are there no more because they are broken
     * @param questioned whether a count of the location is asked for
     */
    record Outcome(int staged, Map<Bin, Integer> elsewhere, int backOrdered, int cancelled, int weighed, int unknown, int missing, int damaged, boolean questioned) {
        /** The same where so many of the units that no location has are settled by goods of another item. */
        Outcome without(int units) {
            int notCancelled = Math.min(cancelled, units);
            return new Outcome(staged, elsewhere, backOrdered - (units - notCancelled), cancelled - notCancelled, weighed, unknown, missing, damaged, questioned);
        }
    }

    /** @param freeElsewhere units that other bins could give, in the order in which they are asked */
    static Outcome of(Asked asked, Found found, Shelf shelf, Map<Bin, Integer> freeElsewhere) {
        int unknown = shelf.unknown;
        if (!found.isShortOf(asked)) {
            return new Outcome(found.units, Map.of(), 0, 0, found.units - asked.units, unknown, 0, 0, false);
        }
        int rest = asked.units - found.units;
        var elsewhere = new LinkedHashMap<Bin, Integer>();
        // Who has no time has none to walk on, either.
        for (var place : found.reason == ShortReason.NO_TIME ? Map.<Bin, Integer>of().entrySet() : freeElsewhere.entrySet()) {
            int there = Math.min(rest, place.getValue());
            if (there > 0) {
                elsewhere.put(place.getKey(), there);
                rest -= there;
            }
        }
        int missing = found.reason == ShortReason.EMPTY ? shelf.left : 0;
        int damaged = found.reason == ShortReason.DAMAGED ? Math.min(shelf.left, found.damaged) : 0;
        boolean questioned = found.reason == null || found.reason == ShortReason.NOT_FOUND || missing > 0;
        boolean cancels = found.choice == ShortChoice.CANCEL;
        return new Outcome(found.units, elsewhere, cancels ? 0 : rest, cancels ? rest : 0, 0, unknown, missing, damaged, questioned);
    }
}
