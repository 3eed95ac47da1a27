/**
 * What store-items have in common: promotions, weekdays and spread of a department, the level of a category, who took whose place, and when their store as a whole has traded, without which
 * silence says nothing ({@link io.restock.replenishment.neighbourhood.Trading}). Start with
 * {@link io.restock.replenishment.neighbourhood.Neighbourhood}.
 */
@org.jspecify.annotations.NullMarked
package io.restock.replenishment.neighbourhood;
