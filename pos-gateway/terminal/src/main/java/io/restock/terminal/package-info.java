/**
 * What stands outside the services and talks to them by REST alone: tills, staff, recorded sales. Start with
 * {@link io.restock.terminal.SimulateCommand} or {@link io.restock.terminal.ReplayCommand}.
 */
@org.jspecify.annotations.NullMarked
package io.restock.terminal;
