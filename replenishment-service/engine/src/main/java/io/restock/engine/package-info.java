/**
 * The mathematics of replenishment, pure Java: what a store-item will sell, and when to order how much. Start with
 * {@link io.restock.engine.ReorderRule}, then {@link io.restock.engine.ReorderLevel} and {@link io.restock.engine.DemandState}.
 */
@org.jspecify.annotations.NullMarked
package io.restock.engine;
