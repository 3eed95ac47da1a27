/**
 * What store-items have in common: promotions, weekdays and spread of a department, the level of a category, and who took whose place. Start with
 * {@link io.restock.replenishment.neighbourhood.Neighbourhood}.
 */
@org.jspecify.annotations.NullMarked
package io.restock.replenishment.neighbourhood;
