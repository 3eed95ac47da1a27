/** Stores, items and prices as the search knows them, in memory. Start with {@link io.restock.search.catalog.Catalog}. */
@org.jspecify.annotations.NullMarked
package io.restock.search.catalog;
