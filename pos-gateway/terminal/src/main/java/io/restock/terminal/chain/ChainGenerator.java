package io.restock.terminal.chain;

import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Item.Unit;
import io.restock.contracts.catalog.Store;
import io.restock.contracts.despatch.Lane;
import io.restock.terminal.chain.Chain.Article;
import io.restock.terminal.chain.Chain.Center;
import io.restock.terminal.chain.Chain.Shop;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Invents a chain. The same seed and sizes give the same chain; more stores or items only add to it, so that a later, larger
 * demonstration finds the smaller one's numbers again.
 *
 * @param stores 1 to 10,000
 * @param items 1 to 100,000, as many as there are numbers for scales
 * @param centers 1 to 100
 * @param linesPerItemDay till lines that a store of average size sells of an average item on a day: how fast stock turns
 */
public record ChainGenerator(long seed, int stores, int items, int centers, double linesPerItemDay) {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final LocalTime CLOSE_OUT = LocalTime.of(4, 0);
    private static final List<LocalTime> CUT_OFFS = List.of(LocalTime.of(5, 0), LocalTime.of(12, 0), LocalTime.of(20, 0));
    private static final int HANDLING_MINUTES = 90;
    private static final int[] CASE_PACKS = {4, 6, 6, 8, 10, 12, 12, 16, 20, 24};
    private static final List<String> CENTER_TOWNS = List.of("Vestby", "Langhus", "Heimdal", "Ytrebygda", "Langnes", "Sokna");
    /** Zipf's exponent and offset, mild as in groceries: the best of 400 items sells about 4% of the lines. */
    private static final double ZIPF_EXPONENT = 0.8;
    private static final double ZIPF_OFFSET = 2;

    public ChainGenerator {
        require(stores >= 1 && stores <= 10_000, "stores must be 1 to 10000, was " + stores);
        require(items >= 1 && items <= 100_000, "items must be 1 to 100000, was " + items);
        require(centers >= 1 && centers <= 100, "dcs must be 1 to 100, was " + centers);
        require(linesPerItemDay > 0, "turnover must be above 0, was " + linesPerItemDay);
    }

    public Chain chain() {
        var centerList = IntStream.range(0, centers).mapToObj(this::center).toList();
        var shops = IntStream.range(0, stores).mapToObj(n -> shop(n, centerList.get(n % centers))).toList();
        return new Chain(centerList, shops, articles(), "NOK");
    }

    private Center center(int n) {
        var town = CENTER_TOWNS.get(n % CENTER_TOWNS.size());
        int round = n / CENTER_TOWNS.size();
        return new Center(Numbers.distributionCenter(n + 1), "DC " + town + (round == 0 ? "" : " " + (round + 1)), OSLO);
    }

    private Shop shop(int n, Center center) {
        var places = Assortment.rows("places.tsv");
        var streets = Assortment.rows("streets.tsv");
        var random = random("store", n);
        var place = places.get(n % places.size());
        var street = streets.get((n / places.size() + random.nextInt(streets.size())) % streets.size())[0];
        var name = "%s %s %d".formatted(place[0], street, 1 + n / places.size() * 7 + random.nextInt(7));
        var zone = place[0].equals("Longyearbyen") ? ZoneId.of("Arctic/Longyearbyen") : OSLO;
        var gln = Numbers.store("7090", n + 1L);
        var store = new Store(gln, name, zone, CLOSE_OUT, center.gln(), place[1]);
        int transit = 45 + 15 * random.nextInt(12);
        double size = 0.6 + 0.8 * random.nextDouble();
        return new Shop(store, new Lane(center.gln(), gln, center.zone(), CUT_OFFS, HANDLING_MINUTES, transit), items * linesPerItemDay * size);
    }

    private List<Article> articles() {
        var categories = Assortment.read().categories();
        var drafts = new ArrayList<Article>(items);
        double total = 0;
        for (int n = 0; n < items; n++) {
            var article = article(n, categories.get(n % categories.size()), n / categories.size());
            total += article.share();
            drafts.add(article);
        }
        double sum = total;
        return IntStream.range(0, items)
                .mapToObj(n -> new Article(drafts.get(n).item().or(substitutes(n, categories.size(), drafts)), drafts.get(n).price(), drafts.get(n).share() / sum)).toList();
    }

    /** Of every other item the one before it in its category: that is listed before it. */
    private static List<Gtin> substitutes(int n, int categories, List<Article> articles) {
        return n < categories || n / categories % 2 == 0 ? List.of() : List.of(articles.get(n - categories).item().gtin());
    }

    /** Its share is still a bare weight, by a rank drawn for it alone. */
    private Article article(int n, Assortment.Category category, int nth) {
        var random = random("item", n);
        boolean weighed = category.unit() == Unit.GRAM;
        var named = category.article(nth);
        double weight = Math.pow(random.nextDouble() * items + ZIPF_OFFSET, -ZIPF_EXPONENT);
        var price = price(random, category);
        var gtin = weighed ? Numbers.weighed(n) : Numbers.piece(n + 1);
        int casePack = weighed ? 1000 * (2 + random.nextInt(7)) : CASE_PACKS[random.nextInt(CASE_PACKS.length)];
        boolean caseIsNumbered = !weighed && random.nextInt(3) == 0;
        var packs = caseIsNumbered ? List.of(new Item.Pack(Numbers.caseOf(gtin), casePack)) : List.<Item.Pack>of();
        var item = new Item(gtin, named.name(), named.brand(), category.department(), category.name(),
                weighed ? Unit.GRAM : Unit.EACH, casePack, packs);
        return new Article(item, price, weight);
    }

    private static BigDecimal price(SplittableRandom random, Assortment.Category category) {
        int whole = random.nextInt(category.leastPrice(), category.mostPrice() + 1);
        return BigDecimal.valueOf(whole * 100L - 10, 2).setScale(2, RoundingMode.UNNECESSARY);
    }

    private SplittableRandom random(String kind, int n) {
        return new SplittableRandom(seed * 1_000_003 + kind.hashCode() * 31L + n * 0x9E3779B97F4A7C15L);
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
