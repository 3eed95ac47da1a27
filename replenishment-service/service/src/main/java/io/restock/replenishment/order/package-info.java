/**
 * Orders: one order is what one store needs by one cut-off. The aggregate is the order's line, not the order: every command concerns one line,
 * lines of one order never constrain each other, and a line's row is all it takes to load it, however many lines the order has. Start with
 * {@link io.restock.replenishment.order.OrderLine}.
 */
@org.jspecify.annotations.NullMarked
package io.restock.replenishment.order;
