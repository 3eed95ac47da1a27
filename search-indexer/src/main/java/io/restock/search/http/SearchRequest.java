package io.restock.search.http;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.search.catalog.Catalog;
import io.restock.search.stock.Cursor;
import io.restock.search.stock.Filter;
import io.restock.search.stock.Order;
import io.restock.search.stock.StockQuery;
import io.restock.search.stock.StockState;
import io.restock.search.stock.Wanted;
import io.restock.search.stock.Words;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
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
    private static final Set<String> OTHERS = Set.of("q", "sort", "limit", "after", "explain");

    private final MultivaluedMap<String, String> parameters;
    private final List<String> errors = new ArrayList<>();

    private SearchRequest(MultivaluedMap<String, String> parameters) {
        this.parameters = parameters;
    }

    /** @param explain whether each hit says why it was found */
    record Asked(StockQuery query, boolean explain) {}

    /** @throws ProblemException 422 that names every wrong parameter */
    static Asked read(MultivaluedMap<String, String> parameters, Catalog catalog) {
        return new SearchRequest(parameters).read(catalog);
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

    private Asked read(Catalog catalog) {
        refuseUnknown();
        String text = once("q");
        Gtin number = number(text);
        boolean isCode = text != null && number != null && !text.replace(" ", "").chars().allMatch(Character::isDigit);
        var words = words(text == null || isCode ? "" : text);
        String sort = once("sort");
        boolean descending = sort != null && sort.startsWith("-");
        Order order = sort == null ? Order.RELEVANCE : order(descending ? sort.substring(1) : sort, descending);
        var filters = filters();
        int limit = limit(once("limit"));
        Cursor after = after(once("after"), sort == null ? Order.RELEVANCE.parameter() : sort, order);
        boolean explain = explain(once("explain"));
        complain();
        return new Asked(new StockQuery(words, number == null ? null : catalog.stocked(number), filters, order, descending, after, limit), explain);
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

    private void refuseUnknown() {
        var known = new TreeSet<>(OTHERS);
        Arrays.stream(Filter.values()).map(Filter::field).forEach(known::add);
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
            var values = parameters.getOrDefault(filter.field(), List.of()).stream().map(String::strip)
                    .filter(value -> !value.isEmpty()).distinct().toList();
            if (values.size() > VALUES_AT_MOST) {
                errors.add(filter.field() + " is given " + values.size() + " times; give it at most " + VALUES_AT_MOST + " times");
            } else if (!values.isEmpty()) {
                filters.put(filter, checked(filter, values));
            }
        }
        return filters;
    }

    private List<String> checked(Filter filter, List<String> values) {
        switch (filter) {
            case STORE -> values.forEach(this::checkStore);
            case STATE -> values.forEach(this::checkState);
            case CATEGORY, BRAND, SELLER, DEPARTMENT, REGION -> {}
        }
        return values;
    }

    private void checkStore(String value) {
        try {
            new Gln(value);
        } catch (IllegalArgumentException e) {
            errors.add("store " + e.getMessage());
        }
    }

    private void checkState(String value) {
        if (Stream.of(StockState.values()).noneMatch(state -> state.name().equals(value))) {
            errors.add("state must be one of " + Stream.of(StockState.values()).map(Enum::name).collect(Collectors.joining(", "))
                    + ", was " + value);
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
