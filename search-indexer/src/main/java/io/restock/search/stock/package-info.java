/** What is searched and how one asks: documents, queries, and the port to the index. Start with {@link io.restock.search.stock.StockDocument}. */
@org.jspecify.annotations.NullMarked
package io.restock.search.stock;
