package io.restock.backtest.textbook;

/**
 * The economic order: a fixed cost for each order against the cost of holding what it brings (Harris, Factory 10, 1913).
 *
 * @param fixedCost K, money for each order, above 0
 * @param holdingCost h, money for each unit and unit of time, above 0
 * @param demand λ, units for each unit of time, 0 and up
 */
public record EconomicOrder(double fixedCost, double holdingCost, double demand) {
    /** @throws IllegalArgumentException if a field is out of its bounds */
    public EconomicOrder {
        if (!(fixedCost > 0 && holdingCost > 0 && demand >= 0)) {
            throw new IllegalArgumentException("fixedCost and holdingCost must be above 0 and demand 0 or more");
        }
    }

    /** √(2Kλ/h), in units. */
    public double units() {
        return Math.sqrt(2 * fixedCost * demand / holdingCost);
    }

    /** Money for each unit of time when so many units are ordered at once. */
    public double cost(double units) {
        return fixedCost * demand / units + holdingCost * units / 2;
    }

    /** While it is being produced at this rate, above the demand, it is sold as well: less of it is ever held. */
    public EconomicOrder producedAt(double rate) {
        if (!(rate > demand)) {
            throw new IllegalArgumentException("the production rate must be above the demand of " + demand + ", was " + rate);
        }
        return new EconomicOrder(fixedCost, holdingCost * (1 - demand / rate), demand);
    }

    /** The same where customers wait for a price: p, money for each unit and unit of time, above 0. */
    public WithBackorders withBackorders(double stockoutCost) {
        return new WithBackorders(this, stockoutCost);
    }

    /** Customers wait during a share of each cycle. */
    public record WithBackorders(EconomicOrder order, double stockoutCost) {
        /** √(2Kλ(h+p)/(hp)), in units. */
        public double units() {
            double h = order.holdingCost;
            return order.units() * Math.sqrt((h + stockoutCost) / stockoutCost);
        }

        /** h/(h+p): the share of demand that waits. */
        public double stockoutShare() {
            return order.holdingCost / (order.holdingCost + stockoutCost);
        }

        /** Money for each unit of time when so many units are ordered at once and this share of the demand waits. */
        public double cost(double units, double share) {
            return order.holdingCost * units * (1 - share) * (1 - share) / 2 + stockoutCost * units * share * share / 2
                    + order.fixedCost * order.demand / units;
        }
    }
}
