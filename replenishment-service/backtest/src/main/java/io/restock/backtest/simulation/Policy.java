package io.restock.backtest.simulation;

/**
 * Decides every evening what to order. It learns from what its own stock let it sell, never from what was wanted. Items are counted as in the history.
 */
public interface Policy {
    /** The day is over. Before the first order these are the recorded sales of the days before. */
    void close(int day, Sold sold);

    /** The reorder level after a day: below it, as many whole packs as reach it again. */
    int reorderLevel(int series, int day);

    /** What an evening shows of each series. */
    interface Sold {
        boolean listed(int series);

        int units(int series);

        /** Nothing was left in the evening. */
        boolean soldOut(int series);
    }
}
