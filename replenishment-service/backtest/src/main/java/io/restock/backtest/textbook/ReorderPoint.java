package io.restock.backtest.textbook;

/**
 * (r,Q) under continuous review with normal demand: when the position reaches r, order Q. With g the newsvendor's cost of the demand over the
 * lead time, the exact cost is {@code [Kλ + ∫ g(y) dy from r to r+Q] / Q} (Zheng, Management Science 38, 1992).
 *
 * @param order fixed cost, holding cost, and demand λ for each unit of time
 * @param stockoutCost p: for each unit and unit of time, in the expected-inventory-level approximation for each unit
 * @param leadTimeDemand demand over the lead time
 */
public record ReorderPoint(EconomicOrder order, double stockoutCost, ContinuousLaw.Normal leadTimeDemand) {
    private static final int MOST_ROUNDS = 10_000;
    private static final double SETTLED = 1e-10;
    private static final double FARTHEST = 40;

    /** @param r reorder point, in units */
    public record Policy(double r, double units) {}

    public double cost(Policy policy) {
        double missing = leadTimeDemand.secondLoss(policy.r) - leadTimeDemand.secondLoss(policy.r + policy.units);
        double mean = policy.r + policy.units / 2 - leadTimeDemand.mean();
        return order.fixedCost() * order.demand() / policy.units + order.holdingCost() * mean
                + (order.holdingCost() + stockoutCost) * missing / policy.units;
    }

    /** The best r for this Q: g(r) = g(r+Q). */
    public Policy bestFor(double units) {
        var vendor = vendor();
        double top = vendor.best(leadTimeDemand);
        double r = Root.between(top - units, top,
                y -> vendor.cost(leadTimeDemand, y) - vendor.cost(leadTimeDemand, y + units));
        return new Policy(r, units);
    }

    /** The exact best: Q grows while the cost at its ends g(r) lies below the average cost. */
    public Policy best() {
        var vendor = vendor();
        double least = order.units() / 1_000;
        double most = order.units() + FARTHEST * leadTimeDemand.sd() + order.withBackorders(stockoutCost).units();
        double units = Root.between(least, most, q -> {
            var policy = bestFor(q);
            return vendor.cost(leadTimeDemand, policy.r) - cost(policy);
        });
        return bestFor(units);
    }

    /** Q as with backorders and certain demand, r the best for it: at most 1/8 dearer than the best (Zheng 1992). */
    public Policy byBackorders() {
        return bestFor(order.withBackorders(stockoutCost).units());
    }

    /** Q as with certain demand, r the newsvendor's. */
    public Policy bySafetyStock() {
        return new Policy(vendor().best(leadTimeDemand), order.units());
    }

    /** Expected inventory level (Whitin 1953): {@code F(r) = 1 − Qh/(pλ)}, {@code Q = √(2λ[K + p·n(r)]/h)}, in turns. */
    public Policy byExpectedInventory() {
        double units = order.units();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double r = leadTimeDemand.quantile(1 - units * order.holdingCost() / (stockoutCost * order.demand()));
            double next = Math.sqrt(2 * order.demand() * (order.fixedCost() + stockoutCost * leadTimeDemand.loss(r)) / order.holdingCost());
            if (Math.abs(next - units) < SETTLED) {
                return new Policy(r, next);
            }
            units = next;
        }
        throw new IllegalArgumentException("r and Q do not settle: the stock-out cost is too low for this approximation");
    }

    /** What the approximation of {@link #byExpectedInventory} believes to cost. */
    public double expectedInventoryCost(Policy policy) {
        double q = policy.units;
        return order.holdingCost() * (policy.r - leadTimeDemand.mean() + q / 2) + order.fixedCost() * order.demand() / q
                + stockoutCost * order.demand() * leadTimeDemand.loss(policy.r) / q;
    }

    /** Loss functions (Hadley and Whitin 1963): {@code n(r) = hQ/(h+p)}, {@code Q = √(2[Kλ + (h+p)·n₂(r)]/h)}, in turns. */
    public Policy byLossFunctions() {
        double both = order.holdingCost() + stockoutCost;
        double units = order.units();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double wanted = order.holdingCost() * units / both;
            double r = Root.between(leadTimeDemand.mean() - wanted - FARTHEST * leadTimeDemand.sd(),
                    leadTimeDemand.mean() + FARTHEST * leadTimeDemand.sd(), y -> leadTimeDemand.loss(y) - wanted);
            double next = Math.sqrt(2 * (order.fixedCost() * order.demand() + both * leadTimeDemand.secondLoss(r)) / order.holdingCost());
            if (Math.abs(next - units) < SETTLED) {
                return new Policy(r, next);
            }
            units = next;
        }
        throw new IllegalArgumentException("r and Q do not settle");
    }

    private Newsvendor vendor() {
        return new Newsvendor(order.holdingCost(), stockoutCost);
    }

    /** The safety factor k at which a share of demand is met from the shelf: G(k) = Q·(1 − P₂)/σ (Silver, Pyke and Thomas, 2017, 6.7.9). */
    public static double safetyFactor(double units, double fillRate, double sd) {
        double wanted = units * (1 - fillRate) / sd;
        return Root.between(-FARTHEST - wanted, FARTHEST, k -> StandardNormal.loss(k) - wanted);
    }

    /** The share of demand that a safety factor meets: {@code 1 − σ·G(k)/Q}. */
    public static double fillRate(double units, double safetyFactor, double sd) {
        return 1 - sd * StandardNormal.loss(safetyFactor) / units;
    }
}
