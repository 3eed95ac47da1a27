/** What moves on the page, second by second. Start with {@link io.restock.dashboard.live.LiveFeed}. */
@NullMarked
package io.restock.dashboard.live;

import org.jspecify.annotations.NullMarked;
