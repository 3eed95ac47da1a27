/**
 * The governed business clock of the processes of one machine: {@link io.restock.contracts.time.ClockBoard} is what they share,
 * {@link io.restock.contracts.time.Backlogs} what each of them writes on it. Start with {@link io.restock.contracts.BusinessClock}.
 */
@org.jspecify.annotations.NullMarked
package io.restock.contracts.time;
