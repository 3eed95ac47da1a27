/** Stores, items, prices and layouts of labels as merchandisers list them, and their way onto the catalog topics. Start with {@link io.restock.ledger.catalog.CatalogResource}. */
@org.jspecify.annotations.NullMarked
package io.restock.ledger.catalog;
