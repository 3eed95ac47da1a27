package io.restock.search.index;

import io.restock.search.stock.Between;
import io.restock.search.stock.Facets;
import io.restock.search.stock.Filter;
import io.restock.search.stock.Measure;
import io.restock.search.stock.StockPage;
import io.restock.search.stock.StockPage.Facet;
import io.restock.search.stock.StockQuery;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.search.engine.search.aggregation.AggregationKey;
import org.hibernate.search.engine.search.query.SearchResult;
import org.hibernate.search.engine.search.query.dsl.SearchQueryOptionsStep;
import org.hibernate.search.util.common.data.Range;

/**
 * The facets that one search of an engine counts. One whose own filter narrows the hits needs a search of its own, without that filter; all others are counted with the hits.
 *
 * @param query whose hits are counted
 */
record FacetCounts(StockQuery query, Set<Filter> filters, Set<Measure> measures) {
    /** What is counted with the hits of a query. */
    FacetCounts(StockQuery query) {
        this(query, of(Filter.class, query.facets().filters().stream().filter(facet -> !query.narrowedBy(facet))),
                of(Measure.class, query.facets().measures().stream().filter(facet -> !query.narrowedBy(facet))));
    }

    static FacetCounts none(StockQuery query) {
        return new FacetCounts(query, Set.of(), Set.of());
    }

    private static <E extends Enum<E>> Set<E> of(Class<E> type, Stream<E> values) {
        Set<E> set = EnumSet.noneOf(type);
        values.forEach(set::add);
        return set;
    }

    /** The others of the query, each for a search of its own. */
    List<FacetCounts> ownFiltersOut() {
        Facets asked = query.facets();
        var others = new ArrayList<FacetCounts>();
        asked.filters().stream().filter(query::narrowedBy).forEach(facet -> others.add(new FacetCounts(query.without(facet), Set.of(facet), Set.of())));
        asked.measures().stream().filter(query::narrowedBy).forEach(facet -> others.add(new FacetCounts(query.without(facet), Set.of(), Set.of(facet))));
        return others;
    }

    SearchQueryOptionsStep<?, ?, String, ?, ?, ?> asked(SearchQueryOptionsStep<?, ?, String, ?, ?, ?> search) {
        SearchQueryOptionsStep<?, ?, String, ?, ?, ?> with = search;
        for (Filter facet : filters) {
            with = with.aggregation(AggregationKey.<Map<String, Long>>of(facet.field()),
                    f -> f.terms().field(facet.field(), String.class).orderByCountDescending().maxTermCount(StockPage.VALUES_AT_MOST));
        }
        for (Measure facet : measures) {
            with = switch (facet) {
                case PRICE -> with.aggregation(AggregationKey.<Map<Range<BigDecimal>, Long>>of(facet.field()),
                        f -> f.range().field(facet.field(), BigDecimal.class).ranges(facet.bands().stream().map(Ranges::money).toList()));
                case COVER -> with.aggregation(AggregationKey.<Map<Range<Double>, Long>>of(facet.field()),
                        f -> f.range().field(facet.field(), Double.class).ranges(facet.bands().stream().map(Ranges::days).toList()));
                case ON_HAND, AVAILABLE, ON_ORDER -> throw new IllegalArgumentException(facet + " has no bands");
            };
        }
        return with;
    }

    /** @return by the parameter that narrows by it */
    Map<String, List<Facet>> of(SearchResult<String> found) {
        var facets = new LinkedHashMap<String, List<Facet>>();
        for (Filter facet : filters) {
            Map<String, Long> values = found.aggregation(AggregationKey.of(facet.field()));
            facets.put(facet.field(), values.entrySet().stream().map(e -> new Facet(e.getKey(), e.getValue())).toList());
        }
        for (Measure facet : measures) {
            Map<Range<?>, Long> counted = found.aggregation(AggregationKey.of(facet.field()));
            facets.put(facet.field(),
                    facet.bands().stream().map(band -> new Facet(band.toString(), counted.getOrDefault(Ranges.of(facet, band), 0L))).filter(each -> each.count() > 0)
                            .toList());
        }
        return facets;
    }

    /** In the order of the filters, whatever narrows. */
    Map<String, List<Facet>> sorted(Map<String, List<Facet>> facets) {
        var sorted = new LinkedHashMap<String, List<Facet>>();
        Stream.concat(Stream.of(Filter.values()).map(Filter::field), Stream.of(Measure.values()).map(Measure::field)).filter(facets::containsKey)
                .forEach(name -> sorted.put(name, facets.get(name)));
        return sorted;
    }
}
