/** What merchandisers ask and operators check. Start with {@link io.restock.search.http.SearchResource}. */
@NullMarked
package io.restock.search.http;

import org.jspecify.annotations.NullMarked;
