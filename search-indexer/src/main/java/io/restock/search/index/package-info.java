/** The search engine behind the port: one Hibernate Search mapping, on Lucene in this process or on OpenSearch. Start with {@link io.restock.search.index.HibernateStockIndex}. */
@NullMarked
package io.restock.search.index;

import org.jspecify.annotations.NullMarked;
