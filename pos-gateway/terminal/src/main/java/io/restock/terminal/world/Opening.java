package io.restock.terminal.world;

import io.restock.terminal.chain.Chain;
import io.restock.terminal.chain.Chain.Article;
import io.restock.terminal.chain.Chain.Shop;
import java.time.LocalDate;
import java.util.List;

/**
 * What is there before the first customer: what a chain has in the morning that has been running for long. A store holds what it sells until the goods of its
 * first orders stand on the shelf, with some safety and a part of a case; a distribution center holds a week.
 */
public record Opening(Draws draws, Customers customers, boolean suppliers) {
    /** From the opening to the arrival of what is ordered in the course of the day: the lorry of the next morning. */
    private static final double STORE_DAYS = 1.5;
    private static final double STORE_SAFETY = 2;
    private static final double CENTER_DAYS = 7;
    private static final double CENTER_DAYS_WITHOUT_SUPPLIERS = 0.1;
    private static final double SHELF_DAYS = 1.5;
    /** Variance of a day's units by its mean: one to six pieces a line. */
    private static final double PIECES_SPREAD = 1.9;
    /** The same for grams: a line's mean square by its mean. */
    private static final double GRAMS_SPREAD = 950;
    /** What fits a line of a count, and of a delivery. */
    private static final int STORE_AT_MOST = 1_000_000;
    private static final int CENTER_AT_MOST = 9_000_000;

    /** Units for which the shelf of an item has room: a case at least. */
    static int room(Shop shop, Article article) {
        return (int) Math.max(article.item().casePack() + 1, Math.ceil(SHELF_DAYS * Chain.unitsPerDay(shop, article)));
    }

    /** How far demand over so many units varies, as a standard deviation. */
    static double spread(Article article, double units) {
        return Math.sqrt(units * (article.weighed() ? GRAMS_SPREAD : PIECES_SPREAD));
    }

    /** Units of an item on the shelf and behind it. */
    public int ofStore(Shop shop, Article article, int item, LocalDate day) {
        double mean = customers.expected(shop, item, day) * STORE_DAYS;
        double partOfACase = draws.of("opening", shop.store().gln(), item).nextDouble() * article.item().casePack();
        return (int) Math.min(STORE_AT_MOST, Math.ceil(mean + STORE_SAFETY * spread(article, mean) + partOfACase));
    }

    /** Whole cases. */
    public int ofCenter(List<Shop> shops, Article article, int item, LocalDate day) {
        double perDay = shops.stream().mapToDouble(shop -> customers.average(shop, item, day.plusDays(1), 1)).sum();
        double wanted = Math.min(CENTER_AT_MOST, perDay * (suppliers ? CENTER_DAYS : CENTER_DAYS_WITHOUT_SUPPLIERS));
        int casePack = article.item().casePack();
        return (int) Math.max(1, Math.ceil(wanted / casePack)) * casePack;
    }
}
