/** What happened to the stock of an item at a store. Start with {@link io.restock.contracts.stock.StockEvent}. */
@org.jspecify.annotations.NullMarked
package io.restock.contracts.stock;
