/** From the topics to the index: read, coalesce by document, write in bulk, commit, remember. Start with {@link io.restock.search.feed.Indexer}. */
@NullMarked
package io.restock.search.feed;

import org.jspecify.annotations.NullMarked;
