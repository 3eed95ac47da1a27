/** Live stock, searchable within a second of its change. Start with {@link io.restock.search.LiveSearch}, which ties the feed to the index. */
@NullMarked
package io.restock.search;

import org.jspecify.annotations.NullMarked;
