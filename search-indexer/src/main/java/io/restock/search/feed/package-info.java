/** From the topics to the index: read, coalesce by document, write in bulk, commit, remember. Start with {@link io.restock.search.feed.Indexer}. */
@org.jspecify.annotations.NullMarked
package io.restock.search.feed;
