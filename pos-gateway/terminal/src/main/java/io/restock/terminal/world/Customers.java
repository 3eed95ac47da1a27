package io.restock.terminal.world;

import io.restock.contracts.store.TransactionLine.Disposition;
import io.restock.terminal.chain.Chain;
import io.restock.terminal.chain.Chain.Article;
import io.restock.terminal.chain.Chain.Shop;
import io.restock.terminal.world.Visit.BringsBack;
import io.restock.terminal.world.Visit.Want;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Who comes, when, and what they want: given by seed, store and day, whatever happened before and however fast the clock goes. About ten lines each, now and
 * then something brought back, struck out or bought by the case.
 */
public final class Customers {
    static final double MEAN_LINES = 9.5;
    static final double RETURNED = 0.02;
    static final double STRUCK_OUT = 0.01;
    private static final double WITHOUT_RECEIPT = 0.2;
    private static final double REMEMBERED = 0.2;
    private static final double BY_CASE = 0.004;
    private static final double BY_LABEL = 0.4;
    private static final double AS_EAN13 = 0.5;
    private static final int MOST_LINES = 60;
    private static final int MOST_GRAMS = 4_000;
    private static final int MEAN_GRAMS_ABOVE_LEAST = 450;
    private static final int LEAST_GRAMS = 150;
    private static final int LARGEST_LABEL_PRICE = 99_999;

    private record Taste(LocalDate day, Popularity popularity) {}

    private final Draws draws;
    private final Chain chain;
    private final int tills;
    private final Season season;
    private volatile @Nullable Taste taste;

    public Customers(Draws draws, Chain chain, int tillsPerStore) {
        this.draws = draws;
        this.chain = chain;
        this.tills = tillsPerStore;
        this.season = new Season(draws, chain.articles().size());
    }

    /** In the order in which they come. */
    List<Visit> of(Shop shop, LocalDate day) {
        if (!shop.store().opensOn(day)) {
            return List.of();
        }
        var random = draws.of("customers", shop.store().gln(), day.toEpochDay());
        var zone = shop.store().zone();
        var footfall = new Footfall(zone, shop.linesPerDay() / MEAN_LINES);
        var midnight = day.plusDays(1).atStartOfDay(zone).toInstant();
        var popularity = popularity(day);
        var visits = new ArrayList<Visit>();
        for (var at = footfall.next(random, day.atStartOfDay(zone).toInstant()); at.isBefore(midnight); at = footfall.next(random, at)) {
            visits.add(visit(random.split(), at, popularity));
        }
        return visits;
    }

    /** Units of each item that those of so many days have bought, who found all that they wanted: by item and day. */
    public int[][] bought(Shop shop, LocalDate first, int days) {
        int[][] units = new int[chain.articles().size()][days];
        for (int day = 0; day < days; day++) {
            for (var visit : of(shop, first.plusDays(day))) {
                for (var want : visit.wants()) {
                    units[want.item()][day] += want.struckOut() ? 0 : want.units();
                }
            }
        }
        return units;
    }

    private Visit visit(SplittableRandom random, Instant at, Popularity popularity) {
        int lines = Math.min(MOST_LINES, 1 + (int) (random.nextExponential() * (MEAN_LINES - 0.5)));
        var wants = new ArrayList<Want>(lines);
        var returns = new ArrayList<BringsBack>(0);
        for (int line = 0; line < lines; line++) {
            if (random.nextDouble() < RETURNED) {
                returns.add(new BringsBack(random.nextDouble(), disposition(random), random.nextDouble() >= WITHOUT_RECEIPT));
            } else {
                wants.add(want(random, popularity.draw(random)));
            }
        }
        return new Visit(at, 1 + random.nextInt(tills), wants, returns);
    }

    private Want want(RandomGenerator random, int item) {
        var article = chain.articles().get(item);
        boolean struckOut = random.nextDouble() < STRUCK_OUT;
        boolean remembered = !struckOut && random.nextDouble() < REMEMBERED;
        if (article.weighed()) {
            int grams = Math.min(MOST_GRAMS, LEAST_GRAMS + (int) (random.nextExponential() * MEAN_GRAMS_ABOVE_LEAST));
            boolean byLabel = random.nextDouble() < BY_LABEL && fitsLabel(article, grams);
            return new Want(item, grams, byLabel ? Scan.LABEL : Scan.GRAMS, struckOut, remembered && !byLabel);
        }
        if (!article.item().packs().isEmpty() && random.nextDouble() < BY_CASE) {
            return new Want(item, article.item().packs().getFirst().units(), Scan.CASE, struckOut, false);
        }
        return new Want(item, pieces(random), random.nextDouble() < AS_EAN13 ? Scan.EAN_13 : Scan.GTIN_14, struckOut, remembered);
    }

    private static boolean fitsLabel(Article article, int grams) {
        return article.amountFor(grams).movePointRight(2).intValueExact() <= LARGEST_LABEL_PRICE;
    }

    /** 1.4 on average. */
    private static int pieces(RandomGenerator random) {
        int percent = random.nextInt(100);
        return percent < 72 ? 1 : percent < 92 ? 2 : percent < 97 ? 3 : percent < 99 ? 4 : 6;
    }

    private static Disposition disposition(RandomGenerator random) {
        int percent = random.nextInt(100);
        return percent < 70 ? Disposition.SELLABLE : percent < 90 ? Disposition.DAMAGED : Disposition.TO_VENDOR;
    }

    /** Of all stores alike, so it is reckoned once a day. */
    private Popularity popularity(LocalDate day) {
        var known = taste;
        if (known == null || !known.day().equals(day)) {
            double[] weights = new double[chain.articles().size()];
            for (int item = 0; item < weights.length; item++) {
                weights[item] = chain.articles().get(item).share() * season.of(item, day);
            }
            known = new Taste(day, new Popularity(weights));
            taste = known;
        }
        return known.popularity();
    }

    /** Units that a store sells of an item on a day, on average, as the merchandiser knows it who listed the item. */
    public double expected(Shop shop, int item, LocalDate day) {
        return Chain.unitsPerDay(shop, chain.articles().get(item)) * season.of(item, day) * Footfall.busy(day.getDayOfWeek());
    }

    /** Units that a store sold of an item a day, over so many days before a day. */
    public double average(Shop shop, int item, LocalDate before, int days) {
        return Chain.unitsPerDay(shop, chain.articles().get(item)) * season.average(item, before, days);
    }
}
