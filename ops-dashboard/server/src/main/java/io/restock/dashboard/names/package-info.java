/** What stores and items are called. Start with {@link io.restock.dashboard.names.Names}. */
package io.restock.dashboard.names;
