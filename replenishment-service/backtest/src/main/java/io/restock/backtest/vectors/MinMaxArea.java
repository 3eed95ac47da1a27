package io.restock.backtest.vectors;

import static io.restock.backtest.vectors.Names.FIXED_COST;
import static io.restock.backtest.vectors.Names.LEAD_TIME;
import static io.restock.backtest.vectors.Names.SD;

import io.restock.backtest.textbook.MinMax;
import io.restock.backtest.textbook.Newsvendor;
import io.restock.backtest.textbook.PowerApproximation;

/** (s,S): exact for demand in whole units, the power approximation for a mean and a standard deviation. With s and S given, their cost. */
final class MinMaxArea implements Area {
    private static final String[] LEVEL = {"s", "reorderPoint", "reorderLevel"};
    private static final String[] UP_TO = {"S", "orderUpToLevel", "orderUpTo"};

    @Override
    public Answer answer(Inputs in) {
        var vendor = new Newsvendor(in.number("h", "holdingCost"), in.number("p", "stockoutCost", "b", "backorderCost"));
        double fixedCost = in.number(FIXED_COST);
        double periods = in.numberOr(0, LEAD_TIME) + 1;
        return in.has(SD) && !in.has("dist", "distribution") || in.wordOr("", "power").equals("power")
                ? power(in, vendor, fixedCost, periods) : exact(in, vendor, fixedCost, periods);
    }

    private static Answer exact(Inputs in, Newsvendor vendor, double fixedCost, double periods) {
        if (!(LawReader.read(in, "poisson") instanceof Law.Whole period) || !(LawReader.read(in, "poisson", periods) instanceof Law.Whole protection)) {
            throw new Misunderstood("inputs_json: dist must be one of whole units, such as poisson, negbin or pmf");
        }
        var minMax = new MinMax(fixedCost, vendor, period.law(), protection.law());
        if (in.has(LEVEL) && in.has(UP_TO)) {
            int s = in.whole(LEVEL);
            int upTo = in.whole(UP_TO);
            return answer(s, upTo).number(() -> minMax.cost(s, upTo), "cost", "expectedCost");
        }
        var best = minMax.best();
        return answer(best.s(), best.S()).number(best::cost, "cost", "expectedCost");
    }

    private static Answer power(Inputs in, Newsvendor vendor, double fixedCost, double periods) {
        double mean = in.number(Names.MEAN);
        in.textOr("", "dist", "distribution");
        var policy = PowerApproximation.of(fixedCost, vendor, mean, mean * periods, in.number(SD) * Math.sqrt(periods));
        return answer(policy.s(), policy.S());
    }

    private static Answer answer(double s, double upTo) {
        return new Answer().number(() -> s, LEVEL).number(() -> upTo, UP_TO).number(() -> upTo - s, "Q", "orderQuantity");
    }
}
