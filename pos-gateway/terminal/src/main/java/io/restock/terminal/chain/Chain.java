package io.restock.terminal.chain;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.Gln;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Store;
import io.restock.contracts.despatch.Lane;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A chain of stores, what it sells, and the distribution centers behind it. */
public record Chain(List<Center> centers, List<Shop> shops, List<Article> articles, String currency) {
    /** Lines of which this many grams are bought on average. */
    public static final int GRAMS_PER_LINE = 600;
    /** Pieces bought with one line, on average: see {@link io.restock.terminal.till.Basket}. */
    public static final double PIECES_PER_LINE = 1.4;
    private static final int DAYS_BETWEEN_HOLIDAYS = 100;
    private static final int HOLIDAYS_APART = 5;

    /** A distribution center. */
    public record Center(Gln gln, String name, ZoneId zone) {}

    /**
     * @param lane the road from its distribution center
     * @param linesPerDay till lines that it sells on an average day
     */
    public record Shop(Store store, Lane lane, double linesPerDay) {
        Shop closedOn(List<LocalDate> days) {
            return new Shop(new Store(store.gln(), store.name(), store.zone(), store.closeOut(), store.dc(), store.region(), store.state(), store.opens(), days),
                    new Lane(lane.dc(), lane.store(), lane.zone(), lane.cutOffs(), lane.handlingMinutes(), lane.transitMinutes(), lane.restDays(), days), linesPerDay);
        }
    }

    /**
     * @param price in the chain's currency, for one each or for 1,000 grams
     * @param share of all lines sold, 0 to 1; the shares of a chain's articles add up to 1
     */
    public record Article(Item item, BigDecimal price, double share) {
        public boolean weighed() {
            return item.unit() == Item.Unit.GRAM;
        }

        /** What so many units cost, in hundredths at most. */
        public BigDecimal amountFor(int units) {
            var exact = price.multiply(BigDecimal.valueOf(units));
            return (weighed() ? exact.movePointLeft(3) : exact).setScale(2, RoundingMode.HALF_UP);
        }
    }

    /** Units of an article that a shop sells on an average day. */
    public static double unitsPerDay(Shop shop, Article article) {
        return shop.linesPerDay() * article.share() * (article.weighed() ? GRAMS_PER_LINE : PIECES_PER_LINE);
    }

    /**
     * The same chain with local holidays: each town keeps one in a hundred days, in turn, so that of twenty stores one is closed on every fifth day. No wave leaves for it then.
     *
     * @param first of so many days of which holidays are published
     */
    public Chain withHolidays(LocalDate first, int days) {
        var closing = new ArrayList<Shop>(shops.size());
        for (int n = 0; n < shops.size(); n++) {
            int turn = n * HOLIDAYS_APART;
            var closed = first.datesUntil(first.plusDays(days)).filter(day -> Math.floorMod(day.toEpochDay() + turn, DAYS_BETWEEN_HOLIDAYS) == 0).toList();
            closing.add(requireNonNull(shops.get(n)).closedOn(closed));
        }
        return new Chain(centers, closing, articles, currency);
    }

    public List<Shop> shopsOf(Center center) {
        return shops.stream().filter(shop -> center.gln().equals(shop.store().dc())).toList();
    }
}
