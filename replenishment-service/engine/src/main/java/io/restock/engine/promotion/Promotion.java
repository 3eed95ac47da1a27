package io.restock.engine.promotion;

import java.time.LocalDate;

/**
 * An item sells at a lower price for some days.
 *
 * @param category of the item: uplifts are learnt by it
 * @param depth share off the usual price, above 0, at most 0.9
 * @param first day of it, in the store
 * @param last day of it, included
 */
public record Promotion(String category, double depth, LocalDate first, LocalDate last) {
    private static final double DEEPEST = 0.9;

    /** @throws IllegalArgumentException if a field is out of its bounds */
    public Promotion {
        if (!(depth > 0 && depth <= DEEPEST)) {
            throw new IllegalArgumentException("depth must be above 0 and at most 0.9, was " + depth);
        }
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("last must not be before first, was " + last + " before " + first);
        }
    }

    public boolean covers(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }
}
