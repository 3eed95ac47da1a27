package io.restock.search.stock;

import io.restock.contracts.Gtin;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for.
 *
 * @param words each must be found in one of its ways in name, brand, category or department; at most {@value #WORDS_AT_MOST}
 * @param item the item that the words are the number of, or null; it is found as well
 * @param within stores that the caller may see; empty for all
 * @param filters any one of the values of each filter must hold
 * @param between any one of the ranges of each measure must hold
 * @param facets what is counted
 * @param after where the page before ended, or null
 * @param limit hits on a page, 1 to {@value #LIMIT_AT_MOST}
 */
public record StockQuery(List<Wanted> words, @Nullable Gtin item, List<String> within, Map<Filter, List<String>> filters,
        Map<Measure, List<Between>> between, Facets facets, Order order, boolean descending, @Nullable Cursor after, int limit) {
    public static final int WORDS_AT_MOST = 10;
    public static final int LIMIT_AT_MOST = 200;

    public StockQuery of(List<Wanted> others, List<String> stores) {
        return new StockQuery(others, item, stores, filters, between, facets, order, descending, after, limit);
    }

    /** Whether hits are narrowed by what a facet counts. */
    public boolean narrowedBy(Filter facet) {
        return filters.containsKey(facet);
    }

    public boolean narrowedBy(Measure facet) {
        return between.containsKey(facet);
    }

    /** For a facet that offers what else could be chosen: the same without its own filter. */
    public StockQuery without(Filter facet) {
        var others = new EnumMap<Filter, List<String>>(Filter.class);
        others.putAll(filters);
        others.remove(facet);
        return new StockQuery(words, item, within, others, between, facets, order, descending, null, 0);
    }

    public StockQuery without(Measure facet) {
        var others = new EnumMap<Measure, List<Between>>(Measure.class);
        others.putAll(between);
        others.remove(facet);
        return new StockQuery(words, item, within, filters, others, facets, order, descending, null, 0);
    }

    /** The page behind it, of whatever length, and nothing counted. */
    public StockQuery page(Order by, boolean down, @Nullable Cursor behind, int length) {
        return new StockQuery(words, item, within, filters, between, Facets.NONE, by, down, behind, length);
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
