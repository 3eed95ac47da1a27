package io.restock.backtest.vectors;

import static io.restock.backtest.vectors.Names.MEAN;
import static io.restock.backtest.vectors.Names.PACK;
import static io.restock.backtest.vectors.Names.POSITION;
import static io.restock.backtest.vectors.Names.VARIANCE;

import io.restock.engine.Demand;
import io.restock.engine.ReorderLevel;
import io.restock.engine.ReorderPolicy;
import io.restock.engine.ReorderRule;
import java.util.OptionalInt;

/** (R,s,nQ): the reorder level of a demand, and the packs that a position needs to reach it. */
final class PackPolicyArea implements Area {
    private static final String[] LEVEL = {"s", "reorderLevel", "reorderPoint"};
    private static final String[] RATIO = {"criticalRatio", "cr", "serviceLevel", "alpha"};

    @Override
    public Answer answer(Inputs in) {
        int pack = in.whole(PACK);
        int level = in.has(LEVEL) ? in.whole(LEVEL) : level(in, pack);
        var rule = new ReorderRule(level, pack);
        var answer = new Answer().number(rule::reorderLevel, LEVEL);
        if (!in.has(POSITION)) {
            return answer;
        }
        var policy = new ReorderPolicy(0.5, OptionalInt.of(level), in.wholeOr(0, "presentationMinimum", "presentation"),
                in.wholeOr(0, "shelfCapacity", "capacity"));
        var review = policy.review(new Demand(0, 0), pack, in.whole(POSITION));
        return answer.number(review::packs, "packs", "n").number(review::units, "units", "order", "orderQuantity");
    }

    private static int level(Inputs in, int pack) {
        double variance = in.has(VARIANCE) ? in.number(VARIANCE) : in.has(Names.SD) ? Math.pow(in.number(Names.SD), 2) : in.number(MEAN);
        return ReorderLevel.of(new Demand(in.number(MEAN), variance).lawByMoments(), pack, ratio(in));
    }

    /** Given, or by the margin lost and the cost of holding a unit over the interval. */
    private static double ratio(Inputs in) {
        if (in.has(RATIO)) {
            return in.number(RATIO);
        }
        double missed = in.number("margin", "p", "stockoutCost", "underage");
        return missed / (missed + in.number("holdingCost", "h", "overage"));
    }
}
