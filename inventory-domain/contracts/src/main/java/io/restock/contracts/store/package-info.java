/** What a store reports, one record for each transaction, count or delivery. Start with {@link io.restock.contracts.store.StoreRecord}. */
@org.jspecify.annotations.NullMarked
package io.restock.contracts.store;
