/** What a store reports, one record for each transaction, count or delivery. Start with {@link io.restock.contracts.store.StoreRecord}. */
@NullMarked
package io.restock.contracts.store;

import org.jspecify.annotations.NullMarked;
