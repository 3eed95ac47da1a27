/**
 * The decider: folds what happened into each store-item's demand and position, reviews what was touched, and orders. One transaction holds
 * state, decisions and cursor. Start with {@link io.restock.replenishment.planning.Decider}, then {@link io.restock.replenishment.planning.Review}.
 */
package io.restock.replenishment.planning;
