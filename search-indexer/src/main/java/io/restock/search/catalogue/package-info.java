/** Stores, items and prices as the search knows them, in memory. Start with {@link io.restock.search.catalogue.Catalogue}. */
@NullMarked
package io.restock.search.catalogue;

import org.jspecify.annotations.NullMarked;
