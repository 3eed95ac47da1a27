/** What stores and items are called. Start with {@link io.restock.dashboard.names.Names}. */
@org.jspecify.annotations.NullMarked
package io.restock.dashboard.names;
