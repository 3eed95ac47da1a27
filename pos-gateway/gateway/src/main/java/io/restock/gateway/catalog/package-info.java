/** What the gateway knows of stores, items and prices, in memory, from Kafka. Start with {@link io.restock.gateway.catalog.Catalog}. */
@org.jspecify.annotations.NullMarked
package io.restock.gateway.catalog;
