package io.restock.backtest.history;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Reads weekly prices in the form of the M5 competition: {@code store_id,item_id,wm_yr_wk,sell_price}, its weeks by the calendar. */
public final class PriceFile {
    private PriceFile() {}

    private record Place(String store, String item) {}

    private static final class Sum {
        private double prices;
        private int weeks;
    }

    /**
     * What each series cost on average over the weeks of some days; 0 where the file has no price of it then.
     *
     * @throws UserError if a file cannot be read, has another form, or has no price at all for these series and days
     */
    public static double[] read(Path file, Path calendar, History history, Days days) {
        var weeks = weeks(calendar, days);
        var wanted = new HashMap<Place, Sum>();
        history.series().forEach(series -> wanted.put(new Place(series.store(), series.item()), new Sum()));
        try (var table = Table.open(file, "store_id", "item_id", "wm_yr_wk", "sell_price")) {
            while (table.next()) {
                Sum sum = wanted.get(new Place(table.text("store_id"), table.text("item_id")));
                if (sum != null && weeks.contains(table.text("wm_yr_wk"))) {
                    sum.prices += price(table);
                    sum.weeks++;
                }
            }
        }
        double[] prices = prices(history, wanted);
        if (Arrays.stream(prices).allMatch(price -> price == 0)) {
            throw new UserError("--prices " + file + " has no price of these items in the weeks " + String.join(", ", weeks.stream().sorted().limit(3).toList())
                    + ", …; leave --prices out to count units alone");
        }
        return prices;
    }

    private static double[] prices(History history, Map<Place, Sum> found) {
        return history.series().stream().map(series -> found.get(new Place(series.store(), series.item())))
                .mapToDouble(sum -> sum.weeks == 0 ? 0 : sum.prices / sum.weeks).toArray();
    }

    private static double price(Table table) {
        double price = table.number("sell_price");
        if (!(price >= 0 && price < Double.POSITIVE_INFINITY)) {
            throw table.wrong("sell_price", "0 or more");
        }
        return price;
    }

    private static Set<String> weeks(Path calendar, Days days) {
        var weeks = new HashSet<String>();
        try (var table = Table.open(calendar, "wm_yr_wk")) {
            for (int day = 0; day < days.end() && table.next(); day++) {
                if (days.contains(day)) {
                    weeks.add(table.text("wm_yr_wk"));
                }
            }
        }
        return weeks;
    }
}
