/** The search on a real Kafka and a real index. Start with {@link io.restock.search.LiveSearchTest}. */
package io.restock.search;
