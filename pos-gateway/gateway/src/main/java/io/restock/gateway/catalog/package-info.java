/** What the gateway knows of stores, items and prices, in memory, from Kafka. Start with {@link io.restock.gateway.catalog.Catalog}. */
@NullMarked
package io.restock.gateway.catalog;

import org.jspecify.annotations.NullMarked;
