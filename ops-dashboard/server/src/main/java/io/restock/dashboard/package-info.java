/** The one page that says how the chain is doing. Start with {@link io.restock.dashboard.live.LiveFeed}, which makes it move. */
@org.jspecify.annotations.NullMarked
package io.restock.dashboard;
