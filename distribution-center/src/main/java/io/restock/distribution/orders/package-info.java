/** Order lines, from placed to received, and the board on which DC staff see what must leave. Start with {@link io.restock.distribution.orders.OrderLines}. */
@org.jspecify.annotations.NullMarked
package io.restock.distribution.orders;
