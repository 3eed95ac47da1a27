/** What moves on the page, second by second. Start with {@link io.restock.dashboard.live.LiveFeed}. */
@org.jspecify.annotations.NullMarked
package io.restock.dashboard.live;
