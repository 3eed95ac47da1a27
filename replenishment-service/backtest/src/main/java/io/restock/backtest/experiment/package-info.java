/** Two policies in the same chain at the same time, each in its own stores. Start with {@link io.restock.backtest.experiment.Experiment}. */
@NullMarked
package io.restock.backtest.experiment;

import org.jspecify.annotations.NullMarked;
