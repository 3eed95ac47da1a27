package io.restock.search.http;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.search.catalog.Catalog;
import io.restock.search.stock.Between;
import io.restock.search.stock.Cursor;
import io.restock.search.stock.Facets;
import io.restock.search.stock.Filter;
import io.restock.search.stock.Listing;
import io.restock.search.stock.Measure;
import io.restock.search.stock.Order;
import io.restock.search.stock.StockQuery;
import io.restock.search.stock.StockState;
import io.restock.search.stock.Wanted;
import io.restock.search.stock.Words;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a search, and says about each wrong one what to write instead. */
final class SearchRequest {
    private static final int LIMIT = 50;
    private static final int TEXT_AT_MOST = 200;
    private static final int VALUES_AT_MOST = 50;
    private static final String NO_FACET = "none";
    private static final Set<String> OTHERS = Set.of("q", "sort", "limit", "after", "explain", "facet");
    private static final String COLUMN = "column";

    private final MultivaluedMap<String, String> parameters;
    private final List<String> errors = new ArrayList<>();

    private SearchRequest(MultivaluedMap<String, String> parameters) {
        this.parameters = parameters;
    }

    /** @param explain whether each hit says why it was found; @param columns of a table */
    record Asked(StockQuery query, boolean explain, List<String> columns) {}

    /** @throws ProblemException 422 that names every wrong parameter */
    static Asked read(MultivaluedMap<String, String> parameters, Catalog catalog) {
        return new SearchRequest(parameters).read(catalog, false);
    }

    /** The same of a table, whose columns may be named. */
    static Asked table(MultivaluedMap<String, String> parameters, Catalog catalog) {
        return new SearchRequest(parameters).read(catalog, true);
    }

    /** @throws ProblemException 422 if nothing can be looked for by it */
    static List<Wanted> words(MultivaluedMap<String, String> parameters) {
        var request = new SearchRequest(parameters);
        String text = request.once("q");
        var words = request.words(text == null ? "" : text);
        if (text == null) {
            request.errors.add("q is missing; send what has been typed so far");
        }
        request.complain();
        return words;
    }

    private Asked read(Catalog catalog, boolean isTable) {
        refuseUnknown(isTable);
        String text = once("q");
        Gtin number = number(text);
        boolean isCode = text != null && number != null && !text.replace(" ", "").chars().allMatch(Character::isDigit);
        var words = words(text == null || isCode ? "" : text);
        String sort = once("sort");
        boolean descending = sort != null && sort.startsWith("-");
        Order order = sort == null ? Order.RELEVANCE : order(descending ? sort.substring(1) : sort, descending);
        var filters = filters();
        var between = between();
        Facets facets = facets();
        int limit = limit(once("limit"));
        Cursor after = after(once("after"), sort == null ? Order.RELEVANCE.parameter() : sort, order);
        boolean explain = explain(once("explain"));
        List<String> columns = isTable ? columns() : List.of();
        complain();
        return new Asked(new StockQuery(words, number == null ? null : catalog.stocked(number), List.of(), filters, between, facets, order, descending, after, limit), explain,
                columns);
    }

