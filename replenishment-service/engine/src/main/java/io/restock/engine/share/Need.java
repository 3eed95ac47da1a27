package io.restock.engine.share;

/**
 * Up to which inventory position each tier of a store's need reaches.
 *
 * @param promised units that are held for customers, 0 and up: as far as there are any, what the position lacks to zero is theirs
 * @param presentationMinimum units below which the shelf looks empty, 0 for none
 * @param reorderLevel s in units, 0 and up
 */
public record Need(int promised, int presentationMinimum, int reorderLevel) {
    /** @throws IllegalArgumentException if a field is negative */
    public Need {
        if (promised < 0 || presentationMinimum < 0 || reorderLevel < 0) {
            throw new IllegalArgumentException(
                    "promised, presentationMinimum and reorderLevel must be 0 or more, were %d, %d and %d".formatted(promised, presentationMinimum, reorderLevel));
        }
    }

    /** What the next unit is for where a store has so many. A pack is for what its first unit is for. */
    public Tier tier(long position) {
        if (position < 0 && promised > 0) {
            return Tier.CUSTOMERS;
        }
        if (presentationMinimum > 0 && position < presentationMinimum) {
            return Tier.PRESENTATION_MINIMUM;
        }
        return position < reorderLevel ? Tier.REORDER_LEVEL : Tier.TARGET;
    }
}
