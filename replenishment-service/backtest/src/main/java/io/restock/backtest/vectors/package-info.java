/**
 * Checks the engine against a file of published values, one area of formulas after the other. Start with
 * {@link io.restock.backtest.vectors.VectorsCommand}, then {@link io.restock.backtest.vectors.Area}.
 */
@org.jspecify.annotations.NullMarked
package io.restock.backtest.vectors;