    private void complain() {
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(List.copyOf(errors));
        }
    }

    private boolean explain(@Nullable String text) {
        if (text != null && !text.equals("true") && !text.equals("false")) {
            errors.add("explain must be true or false, was " + text);
        }
        return "true".equals(text);
    }

    private List<String> columns() {
        List<String> columns = values(COLUMN);
        columns.stream().filter(column -> !Rows.COLUMNS.contains(column))
                .forEach(column -> errors.add(COLUMN + " must be of " + String.join(", ", Rows.COLUMNS) + ", was " + column));
        return columns.isEmpty() ? Rows.COLUMNS : columns;
    }

    private void refuseUnknown(boolean isTable) {
        var known = new TreeSet<>(OTHERS);
        if (isTable) {
            known.add(COLUMN);
        }
        Arrays.stream(Filter.values()).map(Filter::field).forEach(known::add);
        Arrays.stream(Measure.values()).map(Measure::field).forEach(known::add);
        parameters.keySet().stream().filter(name -> !known.contains(name)).sorted()
                .forEach(name -> errors.add(name + " is not a parameter here; take it out, or use one of " + String.join(", ", known)));
    }

    private @Nullable String once(String name) {
        var values = parameters.get(name);
        if (values != null && values.size() > 1) {
            errors.add(name + " is given " + values.size() + " times; give it once");
        }
        return values == null || values.getFirst().isBlank() ? null : values.getFirst().strip();
    }

    private List<Wanted> words(String text) {
        if (text.length() > TEXT_AT_MOST) {
            errors.add("q has " + text.length() + " characters; use at most " + TEXT_AT_MOST);
            return List.of();
        }
        var words = Words.of(text);
        if (!text.isEmpty() && words.isEmpty()) {
            errors.add("q must hold a letter or a digit, or be left out");
        }
        if (words.size() > StockQuery.WORDS_AT_MOST) {
            errors.add("q has " + words.size() + " words; use at most " + StockQuery.WORDS_AT_MOST);
        }
        return words;
    }

    /** A number in any of its forms; digits that are no GTIN may still be part of a name. */
    private static @Nullable Gtin number(@Nullable String text) {
        try {
            return text == null ? null : Gtin.scanned(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Order order(String name, boolean descending) {
        var order = Order.of(name);
        if (order.isEmpty() || order.get() == Order.RELEVANCE && descending) {
            errors.add("sort must be relevance, or one of " + Arrays.stream(Order.values()).filter(o -> o != Order.RELEVANCE)
                    .map(Order::parameter).collect(Collectors.joining(", ")) + " with a leading - for descending, was "
                    + (descending ? "-" : "") + name);
        }
        return order.orElse(Order.RELEVANCE);
    }

    private Map<Filter, List<String>> filters() {
        var filters = new EnumMap<Filter, List<String>>(Filter.class);
        for (Filter filter : Filter.values()) {
            List<String> values = values(filter.field());
            if (!values.isEmpty()) {
                filters.put(filter, checked(filter, values));
            }
        }
        return filters;
    }

    private Map<Measure, List<Between>> between() {
        var between = new EnumMap<Measure, List<Between>>(Measure.class);
        for (Measure measure : Measure.values()) {
            var ranges = new ArrayList<Between>();
            for (String value : values(measure.field())) {
                try {
                    ranges.add(Between.of(value));
                } catch (IllegalArgumentException e) {
                    errors.add(measure.field() + " " + e.getMessage());
                }
            }
            if (!ranges.isEmpty()) {
                between.put(measure, ranges);
            }
        }
        return between;
    }

    private List<String> values(String name) {
        var values = parameters.getOrDefault(name, List.of()).stream().map(String::strip).filter(value -> !value.isEmpty()).distinct().toList();
        if (values.size() > VALUES_AT_MOST) {
            errors.add(name + " is given " + values.size() + " times; give it at most " + VALUES_AT_MOST + " times");
            return List.of();
        }
        return values;
    }

    private Facets facets() {
        List<String> names = values("facet");
        if (names.isEmpty()) {
            return Facets.USUAL;
        }
        var filters = EnumSet.noneOf(Filter.class);
        var measures = EnumSet.noneOf(Measure.class);
        for (String name : names) {
            Arrays.stream(Filter.values()).filter(filter -> filter.field().equals(name)).forEach(filters::add);
            Measure.of(name).filter(measure -> !measure.bands().isEmpty()).ifPresent(measures::add);
        }
        if (!names.equals(List.of(NO_FACET)) && filters.size() + measures.size() < names.size()) {
            errors.add("facet must be " + NO_FACET + ", or of " + Stream.concat(Stream.of(Filter.values()).map(Filter::field), Stream.of(Measure.values())
                    .filter(measure -> !measure.bands().isEmpty()).map(Measure::field)).collect(Collectors.joining(", ")) + ", was " + String.join(", ", names));
        }
        return new Facets(filters, measures);
    }

    private List<String> checked(Filter filter, List<String> values) {
        switch (filter) {
            case STORE, DC -> values.forEach(value -> checkGln(filter.field(), value));
            case STATE -> values.forEach(value -> checkOneOf("state", StockState.values(), value));
            case RANGE -> values.forEach(value -> checkOneOf("range", Listing.Range.values(), value));
            case CATEGORY, BRAND, SELLER, DEPARTMENT, REGION -> {}
        }
        return values;
    }

    private void checkGln(String name, String value) {
        try {
            new Gln(value);
        } catch (IllegalArgumentException e) {
            errors.add(name + " " + e.getMessage());
        }
    }

    private void checkOneOf(String name, Enum<?>[] known, String value) {
        if (Stream.of(known).noneMatch(each -> each.name().equals(value))) {
            errors.add(name + " must be one of " + Stream.of(known).map(Enum::name).collect(Collectors.joining(", ")) + ", was " + value);
        }
    }

    private int limit(@Nullable String text) {
        try {
            int limit = text == null ? LIMIT : Integer.parseInt(text);
            if (limit >= 1 && limit <= StockQuery.LIMIT_AT_MOST) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // answered below, like any other number that is none of ours
        }
        errors.add("limit must be a whole number from 1 to " + StockQuery.LIMIT_AT_MOST + ", was " + text);
        return LIMIT;
    }

    private @Nullable Cursor after(@Nullable String text, String sort, Order order) {
        if (text == null) {
            return null;
        }
        try {
            var cursor = Cursor.decoded(text);
            if (!cursor.sort().equals(sort)) {
                errors.add("after belongs to sort=" + cursor.sort() + "; begin again without after when the sort changes");
            } else if (cursor.id() == null) {
                errors.add("after must be the next of an earlier answer");
            } else if (cursor.value() != null) {
                order.parsed(cursor.value());
            }
            return cursor;
        } catch (IllegalArgumentException e) {
            errors.add("after must be the next of an earlier answer, or be left out for the first page");
            return null;
        }
    }
}
