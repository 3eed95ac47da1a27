/** The classic models of forecasting and of stock: what policies are compared with and vectors checked by. Nothing is decided here. Start with {@link io.restock.backtest.textbook.Newsvendor}. */
@org.jspecify.annotations.NullMarked
package io.restock.backtest.textbook;
