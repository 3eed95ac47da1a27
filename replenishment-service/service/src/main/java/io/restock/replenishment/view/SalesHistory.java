package io.restock.replenishment.view;

import io.restock.border.http.Checking;
import io.restock.contracts.Gtin;
import io.restock.contracts.Limits;
import io.restock.replenishment.catalog.Catalog;
import io.restock.replenishment.request.PlanningRequest.HistoryGiven;
import java.time.LocalDate;
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

    /** @param sold net units of each day from the first on, 0 and up; null where nobody knows, or the item was not there to be bought */
    public record ItemSold(String item, List<Integer> sold) {
        /** In units of the stocked item. */
        HistoryGiven.Sold given(Catalog catalog) {
            var stocked = catalog.stocked(Gtin.scanned(item));
            return new HistoryGiven.Sold(stocked.item(), stocked.units() == 1 ? sold : sold.stream().map(units -> units == null ? null : units * stocked.units()).toList());
        }
    }

    void check(Checking checking, LocalDate today, Catalog catalog) {
        checking.require(from != null, "from", "is missing; send the date of the first figure");
        if (!checking.require(items != null && !items.isEmpty(), "items", "is missing; send one item at least")) {
            return;
        }
        checking.require(items.size() <= MOST_ITEMS, "items", "has " + items.size() + " items; send at most " + MOST_ITEMS + " in a request, and the others in another");
        long figures = items.stream().mapToLong(item -> item == null || item.sold() == null ? 0 : item.sold().size()).sum();
        checking.require(figures <= MOST_FIGURES, "items", "has " + figures + " figures; send at most " + MOST_FIGURES + " in a request, and the other items in another");
        var seen = new HashSet<Gtin>();
        for (int n = 0; n < Math.min(items.size(), MOST_ITEMS); n++) {
            check("items[" + n + "]", items.get(n), today, catalog, seen, checking);
        }
    }

    private void check(String at, ItemSold item, LocalDate today, Catalog catalog, Set<Gtin> seen, Checking checking) {
        Gtin number = checking.gtin(at + ".item", item == null ? null : item.item());
        Gtin gtin = number == null ? null : catalog.stocked(number).item();
        if (gtin != null && !catalog.lists(gtin)) {
            checking.wrong(at + ".item", item.item() + " is not listed; register it first");
        } else if (gtin != null && !seen.add(gtin)) {
            checking.wrong(at + ".item", item.item() + " is there twice; send each item once");
        }
        if (item != null) {
            checkSold(at + ".sold", item.sold(), number == null ? 1 : catalog.stocked(number).units(), today, checking);
        }
    }

    private void checkSold(String at, List<Integer> sold, int each, LocalDate today, Checking checking) {
        if (!checking.require(sold != null && !sold.stream().allMatch(Objects::isNull), at, "is missing; send the units of one day at least")) {
            return;
        }
        if (checking.require(sold.size() <= MOST_DAYS, at, "must have at most " + MOST_DAYS + " days, had " + sold.size()) && from != null) {
            checking.require(!from.plusDays(sold.size()).isAfter(today), at, "must end before today, " + today + ", ended with " + from.plusDays(sold.size() - 1L));
        }
        sold.stream().filter(units -> units != null && (units < 0 || units > Limits.UNITS / each)).findFirst()
                .ifPresent(units -> checking.wrong(at, "must be between 0 and " + Limits.UNITS / each + " units on each day, was " + units));
    }
}
