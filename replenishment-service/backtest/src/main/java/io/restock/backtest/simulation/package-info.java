/** Days of a chain under a policy, with lost sales. Start with {@link io.restock.backtest.simulation.Simulation}. */
@NullMarked
package io.restock.backtest.simulation;

import org.jspecify.annotations.NullMarked;
