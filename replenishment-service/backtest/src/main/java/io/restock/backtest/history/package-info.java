/** Recorded sales of a chain, day by day, with its calendar and prices, in the form of the M5 competition. Start with {@link io.restock.backtest.history.History}. */
@org.jspecify.annotations.NullMarked
package io.restock.backtest.history;
