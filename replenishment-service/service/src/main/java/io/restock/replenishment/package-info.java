/**
 * One decider per store-item: stock events become demand and position, a position below the reorder level becomes an order. Start with
 * {@link io.restock.replenishment.planning.Decider}, then {@link io.restock.replenishment.order.OrderLine}.
 */
@org.jspecify.annotations.NullMarked
package io.restock.replenishment;
