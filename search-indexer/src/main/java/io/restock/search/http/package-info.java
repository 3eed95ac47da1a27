/** What merchandisers ask and operators check. Start with {@link io.restock.search.http.SearchResource}. */
@org.jspecify.annotations.NullMarked
package io.restock.search.http;
