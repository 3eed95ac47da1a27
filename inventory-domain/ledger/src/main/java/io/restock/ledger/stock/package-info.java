/** Stock as it is, as it was and as it was known, and the events behind it. Start with {@link io.restock.ledger.stock.StockResource}. */
package io.restock.ledger.stock;
