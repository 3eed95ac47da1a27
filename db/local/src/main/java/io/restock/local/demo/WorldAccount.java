package io.restock.local.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The simulated world beside what the system believes of it, at the end of a demo; and the same customers under fixed minima and maxima. Pieces and grams are never added.
 * The terminal leaves it in the last line of its figures.
 *
 * @param wants times that customers wanted an item
 * @param lost those that were not met in full
 * @param lostValue what was not there would have cost, in {@code currency}
 * @param shelvesFilled share of items and half hours of opening in which something stood on the shelf, 0 to 1
 */
public record WorldAccount(long wants, long lost, BigDecimal lostValue, String currency, Double shelvesFilled, Units eaches, Units grams) {
    private static final double GRAMS_IN_KG = 1_000;

    /** Items of one unit: what customers wanted, what is in the stores, for how many days, and of how many store-items the records are right. */
    public record Units(long wanted, long lost, long stock, long inBackRooms, double averageStock, Double cover, int storeItems, int exact, int withinTenPercent) {}

    /** What the same customers met where minima and maxima were set once, from the demand of so many days. */
    public record Fixed(int days, long wants, long lost, BigDecimal lostValue, double averageEaches, double averageGrams) {}

    String table(List<Fixed> compared) {
        return "the world of customers and shelves\n"
                + row("customers' wants", "%,d".formatted(wants))
                + row("  met at once", share(wants - lost, wants))
                + row("  lost", "%,d, worth %,.0f %s".formatted(lost, lostValue, currency))
                + row("shelves with something on", shelvesFilled == null ? "-" : percent(shelvesFilled))
                + row("", "%14s %14s".formatted("eaches", "kg"))
                + both("wanted", units -> (double) units.wanted())
                + both("  lost", units -> (double) units.lost())
                + both("in the stores now", units -> (double) units.stock())
                + both("  in back rooms", units -> (double) units.inBackRooms())
                + row("  lasts for days", two(eaches.cover(), grams.cover(), "%,.1f"))
                + row("records that are exact", "%14s %14s".formatted(share(eaches.exact(), eaches.storeItems()), share(grams.exact(), grams.storeItems())))
                + row("  within ten percent", "%14s %14s".formatted(share(eaches.withinTenPercent(), eaches.storeItems()),
                        share(grams.withinTenPercent(), grams.storeItems())))
                + comparison(compared);
    }

    private String comparison(List<Fixed> compared) {
        var own = "  %-28s %14s %,14.0f %,14.0f %,14.0f%n".formatted("Restock", share(wants - lost, wants), lostValue, eaches.averageStock(), grams.averageStock() / GRAMS_IN_KG);
        return "the same customers\n  %-28s %14s %14s %14s %14s%n".formatted("", "met at once", "lost, " + currency, "average eaches", "average kg")
                + Stream.concat(Stream.of(own), compared.stream().map(fixed -> "  %-28s %14s %,14.0f %,14.0f %,14.0f%n".formatted(
                        "minimum and maximum, %d days".formatted(fixed.days()), share(fixed.wants() - fixed.lost(), fixed.wants()), fixed.lostValue(),
                        fixed.averageEaches(), fixed.averageGrams() / GRAMS_IN_KG))).collect(Collectors.joining());
    }

    private String both(String title, Function<Units, Double> figure) {
        return row(title, two(figure.apply(eaches), figure.apply(grams) / GRAMS_IN_KG, "%,.0f"));
    }

    private static String two(Double ofEaches, Double ofGrams, String format) {
        return "%14s %14s".formatted(ofEaches == null ? "-" : format.formatted(ofEaches), ofGrams == null ? "-" : format.formatted(ofGrams));
    }

    private static String share(long part, long whole) {
        return whole == 0 ? "-" : percent((double) part / whole);
    }

    private static String percent(double share) {
        return "%.2f %%".formatted(share * 100);
    }

    private static String row(String title, String figures) {
        return "  %-28s %14s%n".formatted(title, figures);
    }
}
