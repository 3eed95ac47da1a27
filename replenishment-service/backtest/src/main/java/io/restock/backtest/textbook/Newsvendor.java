package io.restock.backtest.textbook;

import io.restock.engine.DemandLaw;

/**
 * One chance to stock: what is left over costs h each, what is missing p each (Arrow, Harris and Marschak, Econometrica 19, 1951).
 *
 * @param holdingCost h, money for each unit left over, above 0
 * @param stockoutCost p, money for each unit missing, above 0
 */
public record Newsvendor(double holdingCost, double stockoutCost) {
    /** @throws IllegalArgumentException if a field is out of its bounds */
    public Newsvendor {
        if (!(holdingCost > 0 && stockoutCost > 0)) {
            throw new IllegalArgumentException("holdingCost and stockoutCost must be above 0, were " + holdingCost + " and " + stockoutCost);
        }
    }

    /** By what a unit sells for, costs, and brings when it is left over. */
    public static Newsvendor of(double revenue, double purchase, double salvage) {
        return new Newsvendor(purchase - salvage, revenue - purchase);
    }

    /** p/(p+h): the share of chances in which nothing should be missing. */
    public double criticalRatio() {
        return stockoutCost / (stockoutCost + holdingCost);
    }

    public double best(ContinuousLaw demand) {
        return demand.quantile(criticalRatio());
    }

    public int best(DemandLaw demand) {
        return demand.quantile(criticalRatio());
    }

    /** Expected cost of a stock of so many units. */
    public double cost(ContinuousLaw demand, double stock) {
        return holdingCost * demand.leftOver(stock) + stockoutCost * demand.loss(stock);
    }

    public double cost(DemandLaw demand, int stock) {
        double missing = stock < 0 ? demand.mean() - stock : demand.loss(stock);
        return holdingCost * (stock - demand.mean() + missing) + stockoutCost * missing;
    }
}
