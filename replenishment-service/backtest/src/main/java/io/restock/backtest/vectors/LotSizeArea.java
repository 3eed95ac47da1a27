package io.restock.backtest.vectors;

import static io.restock.backtest.vectors.Names.DEMAND;

import io.restock.backtest.textbook.LotSizing;
import io.restock.backtest.textbook.LotSizing.Method;

/** Lots for known demand: Wagner and Whitin's plan, or the rule of thumb that the row names. Costs are one number or one for each period. */
final class LotSizeArea implements Area {
    @Override
    public Answer answer(Inputs in) {
        double[] demand = in.numbers(DEMAND);
        int periods = in.wholeOr(demand.length, "periods", "numPeriods", "T", "horizon");
        if (periods != demand.length) {
            throw new Misunderstood("inputs_json: demand must have " + periods + " periods, has " + demand.length);
        }
        var sizing = new LotSizing(costs(in, periods, Names.FIXED_COST), costs(in, periods, "h", "holdingCost"),
                in.numbers(periods, 0, "c", "unitCost", "purchaseCost"), demand);
        var plan = sizing.plan(method(in));
        return new Answer().numbers(plan::orders, "orders", "orderQuantities", "Q", "lots").number(plan::cost, "cost", "totalCost");
    }

    private static double[] costs(Inputs in, int periods, String... names) {
        return in.has(names) ? in.numbers(periods, 0, names) : in.numbers(names);
    }

    private static Method method(Inputs in) {
        return switch (in.wordOr("", "wagnerwhitin", "silvermeal", "leastunitcost", "luc", "partperiod", "ppb", "lotforlot", "l4l")) {
            case "silvermeal" -> Method.SILVER_MEAL;
            case "leastunitcost", "luc" -> Method.LEAST_UNIT_COST;
            case "partperiod", "ppb" -> Method.PART_PERIOD;
            case "lotforlot", "l4l" -> Method.LOT_FOR_LOT;
            default -> Method.WAGNER_WHITIN;
        };
    }
}
