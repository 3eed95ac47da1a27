package io.restock.backtest.textbook;

import io.restock.engine.DemandLaw;

/**
 * (r,Q) under continuous review for Poisson demand, exact: Q grows by one, at the end of the interval where the newsvendor's cost g is lower, until the
 * average over the interval rises (Federgruen and Zheng, Operations Research 40, 1992).
 *
 * @param fixedCost K, money for each order
 * @param vendor holding and stock-out cost for each unit and unit of time
 * @param demand λ, units for each unit of time
 * @param leadTimeDemand demand over the lead time
 */
public record PoissonReorderPoint(double fixedCost, Newsvendor vendor, double demand, DemandLaw leadTimeDemand) {
    private static final int LARGEST_ORDER = 10_000_000;

    /** @param r reorder point, in units */
    public record Policy(int r, int units, double cost) {}

    /** Money for each unit of time: {@code [Kλ + Σ g(y) over r+1 … r+Q] / Q}. */
    public double cost(int r, int units) {
        double sum = fixedCost * demand;
        for (int y = r + 1; y <= r + units; y++) {
            sum += vendor.cost(leadTimeDemand, y);
        }
        return sum / units;
    }

    public Policy best() {
        return grown(LARGEST_ORDER, true);
    }

    /** The best r for this Q. */
    public Policy bestFor(int units) {
        return grown(units, false);
    }

    private Policy grown(int most, boolean stopAtBest) {
        int r = vendor.best(leadTimeDemand) - 1;
        int units = 1;
        double sum = fixedCost * demand + vendor.cost(leadTimeDemand, r + 1);
        while (units < most) {
            double below = vendor.cost(leadTimeDemand, r);
            double above = vendor.cost(leadTimeDemand, r + units + 1);
            double cheaper = Math.min(below, above);
            if (stopAtBest && cheaper >= sum / units) {
                break;
            }
            sum += cheaper;
            units++;
            r = below < above ? r - 1 : r;
        }
        return new Policy(r, units, sum / units);
    }
}
