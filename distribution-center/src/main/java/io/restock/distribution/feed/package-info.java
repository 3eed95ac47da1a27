/** Where orders, sales and the catalog come in, and where our own word goes out. Start with {@link io.restock.distribution.feed.FeedHandler}. */
@org.jspecify.annotations.NullMarked
package io.restock.distribution.feed;
