package io.restock.terminal.world;

import io.restock.terminal.chain.Chain.Article;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Buys for a distribution center. What stores sell on a day corrects what was expected of it; each order brings every item up to what may be sold until the
 * next order's goods are there, with some safety. One thread at a time.
 */
public final class Buyer {
    private static final double CORRECTION = 0.3;
    private static final double DAYS_BETWEEN_ORDERS = 0.5;
    /** Stores order in cases and ahead of what they sell, the busiest day may come, and suppliers forget. */
    private static final double DAYS_OF_SAFETY = 3;
    private static final double SAFETY = 2;
    private static final double LONGEST_LEAD_DAYS = Suppliers.LONGEST.toHours() / 24.0;
    private static final int DAYS_AHEAD = 3;
    private static final int UNITS_AT_MOST = 9_000_000;

    private final Suppliers suppliers;
    private final List<Article> articles;
    private final ZoneId zone;
    private final double[] perDay;
    private final long[] soldToday;
    private final List<SupplierOrder> open = new ArrayList<>();

    /** @param perDay units that the center's stores are expected to sell of each item on an average day */
    public Buyer(Suppliers suppliers, List<Article> articles, ZoneId zone, double[] perDay) {
        this.suppliers = suppliers;
        this.articles = articles;
        this.zone = zone;
        this.perDay = perDay.clone();
        this.soldToday = new long[perDay.length];
    }

    /** Hears what stores have sold since it last heard. */
    public void hear(int item, long units) {
        soldToday[item] += Math.max(0, units);
    }

    /** The day's selling is over and all of it was heard. */
    public void dayIsOver(LocalDate day) {
        double busy = Footfall.busy(day.getDayOfWeek());
        for (int item = 0; item < perDay.length; item++) {
            perDay[item] += CORRECTION * (soldToday[item] / busy - perDay[item]);
            soldToday[item] = 0;
        }
    }

    /**
     * Orders what is missing.
     *
     * @param available units of each item that the center could still promise
     * @return what will come of it
     */
    public List<SupplierOrder> order(Instant at, int[] available) {
        var units = new TreeMap<Integer, Integer>();
        double busy = busy(at);
        for (int item = 0; item < perDay.length; item++) {
            double missing = Math.min(UNITS_AT_MOST, upTo(item, busy) - available[item] - onOrder(item));
            int casePack = articles.get(item).item().casePack();
            if (missing >= casePack) {
                units.put(item, (int) Math.ceil(missing / casePack) * casePack);
            }
        }
        var orders = suppliers.order(at, units);
        open.addAll(orders);
        return orders;
    }

    public void arrived(SupplierOrder order) {
        open.remove(order);
    }

    double upTo(int item, double busy) {
        double mean = perDay[item] * busy * (LONGEST_LEAD_DAYS + DAYS_BETWEEN_ORDERS + DAYS_OF_SAFETY);
        return mean + SAFETY * Opening.spread(articles.get(item), mean);
    }

    /** How busy the days are, on average, that the order is for. */
    private double busy(Instant at) {
        var today = at.atZone(zone).toLocalDate();
        double sum = 0;
        for (int day = 0; day < DAYS_AHEAD; day++) {
            sum += Footfall.busy(today.plusDays(day).getDayOfWeek());
        }
        return Math.max(1, sum / DAYS_AHEAD);
    }

    private int onOrder(int item) {
        return open.stream().mapToInt(order -> order.units().getOrDefault(item, 0)).sum();
    }
}
