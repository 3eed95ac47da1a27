/** What is searched and how one asks: documents, queries, and the port to the index. Start with {@link io.restock.search.stock.StockDocument}. */
@NullMarked
package io.restock.search.stock;

import org.jspecify.annotations.NullMarked;
