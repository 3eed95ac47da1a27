package io.restock.search.index;

import io.restock.contracts.Gtin;
import io.restock.search.stock.Between;
import io.restock.search.stock.Cursor;
import io.restock.search.stock.Filter;
import io.restock.search.stock.Measure;
import io.restock.search.stock.Order;
import io.restock.search.stock.StockQuery;
import io.restock.search.stock.Wanted;
import io.restock.search.stock.Wanted.All;
import io.restock.search.stock.Wanted.Any;
import io.restock.search.stock.Wanted.Way;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.search.engine.search.predicate.SearchPredicate;
import org.hibernate.search.engine.search.predicate.dsl.PredicateFinalStep;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;

/** A query as the engines understand it. */
record Predicates(SearchPredicateFactory factory) {
    /** Fewer digits are part of a name. */
    private static final int DIGITS = 6;
    private static final int ZEROS = 6;
    private static final int NUMBER = 14;

    /** What matches, whichever page it is on. */
    SearchPredicate matching(StockQuery query) {
        var all = factory.bool().filter(factory.matchAll());
        if (!query.within().isEmpty()) {
            all.filter(factory.terms().field(Filter.STORE.field()).matchingAny(query.within()));
        }
        query.filters().forEach((filter, values) -> all.filter(factory.terms().field(filter.field()).matchingAny(values)));
        query.between().forEach((measure, ranges) -> all.filter(between(measure, ranges)));
        if (!query.everything()) {
            all.must(wanted(query));
        }
        return all.toPredicate();
    }

    /** Of those, what comes behind the cursor in the query's order. */
    SearchPredicate behind(StockQuery query, Cursor cursor) {
        return factory.and(matching(query), later(query, cursor)).toPredicate();
    }

    private SearchPredicate between(Measure measure, List<Between> ranges) {
        var any = factory.or();
        ranges.stream().map(range -> factory.range().field(measure.field()).range(Ranges.of(measure, range))).forEach(any::add);
        return any.toPredicate();
    }

    private SearchPredicate wanted(StockQuery query) {
        var wanted = factory.or();
        if (query.item() != null) {
            wanted.add(factory.match().field("item").matching(query.item().digits()));
        }
        if (query.words().size() == 1) {
            beginningsOfNumber(query.words().getFirst().typed()).forEach(wanted::add);
        }
        if (!query.words().isEmpty()) {
            var each = factory.bool();
            query.words().stream().map(this::word).forEach(each::must);
            String typed = query.words().stream().map(Wanted::typed).collect(Collectors.joining(" "));
            each.should(factory.prefix().field("nameOrder").matching(typed).constantScore().boost(Wanted.BEGINS));
            each.should(factory.match().field("nameOrder").matching(typed).constantScore().boost(Wanted.WHOLE));
            wanted.add(each);
        }
        return wanted.toPredicate();
    }

    /** Digits that are enough to mean a number are the beginning of one in any of its forms: filled up with none to six zeros. */
    private List<SearchPredicate> beginningsOfNumber(String typed) {
        if (typed.length() < DIGITS || !typed.chars().allMatch(Character::isDigit)) {
            return List.of();
        }
        return IntStream.rangeClosed(0, Math.min(ZEROS, NUMBER - typed.length()))
                .mapToObj(zeros -> factory.prefix().field("item").matching("0".repeat(zeros) + typed).constantScore().boost(Wanted.IN_THE_NAME).toPredicate()).toList();
    }

    private SearchPredicate word(Wanted wanted) {
        var any = factory.or();
        wanted.ways().stream().map(this::way).forEach(any::add);
        return any.toPredicate();
    }

    private SearchPredicate way(Way way) {
        return switch (way) {
            case Any(var words, float weight) -> either((field, score) -> factory.terms().field(field).matchingAny(words).constantScore().boost(score), weight);
            case All(var words, boolean begins, float weight) -> {
                var all = factory.and();
                for (int i = 0; i < words.size(); i++) {
                    all.add(word(words.get(i), begins && i == words.size() - 1, weight / words.size()));
                }
                yield all.toPredicate();
            }
        };
    }

    /** Something like "coca.cola" may be two words to the analyzer: then both must be there. */
    private SearchPredicate word(String word, boolean begins, float weight) {
        var whole = either((field, score) -> factory.match().field(field).matching(word).minimumShouldMatchPercent(100).constantScore().boost(score), weight);
        return begins ? factory
                .or(whole, either((field, score) -> factory.prefix().field(field).matching(Analyzers.folded(word)).constantScore().boost(score), Wanted.BEGINNING * weight))
                .toPredicate() : whole;
    }

    /** In the name, which counts most, or in brand, category or department. */
    private SearchPredicate either(BiFunction<String, Float, PredicateFinalStep> in, float weight) {
        return factory.or(in.apply("name", Wanted.IN_THE_NAME * weight), in.apply("words", weight)).toPredicate();
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
            case PRICE, CHANGED, COVER -> true;
            case RELEVANCE, NAME, ON_HAND, AVAILABLE, ON_ORDER -> false;
        };
    }
}
