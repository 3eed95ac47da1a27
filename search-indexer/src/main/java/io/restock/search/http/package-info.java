/** What merchandisers ask and operators check. Start with {@link io.restock.search.http.SearchResource}. */
package io.restock.search.http;
