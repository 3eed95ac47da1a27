package io.restock.backtest.textbook;

import java.util.Arrays;

/**
 * Orders for known demand that differs by period. Holding is paid for what is left at the end of each period.
 *
 * @param fixedCost K of an order in each period
 * @param holdingCost h of each unit left at the end of each period
 * @param unitCost c of each unit ordered in each period
 * @param demand units of each period
 */
public record LotSizing(double[] fixedCost, double[] holdingCost, double[] unitCost, double[] demand) {
    /** Which periods to order in: everything until the next order is ordered at once. */
    public enum Method {
        WAGNER_WHITIN, SILVER_MEAL, LEAST_UNIT_COST, PART_PERIOD, LOT_FOR_LOT
    }

    /** @param cost money for all periods */
    public record Plan(double[] orders, double cost) {}

    /** The plan of a method. Wagner and Whitin's, Management Science 5, 1958, is the cheapest; the others are rules of thumb (Silver, Pyke and Thomas, 2017, ch. 5). */
    public Plan plan(Method method) {
        var orders = new double[demand.length];
        double cost = 0;
        int[] next = method == Method.WAGNER_WHITIN ? cheapestNext() : null;
        for (int from = 0; from < demand.length;) {
            int to = next != null ? next[from] : heuristicEnd(method, from);
            orders[from] = sum(from, to);
            cost += cost(from, to);
            from = to;
        }
        return new Plan(orders, cost);
    }

    /** Backwards: θ(t) = min over s of cost(t, s) + θ(s). Of equally cheap plans the one that orders later again. */
    private int[] cheapestNext() {
        int periods = demand.length;
        var theta = new double[periods + 1];
        var next = new int[periods];
        for (int from = periods - 1; from >= 0; from--) {
            theta[from] = Double.POSITIVE_INFINITY;
            for (int to = from + 1; to <= periods; to++) {
                double cost = cost(from, to) + theta[to];
                if (cost < theta[from]) {
                    theta[from] = cost;
                    next[from] = to;
                }
            }
        }
        return next;
    }

    private int heuristicEnd(Method method, int from) {
        int to = from + 1;
        while (to < demand.length && worthwhile(method, from, to)) {
            to++;
        }
        return to;
    }

    private boolean worthwhile(Method method, int from, int to) {
        return switch (method) {
            case SILVER_MEAL -> cost(from, to + 1) / (to + 1 - from) <= cost(from, to) / (to - from);
            case LEAST_UNIT_COST -> cost(from, to + 1) / sum(from, to + 1) <= cost(from, to) / sum(from, to);
            case PART_PERIOD -> held(from, to + 1) <= fixedCost[from];
            case LOT_FOR_LOT -> demand[to] == 0;
            case WAGNER_WHITIN -> throw new IllegalStateException("planned backwards");
        };
    }

    private double sum(int from, int to) {
        return Arrays.stream(demand, from, to).sum();
    }

    private double held(int from, int to) {
        double held = 0;
        for (int period = from; period < to - 1; period++) {
            held += holdingCost[period] * sum(period + 1, to);
        }
        return held;
    }

    private double cost(int from, int to) {
        double units = sum(from, to);
        return units == 0 ? 0 : fixedCost[from] + unitCost[from] * units + held(from, to);
    }
}
