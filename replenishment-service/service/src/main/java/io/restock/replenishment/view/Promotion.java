package io.restock.replenishment.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.replenishment.catalog.Catalog;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Items sell at a lower price for some days: those that are named, or all of a category.
 *
 * @param stores absent for the chain
 * @param depth percent off the usual price, 1 to 90
 * @param from its first business date
 * @param until its last, included; at most 366 days
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Promotion(String id, List<String> items, String category, List<String> stores, Double depth, LocalDate from, LocalDate until) {
    private static final int MOST_ITEMS = 1_000;
    private static final int MOST_STORES = 10_000;
    private static final int LONGEST_DAYS = 366;
    private static final double PERCENT = 100;

    static Promotion of(PromotionEntity row) {
        return new Promotion(row.id, row.items == null ? null : Arrays.asList(row.items), row.category, row.stores == null ? null : Arrays.asList(row.stores),
                Math.round(row.depth * PERCENT * PERCENT) / PERCENT, row.firstDay, row.lastDay);
    }

    double share() {
        return depth / PERCENT;
    }

    List<Gtin> gtins() {
        return items == null ? null : items.stream().map(Gtin::scanned).toList();
    }

    List<Gln> glns() {
        return stores == null ? null : stores.stream().map(Gln::new).toList();
    }

    List<String> errors(Catalog catalog) {
        var errors = new ArrayList<String>();
        boolean named = items != null && !items.isEmpty();
        if (named == (category != null && !category.isBlank())) {
            errors.add("items or category must say what is promoted: send one of them and leave out the other");
        }
        each("items", items, MOST_ITEMS, errors, text -> {
            if (!catalog.lists(Gtin.scanned(text))) {
                throw new IllegalArgumentException("is no listed item: " + text);
            }
        });
        each("stores", stores, MOST_STORES, errors, text -> {
            if (catalog.store(new Gln(text)).isEmpty()) {
                throw new IllegalArgumentException("is no known store: " + text);
            }
        });
        if (depth == null || !(depth >= 1 && depth <= 90)) {
            errors.add("depth must be between 1 and 90 percent off the usual price, was " + depth);
        }
        days(errors);
        return errors;
    }

    private void days(List<String> errors) {
        if (from == null || until == null) {
            errors.add((from == null ? "from" : "until") + " is missing; send a business date such as 2026-03-02");
        } else if (until.isBefore(from)) {
            errors.add("until must not be before from " + from + ", was " + until);
        } else if (!until.isBefore(from.plusDays(LONGEST_DAYS))) {
            errors.add("until must be at most " + LONGEST_DAYS + " days after from, was " + until);
        }
    }

    private static void each(String field, List<String> values, int most, List<String> errors, Consumer<String> check) {
        if (values == null) {
            return;
        }
        if (values.size() > most) {
            errors.add(field + " must be at most " + most + ", were " + values.size());
            return;
        }
        for (int i = 0; i < values.size(); i++) {
            try {
                check.accept(values.get(i));
            } catch (IllegalArgumentException | NullPointerException e) {
                errors.add(field + "[" + i + "] " + e.getMessage());
            }
        }
    }
}
