package io.restock.backtest.whatif;

/**
 * What stock and its absence cost, in one currency, each 0 and up.
 *
 * @param holding of a unit for a day
 * @param lostUnit margin of a unit that was wanted and not there
 * @param line of picking and receiving an order line
 * @param pack of handling a pack of it
 */
public record Costs(double holding, double lostUnit, double line, double pack) {
    /** @throws IllegalArgumentException if one is negative */
    public Costs {
        if (!(holding >= 0 && lostUnit >= 0 && line >= 0 && pack >= 0)) {
            throw new IllegalArgumentException("holding, lostUnit, line and pack must be 0 or more");
        }
    }
}
