package io.restock.engine.freshness;

import io.restock.engine.freshness.ExpectedOutdating.Batch;
import io.restock.engine.freshness.ExpectedOutdating.Issuing;
import java.util.List;

/**
 * What customers are promised of an item that does not keep.
 *
 * @param minimumLife days that must be left after the day of purchase, 0 and up; what has fewer leaves the shelf
 */
public record Freshness(int minimumLife, Issuing issuing) {
    private static final double ROUNDING = 1e-9;

    /** @throws IllegalArgumentException if the minimum life is negative */
    public Freshness {
        if (minimumLife < 0) {
            throw new IllegalArgumentException("minimumLife must be 0 or more, was " + minimumLife);
        }
    }

    /**
     * Units of the position that will leave the shelf unsold before the last day of the protection interval: what EWA adds to the need, rounded up, which gives the same
     * whole packs.
     *
     * @param batches what is there and coming, with the days that each can be sold by its date, today included
     * @param dailyDemand expected units of each day of the protection interval
     */
    public int outdating(List<Batch> batches, double[] dailyDemand) {
        double gone = batches.stream().filter(batch -> batch.life() <= minimumLife).mapToDouble(Batch::units).sum();
        var kept = batches.stream().filter(batch -> batch.life() > minimumLife).map(batch -> new Batch(batch.life() - minimumLife, batch.units())).toList();
        double outdated = ExpectedOutdating.units(kept, dailyDemand, Math.max(0, dailyDemand.length - 1), issuing);
        return (int) Math.ceil(gone + outdated - ROUNDING);
    }
}
