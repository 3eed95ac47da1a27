/** Replenishment orders as the distribution center and the dashboard see them. Start with {@link io.restock.contracts.orders.OrderEvent}. */
@org.jspecify.annotations.NullMarked
package io.restock.contracts.orders;
