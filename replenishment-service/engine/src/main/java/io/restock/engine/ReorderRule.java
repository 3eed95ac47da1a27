package io.restock.engine;

/**
 * Reorder level and case pack, (R,s,nQ): below the level, as many whole packs as reach it again. Packs are rounded after netting.
 *
 * @param reorderLevel s, in units, 0 and up
 * @param casePack q, in units, 1 and up
 */
public record ReorderRule(int reorderLevel, int casePack) {
    /** @throws IllegalArgumentException if the level is negative or the pack is empty */
    public ReorderRule {
        if (reorderLevel < 0) {
            throw new IllegalArgumentException("reorderLevel must be 0 or more, was " + reorderLevel);
        }
        if (casePack < 1) {
            throw new IllegalArgumentException("casePack must be 1 or more, was " + casePack);
        }
    }

    /** Whole packs that bring an inventory position, in units, to the reorder level or above; 0 at or above it. */
    public int packs(int position) {
        if (position >= reorderLevel) {
            return 0;
        }
        return (int) Math.min(Integer.MAX_VALUE / casePack, Math.ceilDiv((long) reorderLevel - position, (long) casePack));
    }

    /** The same in units. */
    public int unitsToOrder(int position) {
        return packs(position) * casePack;
    }
}
