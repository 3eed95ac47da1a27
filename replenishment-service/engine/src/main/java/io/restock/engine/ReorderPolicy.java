package io.restock.engine;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What merchandisers decide about a store-item, around the reorder rule.
 *
 * @param serviceLevel target share of demand met from the shelf (the critical ratio), above 0 and below 1
 * @param reorderLevel s where a person has fixed it, else empty: it follows from the demand
 * @param presentationMinimum units below which the shelf looks empty, 0 for none: lifts s
 * @param shelfCapacity most units that the shelf takes, 0 for no bound: caps the packs
 */
public record ReorderPolicy(double serviceLevel, OptionalInt reorderLevel, int presentationMinimum, int shelfCapacity) {
    /** The chain's service class until another is chosen. */
    public static final ReorderPolicy STANDARD = new ReorderPolicy(0.98, OptionalInt.empty(), 0, 0);

    /** What may change an order beside its aim, in the order in which it is applied. */
    public enum Constraint {
        REORDER_LEVEL, PRESENTATION_MINIMUM, EXPECTED_OUTDATING, SHELF_CAPACITY
    }

    /** @throws IllegalArgumentException if a field is out of its bounds */
    public ReorderPolicy {
        if (!(serviceLevel > 0 && serviceLevel < 1)) {
            throw new IllegalArgumentException("serviceLevel must be above 0 and below 1, was " + serviceLevel);
        }
        if (reorderLevel.orElse(0) < 0 || presentationMinimum < 0 || shelfCapacity < 0) {
            throw new IllegalArgumentException("reorderLevel, presentationMinimum and shelfCapacity must be 0 or more");
        }
    }

    /**
     * Reviews a store-item once.
     *
     * @param demand over the protection interval
     * @param casePack q, in units, 1 and up
     * @param position inventory position, in units
     */
    public Review review(Demand demand, int casePack, int position) {
        return around(reorderLevel.isPresent() ? 0 : ReorderLevel.of(demand, casePack, serviceLevel), casePack, position, 0);
    }

    /**
     * The same around a reorder level that was computed for another aim than this policy's service level.
     *
     * @param computed s in units, 0 and up; a fixed level takes its place
     * @param outdating units of the position that will not be sold in time (EWA), 0 and up: they are needed again, but take their place on the shelf
     */
    public Review around(int computed, int casePack, int position, int outdating) {
        var bound = new EnumMap<Constraint, Integer>(Constraint.class);
        int level = reorderLevel.orElse(computed);
        reorderLevel.ifPresent(fixed -> bound.put(Constraint.REORDER_LEVEL, fixed));
        if (presentationMinimum > level) {
            level = presentationMinimum;
            bound.put(Constraint.PRESENTATION_MINIMUM, presentationMinimum);
        }
        var rule = new ReorderRule(level, casePack);
        int wanted = rule.packs(position - outdating);
        if (wanted > rule.packs(position)) {
            bound.put(Constraint.EXPECTED_OUTDATING, outdating);
        }
        int packs = Math.min(wanted, packsThatFit(casePack, position));
        if (packs < wanted) {
            bound.put(Constraint.SHELF_CAPACITY, shelfCapacity);
        }
        return new Review(rule, packs, Collections.unmodifiableMap(bound));
    }

    /** An empty shelf that is smaller than a pack still gets one: the rest waits in the back room, the customer does not. */
    private int packsThatFit(int casePack, int position) {
        if (shelfCapacity == 0) {
            return Integer.MAX_VALUE;
        }
        long room = (long) shelfCapacity - position;
        long fit = Math.max(position <= 0 ? 1 : 0, Math.floorDiv(room, (long) casePack));
        return (int) Math.min(Integer.MAX_VALUE, fit);
    }

    /**
     * The outcome of a review.
     *
     * @param packs whole packs to order now, 0 and up
     * @param bound units of the constraints that changed it, in the order in which they did
     */
    public record Review(ReorderRule rule, int packs, Map<Constraint, Integer> bound) {
        public int units() {
            return packs * rule.casePack();
        }
    }
}
