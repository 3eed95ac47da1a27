package io.restock.search.stock;

import io.restock.contracts.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended: the last hit's place in the order (its value and id), or for relevance, which has no lasting value, how many hits came before.
 *
 * @param sort the order that it belongs to, as in the request
 * @param value the last hit's sort value as text, or null where it has none
 * @param hits that came before, 0 to {@value #HITS_AT_MOST}; counted for relevance only
 */
public record Cursor(String sort, @Nullable String value, String id, int hits) {
    /** Nobody reads so far by relevance; the engines sort all of it for every page. */
    public static final int HITS_AT_MOST = 10_000 - StockQuery.LIMIT_AT_MOST;

    public String encoded() {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.MAPPER.writeValueAsBytes(this));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException unless the text came from {@link #encoded()} */
    public static Cursor decoded(String text) {
        try {
            var cursor = Json.MAPPER.readValue(Base64.getUrlDecoder().decode(text), Cursor.class);
            if (cursor == null || cursor.sort == null || cursor.hits < 0 || cursor.hits > HITS_AT_MOST) {
                throw new IllegalArgumentException("not a cursor of ours");
            }
            return cursor;
        } catch (IOException e) {
            throw new IllegalArgumentException("not a cursor of ours", e);
        }
    }
}
