package io.restock.backtest.history;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Single sales, as a ledger records them, in any order. */
public final class SalesLog {
    private static final int MOST_DAYS = 10_000;
    private static final long MOST_STORE_ITEM_DAYS = 200_000_000;

    private SalesLog() {}

    /** @param units sold on a business date; negative for what came back */
    public record Sale(String store, String item, String department, LocalDate day, int units) {}

    private record Place(String item, String department, String store) {
        static Place of(Sale sale) {
            return new Place(sale.item, sale.department, sale.store);
        }
    }

    /**
     * The days from the first on which something was sold to the last. An item is listed in a store from its first sale on; a day on which more came back than was sold counts as
     * 0, and what came back of sales before the first is not counted.
     *
     * @throws IllegalArgumentException if nothing was sold, or more than 10,000 days lie between the sales, or they fill more than 200 million days of store-items
     */
    public static History history(Collection<Sale> sales) {
        var first = sales.stream().filter(sale -> sale.units > 0).map(Sale::day).min(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalArgumentException("sales must not be empty"));
        var last = sales.stream().filter(sale -> sale.units > 0).map(Sale::day).max(Comparator.naturalOrder()).orElseThrow();
        long days = last.toEpochDay() - first.toEpochDay() + 1;
        if (days > MOST_DAYS) {
            throw new IllegalArgumentException("sales must lie within " + MOST_DAYS + " days, were from " + first + " to " + last);
        }
        var listedFrom = new HashMap<Place, LocalDate>();
        sales.stream().filter(sale -> sale.units > 0).forEach(sale -> listedFrom.merge(Place.of(sale), sale.day, (a, b) -> a.isBefore(b) ? a : b));
        if (listedFrom.size() * days > MOST_STORE_ITEM_DAYS) {
            throw new IllegalArgumentException(
                    "%d store-items over %d days are more than %d together; choose a department".formatted(listedFrom.size(), days, MOST_STORE_ITEM_DAYS));
        }
        var units = new HashMap<Place, int[]>();
        for (Sale sale : sales) {
            var from = listedFrom.get(Place.of(sale));
            if (from != null && !sale.day.isBefore(from) && !sale.day.isAfter(last)) {
                units.computeIfAbsent(Place.of(sale), _ -> new int[(int) days])[(int) (sale.day.toEpochDay() - first.toEpochDay())] += sale.units;
            }
        }
        var series = units.entrySet().stream().map(entry -> series(entry, (int) (requireNonNull(listedFrom.get(entry.getKey())).toEpochDay() - first.toEpochDay())))
                .sorted(Comparator.comparing(Series::item).thenComparing(Series::store)).toList();
        List<LocalDate> dates = Stream.iterate(first, day -> day.plusDays(1)).limit(days).toList();
        return new History(series, dates);
    }

    private static Series series(Map.Entry<Place, int[]> sold, int listedFrom) {
        int[] units = Arrays.stream(sold.getValue()).map(day -> Math.max(0, day)).toArray();
        Arrays.fill(units, 0, listedFrom, Series.NOT_LISTED);
        return new Series(sold.getKey().item, sold.getKey().department, sold.getKey().store, units);
    }
}
