/**
 * What crosses a service border: identities, records, events, topics. Start with {@link io.restock.contracts.Topics},
 * then {@link io.restock.contracts.store.StoreRecord} (what a store reports) and
 * {@link io.restock.contracts.stock.StockEvent} (what it did to the stock).
 */
@org.jspecify.annotations.NullMarked
package io.restock.contracts;
