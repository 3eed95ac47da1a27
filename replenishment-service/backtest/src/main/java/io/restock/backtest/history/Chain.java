package io.restock.backtest.history;

/**
 * A chain's sales, and in what packs it orders.
 *
 * @param packs of each series, in units, 1 and up
 */
public record Chain(History history, int[] packs) {}
