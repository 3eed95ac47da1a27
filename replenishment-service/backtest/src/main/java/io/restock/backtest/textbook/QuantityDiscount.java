package io.restock.backtest.textbook;

/**
 * Larger orders have lower prices (Hadley and Whitin, Analysis of Inventory Systems, 1963; Snyder and Shen, Fundamentals of Supply Chain
 * Theory, 2nd edition, 3.4).
 *
 * @param fixedCost K, money for each order
 * @param holdingRate i, share of the unit cost for each unit of time
 * @param demand λ, units for each unit of time
 * @param breakpoints smallest order of each price, from 0, rising
 * @param unitCosts price of each, falling
 * @param kind which units get the lower price
 */
public record QuantityDiscount(double fixedCost, double holdingRate, double demand, double[] breakpoints, double[] unitCosts, Kind kind) {
    /** Which units get the lower price: all of them, or those beyond the breakpoint. */
    public enum Kind { ALL_UNITS, INCREMENTAL }

    /**
     * @param region index of the price
     * @param cost money for each unit of time, purchases included
     */
    public record Order(int region, double units, double cost) {}

    /** @throws IllegalArgumentException unless there is a price for each breakpoint, and breakpoints rise from 0 */
    public QuantityDiscount {
        if (breakpoints.length == 0 || breakpoints.length != unitCosts.length || breakpoints[0] != 0) {
            throw new IllegalArgumentException("breakpoints must begin with 0, and unitCosts must be as many");
        }
    }

    /** The cheapest order. */
    public Order cheapest() {
        Order best = null;
        for (int region = 0; region < breakpoints.length; region++) {
            double units = bestUnits(region);
            if (units < breakpoints[region] && kind == Kind.INCREMENTAL || units > end(region)) {
                continue;
            }
            var order = new Order(region, Math.max(units, breakpoints[region]), cost(region, Math.max(units, breakpoints[region])));
            best = best == null || order.cost < best.cost ? order : best;
        }
        if (best == null) {
            throw new IllegalArgumentException("no breakpoint region holds its own best order: unitCosts must fall");
        }
        return best;
    }

    /** Money for each unit of time, purchases included, for an order of so many units. */
    public Order order(double units) {
        int region = breakpoints.length - 1;
        while (breakpoints[region] > units) {
            region--;
        }
        return new Order(region, units, cost(region, units));
    }

    private double bestUnits(int region) {
        return new EconomicOrder(fixedCost + surcharge(region), holdingRate * unitCosts[region], demand).units();
    }

    private double cost(int region, double units) {
        double surcharge = surcharge(region);
        double price = unitCosts[region];
        return price * demand + holdingRate * surcharge / 2 + (fixedCost + surcharge) * demand / units + holdingRate * price * units / 2;
    }

    /** What the units below the breakpoint cost more than the price of this region. */
    private double surcharge(int region) {
        if (kind == Kind.ALL_UNITS) {
            return 0;
        }
        double paid = 0;
        for (int i = 0; i < region; i++) {
            paid += unitCosts[i] * (breakpoints[i + 1] - breakpoints[i]);
        }
        return paid - unitCosts[region] * breakpoints[region];
    }

    private double end(int region) {
        return region + 1 < breakpoints.length ? breakpoints[region + 1] : Double.POSITIVE_INFINITY;
    }
}
