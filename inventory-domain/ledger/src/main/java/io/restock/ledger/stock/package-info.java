/** Stock as it is, as it was and as it was known, and the events behind it. Start with {@link io.restock.ledger.stock.StockResource}. */
@org.jspecify.annotations.NullMarked
package io.restock.ledger.stock;
