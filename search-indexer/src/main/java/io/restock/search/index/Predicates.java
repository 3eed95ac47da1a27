package io.restock.search.index;

import io.restock.search.stock.Cursor;
import io.restock.search.stock.Order;
import io.restock.search.stock.StockQuery;
import org.hibernate.search.engine.search.predicate.SearchPredicate;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;

/** A query as the engines understand it. */
record Predicates(SearchPredicateFactory factory) {
    /** What matches, whichever page it is on. */
    SearchPredicate matching(StockQuery query) {
        var all = factory.bool().filter(factory.matchAll());
        query.filters().forEach((filter, values) -> all.filter(factory.terms().field(filter.field()).matchingAny(values)));
        if (!query.everything()) {
            all.must(wanted(query));
        }
        return all.toPredicate();
    }

    /** Of those, what comes behind the cursor in the query's order. */
    SearchPredicate behind(StockQuery query, Cursor cursor) {
        return factory.and(matching(query), later(query, cursor)).toPredicate();
    }

    private SearchPredicate wanted(StockQuery query) {
        var wanted = factory.or();
        if (query.item() != null) {
            wanted.add(factory.match().field("item").matching(query.item().digits()));
        }
        if (!query.words().isEmpty()) {
            var each = factory.and();
            query.words().stream().map(this::word).forEach(each::add);
            wanted.add(each);
        }
        return wanted.toPredicate();
    }

    /** Something like "coca.cola" may be two words to the analyzer: then both must be there. A whole word of the name counts most, then one of the brand or category, then a beginning. */
    private SearchPredicate word(String word) {
        return factory.or(
                factory.match().field("name").matching(word).minimumShouldMatchPercent(100).boost(3),
                factory.match().field("words").matching(word).minimumShouldMatchPercent(100),
                factory.prefix().field("words").matching(Analyzers.folded(word)).constantScore().boost(0.1f)).toPredicate();
    }

    private SearchPredicate later(StockQuery query, Cursor cursor) {
        String field = Sorts.field(query.order());
        var behindId = factory.range().field("key").greaterThan(cursor.id());
        var without = factory.not(factory.exists().field(field));
        if (cursor.value() == null) {
            return factory.and(without, behindId).toPredicate();
        }
        Object value = query.order().parsed(cursor.value());
        var beyond = factory.range().field(field);
        var later = factory.or(
                query.descending() ? beyond.lessThan(value) : beyond.greaterThan(value),
                factory.and(factory.match().field(field).matching(value), behindId));
        return mayBeMissing(query.order()) ? factory.or(later, without).toPredicate() : later.toPredicate();
    }

    private static boolean mayBeMissing(Order order) {
        return switch (order) {
            case PRICE, CHANGED -> true;
            case RELEVANCE, NAME, ON_HAND -> false;
        };
    }
}
