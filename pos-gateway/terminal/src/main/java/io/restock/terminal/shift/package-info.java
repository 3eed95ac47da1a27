/** Working time, and work that many do at once. Start with {@link io.restock.terminal.shift.Shift}. */
@org.jspecify.annotations.NullMarked
package io.restock.terminal.shift;
