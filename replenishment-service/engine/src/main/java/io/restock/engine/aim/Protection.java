package io.restock.engine.aim;

import io.restock.engine.Demand;

/**
 * The time that the stock of one review must last.
 *
 * @param leadTime demand until what is ordered now arrives
 * @param whole demand until what is ordered at the next review arrives; its mean is above that of the lead time, or both are 0
 * @param days from now until then, above 0
 */
public record Protection(Demand leadTime, Demand whole, double days) {
    /** @throws IllegalArgumentException if a field is out of its bounds */
    public Protection {
        if (!(days > 0 && days <= 3_650)) {
            throw new IllegalArgumentException("days must be above 0 and at most 3650, was " + days);
        }
        if (leadTime.mean() >= whole.mean() && whole.mean() > 0) {
            throw new IllegalArgumentException("leadTime must expect less than the whole protection interval, was " + leadTime.mean() + " of " + whole.mean());
        }
    }
}
