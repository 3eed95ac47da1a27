package io.restock.search.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.search.stock.StockDocument;
import io.restock.search.stock.StockPage;
import io.restock.search.stock.StockPage.Facet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of hits.
 *
 * @param total hits on all pages
 * @param facets by the parameter that narrows by it, counts under all filters of the request but that one
 * @param next for {@code after}; absent on the last page
 * @param didYouMean what was looked for in place of what was typed, because no item has that; absent if it was not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SearchAnswer(List<Hit> hits, long total, Map<String, List<Facet>> facets, Freshness freshness, @Nullable String next,
        @Nullable String didYouMean) {
    /**
     * How fresh the answer is.
     *
     * @param position stock levels taken so far, from all partitions
     * @param recordedAt when the latest of them was recorded, absent if there is none
     * @param behindMillis how long ago the oldest was recorded that is read and not visible yet, in business time; 0 if there is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Freshness(long position, @Nullable Instant recordedAt, long behindMillis) {}

    static SearchAnswer of(StockPage page, Freshness freshness, @Nullable String didYouMean, Function<StockDocument, Because> because) {
        return new SearchAnswer(page.hits().stream().map(document -> Hit.of(document, because.apply(document))).toList(), page.total(), page.facets(), freshness,
                page.next() == null ? null : page.next().encoded(), didYouMean);
    }
}
