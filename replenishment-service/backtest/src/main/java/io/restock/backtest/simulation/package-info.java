/** Days of a chain under a policy, with lost sales. Start with {@link io.restock.backtest.simulation.Simulation}. */
@org.jspecify.annotations.NullMarked
package io.restock.backtest.simulation;
