/** Live stock, searchable within a second of its change. Start with {@link io.restock.search.LiveSearch}, which ties the feed to the index. */
@org.jspecify.annotations.NullMarked
package io.restock.search;
