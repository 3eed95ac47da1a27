package io.restock.search.stock;

import io.restock.contracts.Gtin;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for.
 *
 * @param words each must be found in one of its ways in name, brand, category or department; at most {@value #WORDS_AT_MOST}
 * @param item the item that the words are the number of, or null; it is found as well
 * @param filters any one of the values of each filter must hold
 * @param after where the page before ended, or null
 * @param limit hits on a page, 1 to {@value #LIMIT_AT_MOST}
 */
public record StockQuery(List<Wanted> words, @Nullable Gtin item, Map<Filter, List<String>> filters, Order order, boolean descending, @Nullable Cursor after, int limit) {
    public static final int WORDS_AT_MOST = 10;
    public static final int LIMIT_AT_MOST = 200;

    public StockQuery of(List<Wanted> others, Map<Filter, List<String>> narrower) {
        return new StockQuery(others, item, narrower, order, descending, after, limit);
    }

    /** The order as the request names it, with a leading minus for descending. */
    public String sort() {
        return (descending ? "-" : "") + order.parameter();
    }

    /** Whether nothing is looked for by name or number. */
    public boolean everything() {
        return words.isEmpty() && item == null;
    }
}
