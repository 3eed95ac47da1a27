/** What replenishment must know of stores, items and lanes, in memory. Start with {@link io.restock.replenishment.catalog.Catalog}. */
@org.jspecify.annotations.NullMarked
package io.restock.replenishment.catalog;
