package io.restock.backtest.policy;

import io.restock.backtest.simulation.Policy;

/** What sold on the same weekdays a week ago, times k. */
public final class SeasonalNaive implements Policy {
    private static final int WEEK = 7;

    private final int[][] lastWeek;
    private final int protection;
    private final double k;

    public SeasonalNaive(int series, int protection, double k) {
        this.lastWeek = new int[series][WEEK];
        this.protection = protection;
        this.k = k;
    }

    /** A day sold out keeps what the week before sold, if that was more. */
    @Override
    public void close(int day, Sold sold) {
        for (int i = 0; i < lastWeek.length; i++) {
            if (sold.listed(i)) {
                int before = sold.soldOut(i) ? lastWeek[i][day % WEEK] : 0;
                lastWeek[i][day % WEEK] = Math.max(before, sold.units(i));
            }
        }
    }

    @Override
    public int reorderLevel(int series, int day) {
        int sum = 0;
        for (int ahead = 1; ahead <= protection; ahead++) {
            sum += lastWeek[series][(day + ahead) % WEEK];
        }
        return (int) Math.max(1, Math.ceil(k * sum - 1e-9));
    }
}
