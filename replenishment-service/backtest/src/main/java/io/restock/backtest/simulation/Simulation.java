package io.restock.backtest.simulation;

import io.restock.backtest.history.Days;
import io.restock.backtest.history.History;
import io.restock.backtest.history.Series;
import io.restock.engine.ReorderRule;

/**
 * Days of a chain under a policy. What is ordered at the close of day t can be sold from day t + lead on; what is not on the shelf is lost.
 * The stock at the beginning is the policy's level and half a pack, on the shelf.
 */
public record Simulation(History history, int[] packs, Timing timing) {
    /** Reviewed every day. */
    public Simulation(History history, int[] packs, int lead) {
        this(history, packs, new Timing(lead, 1));
    }

    /** Runs from the first day to the end of the measured days. What was sold before the first day the policy is taught by {@link #teach}. */
    public Result run(Policy policy, int first, Days measured) {
        var shelf = new Shelf(history.series().size());
        for (int day = first; day < measured.end(); day++) {
            openAndSell(policy, shelf, day, measured);
            policy.close(day, shelf);
            for (int i = 0; i < packs.length && timing.reviews(day); i++) {
                order(policy, shelf, i, day, measured);
            }
        }
        return new Result(shelf.wanted, shelf.allSold, shelf.sumOnHand, shelf.lines, shelf.packs, measured.length());
    }

    /** Shows a policy the recorded sales of the days before another. */
    public static void teach(Policy policy, History history, int before) {
        for (int day = 0; day < before; day++) {
            policy.close(day, new Recorded(history, day));
        }
    }

    private void openAndSell(Policy policy, Shelf shelf, int day, Days measured) {
        for (int i = 0; i < packs.length; i++) {
            Series series = history.series().get(i);
            shelf.listed[i] = series.listedOn(day);
            if (!shelf.listed[i]) {
                continue;
            }
            if (!shelf.begun[i]) {
                shelf.begun[i] = true;
                shelf.onHand[i] = policy.reorderLevel(i, day - 1) + packs[i] / 2;
            }
            int arrived = shelf.due[i][day % (Timing.MOST_DAYS + 1)];
            shelf.due[i][day % (Timing.MOST_DAYS + 1)] = 0;
            shelf.onHand[i] += arrived;
            shelf.onOrder[i] -= arrived;
            int opening = shelf.onHand[i];
            shelf.sold[i] = Math.min(opening, series.units()[day]);
            shelf.onHand[i] -= shelf.sold[i];
            if (measured.contains(day)) {
                shelf.wanted[i] += series.units()[day];
                shelf.allSold[i] += shelf.sold[i];
                shelf.sumOnHand[i] += (opening + shelf.onHand[i]) / 2.0;
            }
        }
    }

    private void order(Policy policy, Shelf shelf, int i, int day, Days measured) {
        if (shelf.begun[i]) {
            var rule = new ReorderRule(policy.reorderLevel(i, day), packs[i]);
            int ordered = rule.packs(shelf.onHand[i] + shelf.onOrder[i]);
            int units = ordered * packs[i];
            shelf.onOrder[i] += units;
            shelf.due[i][(day + timing.lead()) % (Timing.MOST_DAYS + 1)] += units;
            if (ordered > 0 && measured.contains(day)) {
                shelf.lines[i]++;
                shelf.packs[i] += ordered;
            }
        }
    }

    private static final class Shelf implements Policy.Sold {
        private final boolean[] listed;
        private final boolean[] begun;
        private final int[] onHand;
        private final int[] onOrder;
        private final int[] sold;
        private final int[][] due;
        private final long[] wanted;
        private final long[] allSold;
        private final double[] sumOnHand;
        private final long[] lines;
        private final long[] packs;

        Shelf(int series) {
            listed = new boolean[series];
            begun = new boolean[series];
            onHand = new int[series];
            onOrder = new int[series];
            sold = new int[series];
            due = new int[series][Timing.MOST_DAYS + 1];
            wanted = new long[series];
            allSold = new long[series];
            sumOnHand = new double[series];
            lines = new long[series];
            packs = new long[series];
        }

        @Override
        public boolean listed(int i) {
            return listed[i];
        }

        @Override
        public int units(int i) {
            return sold[i];
        }

        @Override
        public boolean soldOut(int i) {
            return onHand[i] == 0;
        }
    }

    private record Recorded(History history, int day) implements Policy.Sold {
        @Override
        public boolean listed(int i) {
            return history.series().get(i).listedOn(day);
        }

        @Override
        public int units(int i) {
            return history.series().get(i).units()[day];
        }

        @Override
        public boolean soldOut(int i) {
            return false;
        }
    }
}
