/** What happened to the stock of an item at a store. Start with {@link io.restock.contracts.stock.StockEvent}. */
@NullMarked
package io.restock.contracts.stock;

import org.jspecify.annotations.NullMarked;
