package io.restock.replenishment.view;

import io.restock.contracts.Gtin;
import io.restock.replenishment.catalog.Catalog;
import io.restock.replenishment.planning.PlanningRequest.HistoryGiven;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a store sold of its items, day by day. Eight weeks teach all that planning learns by itself: levels, weekdays and how much demand varies.
 *
 * @param from date of each item's first figure, in the store's time
 */
public record SalesHistory(LocalDate from, List<ItemSold> items) {
    /** One request is one record of the log. */
    private static final int MOST_FIGURES = 100_000;
    private static final int MOST_ITEMS = 2_000;
    private static final int MOST_DAYS = 800;
    private static final int MOST_UNITS = 10_000_000;
    private static final int MOST_ERRORS = 20;

    /** @param sold net units of each day from the first on, 0 and up; null where nobody knows, or the item was not there to be bought */
    public record ItemSold(String item, List<Integer> sold) {
        HistoryGiven.Sold given() {
            return new HistoryGiven.Sold(Gtin.scanned(item), sold);
        }
    }

    List<String> errors(LocalDate today, Catalog catalog) {
        var errors = new ArrayList<String>();
        if (from == null) {
            errors.add("from is missing; send the date of the first figure");
        }
        if (items == null || items.isEmpty()) {
            errors.add("items is missing; send one item at least");
            return errors;
        }
        if (items.size() > MOST_ITEMS) {
            errors.add("items has " + items.size() + " items; send at most " + MOST_ITEMS + " in a request, and the others in another");
        }
        long figures = items.stream().mapToLong(item -> item == null || item.sold() == null ? 0 : item.sold().size()).sum();
        if (figures > MOST_FIGURES) {
            errors.add("items has " + figures + " figures; send at most " + MOST_FIGURES + " in a request, and the other items in another");
        }
        var seen = new HashSet<Gtin>();
        for (int n = 0; n < items.size() && errors.size() < MOST_ERRORS; n++) {
            check("items[" + n + "]", items.get(n), today, catalog, seen, errors);
        }
        return errors;
    }

    private void check(String at, ItemSold item, LocalDate today, Catalog catalog, Set<Gtin> seen, List<String> errors) {
        if (item == null || item.item() == null) {
            errors.add(at + ".item is missing; send the item's number");
            return;
        }
        try {
            var gtin = Gtin.scanned(item.item());
            if (!catalog.lists(gtin)) {
                errors.add(at + ".item " + item.item() + " is not listed; register it first");
            } else if (!seen.add(gtin)) {
                errors.add(at + ".item " + item.item() + " is there twice; send each item once");
            }
        } catch (IllegalArgumentException e) {
            errors.add(at + ".item " + e.getMessage());
        }
        checkSold(at + ".sold", item.sold(), today, errors);
    }

    private void checkSold(String at, List<Integer> sold, LocalDate today, List<String> errors) {
        if (sold == null || sold.stream().allMatch(Objects::isNull)) {
            errors.add(at + " is missing; send the units of one day at least");
            return;
        }
        if (sold.size() > MOST_DAYS) {
            errors.add(at + " must have at most " + MOST_DAYS + " days, had " + sold.size());
        } else if (from != null && from.plusDays(sold.size()).isAfter(today)) {
            errors.add(at + " must end before today, " + today + ", ended with " + from.plusDays(sold.size() - 1L));
        }
        sold.stream().filter(units -> units != null && (units < 0 || units > MOST_UNITS)).findFirst()
                .ifPresent(units -> errors.add(at + " must be between 0 and " + MOST_UNITS + " units on each day, was " + units));
    }
}
