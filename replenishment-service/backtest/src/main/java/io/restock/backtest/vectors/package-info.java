/**
 * Checks the engine against a file of published values, one area of formulas after the other. Start with
 * {@link io.restock.backtest.vectors.VectorsCommand}, then {@link io.restock.backtest.vectors.Area}.
 */
@NullMarked
package io.restock.backtest.vectors;

import org.jspecify.annotations.NullMarked;
