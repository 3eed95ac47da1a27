package io.restock.backtest.history;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Single sales, as a ledger records them, in any order. */
public final class SalesLog {
    private static final int MOST_DAYS = 10_000;

    private SalesLog() {}

    /** @param units sold on a business date; negative for what came back */
    public record Sale(String store, String item, String department, LocalDate day, int units) {}

    private record Place(String item, String department, String store) {}

    /**
     * The days from the first sale of all to the last. An item is listed in a store from its first sale on; a day on which more came back than was sold counts as 0.
     *
     * @throws IllegalArgumentException if there is no sale, or more than 10,000 days lie between them
     */
    public static History history(Collection<Sale> sales) {
        if (sales.isEmpty()) {
            throw new IllegalArgumentException("sales must not be empty");
        }
        var first = sales.stream().map(Sale::day).min(Comparator.naturalOrder()).orElseThrow();
        var last = sales.stream().map(Sale::day).max(Comparator.naturalOrder()).orElseThrow();
        long days = last.toEpochDay() - first.toEpochDay() + 1;
        if (days > MOST_DAYS) {
            throw new IllegalArgumentException("sales must lie within " + MOST_DAYS + " days, were from " + first + " to " + last);
        }
        var units = new LinkedHashMap<Place, int[]>();
        var listedFrom = new LinkedHashMap<Place, Integer>();
        for (Sale sale : sales) {
            var place = new Place(sale.item, sale.department, sale.store);
            int day = (int) (sale.day.toEpochDay() - first.toEpochDay());
            units.computeIfAbsent(place, _ -> new int[(int) days])[day] += sale.units;
            listedFrom.merge(place, day, Math::min);
        }
        var series = units.entrySet().stream().map(entry -> series(entry, listedFrom.get(entry.getKey())))
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
