/** Two policies in the same chain at the same time, each in its own stores. Start with {@link io.restock.backtest.experiment.Experiment}. */
@org.jspecify.annotations.NullMarked
package io.restock.backtest.experiment;
