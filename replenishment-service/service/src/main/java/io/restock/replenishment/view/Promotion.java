package io.restock.replenishment.view;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.border.http.Checking;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Limits;
import io.restock.replenishment.catalog.Catalog;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Items sell at a lower price for some days: those that are named, or all of a category.
 *
 * @param stores absent for the chain
 * @param depth percent off the usual price, 1 to 90
 * @param from its first business date
 * @param until its last, included; at most 366 days
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Promotion(@Nullable String id, @Nullable List<String> items, @Nullable String category, @Nullable List<String> stores, @Nullable Double depth,
        @Nullable LocalDate from, @Nullable LocalDate until) {
    private static final int MOST_ITEMS = 1_000;
    private static final int MOST_STORES = 10_000;
    private static final int LONGEST_DAYS = 366;
    private static final double PERCENT = 100;

    static Promotion of(PromotionEntity row) {
        return new Promotion(row.id, row.items == null ? null : Arrays.asList(row.items), row.category, row.stores == null ? null : Arrays.asList(row.stores),
                Math.round(row.depth * PERCENT * PERCENT) / PERCENT, row.firstDay, row.lastDay);
    }

    double share() {
        return requireNonNull(depth) / PERCENT;
    }

    /** The stocked items of the numbers that were named. */
    @Nullable
    List<Gtin> gtins(Catalog catalog) {
        return items == null ? null : items.stream().map(Gtin::scanned).map(number -> catalog.stocked(number).item()).distinct().toList();
    }

    @Nullable
    List<Gln> glns() {
        return stores == null ? null : stores.stream().map(Gln::new).toList();
    }

    void check(Checking checking, Catalog catalog) {
        boolean named = items != null && !items.isEmpty();
        checking.require(named != (category != null && !category.isBlank()), "items or category",
                "must say what is promoted: send one of them and leave out the other");
        checking.optionalText("category", category == null || category.isBlank() ? null : category, Limits.NAME);
        each("items", items, MOST_ITEMS, checking, (path, text) -> {
            Gtin item = checking.gtin(path, text);
            checking.require(item == null || catalog.lists(catalog.stocked(item).item()), path, "is no listed item: " + text);
        });
        each("stores", stores, MOST_STORES, checking, (path, text) -> {
            Gln store = checking.gln(path, text);
            checking.require(store == null || catalog.store(store).isPresent(), path, "is no known store: " + text);
        });
        checking.require(depth != null && depth >= 1 && depth <= 90, "depth", "must be between 1 and 90 percent off the usual price, was " + depth);
        days(checking);
    }

    private void days(Checking checking) {
        checking.require(from != null, "from", "is missing; send a business date such as 2026-03-02");
        checking.require(until != null, "until", "is missing; send a business date such as 2026-03-02");
        if (from != null && until != null) {
            checking.require(!until.isBefore(from), "until", "must not be before from " + from + ", was " + until);
            checking.require(until.isBefore(from.plusDays(LONGEST_DAYS)), "until", "must be at most " + LONGEST_DAYS + " days after from, was " + until);
        }
    }

    private static void each(String field, @Nullable List<String> values, int most, Checking checking, BiConsumer<String, String> check) {
        var named = values == null ? List.<String>of() : values;
        int count = named.size();
        if (checking.require(count <= most, field, "must be at most " + most + ", were " + count)) {
            for (int i = 0; i < count; i++) {
                check.accept(field + "[" + i + "]", named.get(i));
            }
        }
    }
}
