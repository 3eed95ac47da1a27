package io.restock.search.stock;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found.
 *
 * @param total all hits of the query, on this page or not
 * @param facets by the parameter that narrows by it, how its values spread over what all other filters leave; most frequent first, bands in their order
 * @param next where the next page begins, or null if this is the last
 */
public record StockPage(List<StockDocument> hits, long total, Map<String, List<Facet>> facets, @Nullable Cursor next) {
    /** Values listed in a facet at most. */
    public static final int VALUES_AT_MOST = 50;

    public record Facet(String value, long count) {}
}
