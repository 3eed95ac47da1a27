/** The search engine behind the port: one Hibernate Search mapping, on Lucene in this process or on OpenSearch. Start with {@link io.restock.search.index.HibernateStockIndex}. */
@org.jspecify.annotations.NullMarked
package io.restock.search.index;
