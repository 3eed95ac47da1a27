package io.restock.backtest.policy;

import io.restock.backtest.simulation.Policy.Sold;

/** The last listed days of each series, oldest overwritten first. A day that sold out counts as no less than the mean. */
final class Window {
    private final int[][] units;
    private final int[] seen;

    Window(int series, int days) {
        units = new int[series][days];
        seen = new int[series];
    }

    void close(Sold sold) {
        for (int i = 0; i < seen.length; i++) {
            if (sold.listed(i)) {
                int least = sold.soldOut(i) ? (int) Math.round(mean(i)) : 0;
                units[i][seen[i]++ % units[i].length] = Math.max(least, sold.units(i));
            }
        }
    }

    int size(int series) {
        return Math.min(seen[series], units[series].length);
    }

    double mean(int series) {
        double sum = 0;
        for (int i = 0; i < size(series); i++) {
            sum += units[series][i];
        }
        return size(series) == 0 ? 0 : sum / size(series);
    }

    double variance(int series) {
        double mean = mean(series);
        double sum = 0;
        for (int i = 0; i < size(series); i++) {
            sum += (units[series][i] - mean) * (units[series][i] - mean);
        }
        return size(series) < 2 ? mean : sum / (size(series) - 1);
    }
}
