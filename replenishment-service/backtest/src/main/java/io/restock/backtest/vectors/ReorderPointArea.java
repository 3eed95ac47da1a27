package io.restock.backtest.vectors;

import static io.restock.backtest.vectors.Names.FIXED_COST;
import static io.restock.backtest.vectors.Names.LEAD_TIME;
import static io.restock.backtest.vectors.Names.SD;

import io.restock.backtest.textbook.ContinuousLaw;
import io.restock.backtest.textbook.EconomicOrder;
import io.restock.backtest.textbook.Newsvendor;
import io.restock.backtest.textbook.PoissonReorderPoint;
import io.restock.backtest.textbook.ReorderPoint;

/**
 * (r,Q): normal demand where a standard deviation is given, Poisson otherwise. With Q the best r, with r and Q their cost; else the approximation
 * that the row names (EOQB, EIL, EOQ+SS, loss functions), or the best of all.
 */
final class ReorderPointArea implements Area {
    private static final String[] R = {"r", "reorderPoint", "reorderLevel", "s"};
    private static final String[] UNITS = {"Q", "orderQuantity"};
    private static final String[] HOLDING = {"h", "holdingCost"};
    private static final String[] STOCKOUT = {"p", "stockoutCost", "b", "backorderCost"};
    private static final String[] MEAN = {"mean", "demandMean", "lambda", "mu", "D", "demand"};

    @Override
    public Answer answer(Inputs in) {
        boolean normal = in.has(SD) && !in.textOr("normal", "dist", "distribution").equalsIgnoreCase("poisson");
        return normal ? normal(in) : poisson(in);
    }

    private static Answer normal(Inputs in) {
        double leadTime = in.number(LEAD_TIME);
        double mean = in.number(MEAN);
        boolean rOnly = in.has(UNITS) && !in.has(R) && !in.has(FIXED_COST);
        var order = new EconomicOrder(rOnly ? 1 : in.number(FIXED_COST), in.number(HOLDING), mean);
        var point = new ReorderPoint(order, in.number(STOCKOUT), new ContinuousLaw.Normal(mean * leadTime, in.number(SD) * Math.sqrt(leadTime)));
        if (in.has(UNITS)) {
            double units = in.number(UNITS);
            var policy = in.has(R) ? new ReorderPoint.Policy(in.number(R), units) : point.bestFor(units);
            return answer(policy, point.cost(policy));
        }
        return switch (in.wordOr("", "eoqb", "eil", "expectedinventory", "eoqss", "eoq+ss", "lossfunction", "loss")) {
            case "eoqb" -> answer(point.byBackorders(), point);
            case "eil", "expectedinventory" -> answer(point.byExpectedInventory(), point.expectedInventoryCost(point.byExpectedInventory()));
            case "eoqss", "eoq+ss" -> answer(point.bySafetyStock(), point);
            case "lossfunction", "loss" -> answer(point.byLossFunctions(), point);
            default -> answer(point.best(), point);
        };
    }

    private static Answer answer(ReorderPoint.Policy policy, ReorderPoint point) {
        return answer(policy, point.cost(policy));
    }

    private static Answer answer(ReorderPoint.Policy policy, double cost) {
        return new Answer().number(policy::r, R).number(policy::units, UNITS).number(() -> cost, "cost", "expectedCost");
    }

    private static Answer poisson(Inputs in) {
        double mean = in.number(MEAN);
        var vendor = new Newsvendor(in.number(HOLDING), in.number(STOCKOUT));
        boolean rOnly = in.has(UNITS) && !in.has(R) && !in.has(FIXED_COST);
        var law = ((Law.Whole) Law.poisson(mean * in.number(LEAD_TIME))).law();
        var point = new PoissonReorderPoint(rOnly ? 0 : in.number(FIXED_COST), vendor, mean, law);
        in.textOr("", "dist", "distribution");
        var policy = !in.has(UNITS) ? point.best() : !in.has(R) ? point.bestFor(in.whole(UNITS))
                : new PoissonReorderPoint.Policy(in.whole(R), in.whole(UNITS), point.cost(in.whole(R), in.whole(UNITS)));
        return new Answer().number(policy::r, R).number(policy::units, UNITS).number(policy::cost, "cost", "expectedCost");
    }
}
