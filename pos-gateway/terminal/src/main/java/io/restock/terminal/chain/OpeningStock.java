package io.restock.terminal.chain;

import io.restock.contracts.BusinessClock;
import io.restock.terminal.Services;
import io.restock.terminal.chain.Chain.Article;
import io.restock.terminal.chain.Chain.Center;
import io.restock.terminal.chain.Chain.Shop;
import io.restock.terminal.figures.Figures;
import io.restock.terminal.rest.Catalogue.NotTaken;
import io.restock.terminal.rest.Lists;
import io.restock.terminal.rest.Patience;
import io.restock.terminal.rest.Service;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * What is there before the first customer. Shelves hold between a third of a day's and two days' sales, so that many items need an order on
 * the first day; racks hold four days' sales, but for a few items far too little, so that shortage has to be shared.
 */
final class OpeningStock {
    private static final Patience PATIENCE = new Patience(30);
    private static final int LINES_PER_REQUEST = 500;
    private static final double LEAST_DAYS = 0.3;
    private static final double MOST_DAYS = 2.0;
    private static final double RACK_DAYS = 4;
    private static final double SHORT_RACK_DAYS = 0.2;
    private static final double SHORT_ITEMS = 0.03;
    /** What fits a line of a count, and of a delivery. */
    private static final int SHELF_AT_MOST = 1_000_000;
    private static final int RACK_AT_MOST = 9_000_000;

    private final Chain chain;
    private final Services services;
    private final BusinessClock clock;
    private final Figures figures;
    private final long seed;

    OpeningStock(Chain chain, Services services, BusinessClock clock, Figures figures, long seed) {
        this.chain = chain;
        this.services = services;
        this.clock = clock;
        this.figures = figures;
        this.seed = seed;
    }

    /** Counts what a shop opens with, where nobody has counted or sold yet. */
    void fill(Shop shop) throws InterruptedException {
        var store = shop.store();
        var known = itemsOf(services.ledger(), "/v1/stores/" + store.gln() + "/stock?limit=1000");
        var lines = lines(known, article -> shelfUnits(shop, article));
        inChunks(lines, "opening-" + store.gln(), (chunk, key) -> {
            var body = Map.of("countedAt", clock.instant().atZone(store.zone()).toOffsetDateTime(), "lines", chunk);
            ChainSeeding.mustBeDone("the opening count of " + store.name(),
                    PATIENCE.ask(() -> services.ledger().post("/v1/stores/" + store.gln() + "/counts", body, key)));
            figures.counts.increment();
        });
    }

    /** Takes in what a distribution center opens with, of items it has never had. */
    void fill(Center center) throws InterruptedException {
        var known = itemsOf(services.distribution(), "/v1/dcs/" + center.gln() + "/stock?limit=1000");
        var shops = chain.shopsOf(center);
        var lines = lines(known, article -> rackUnits(shops, article));
        inChunks(lines, "opening-" + center.gln(), (chunk, key) -> {
            var body = Map.of("receivedAt", clock.instant(), "reference", key, "lines", chunk);
            ChainSeeding.mustBeDone("the first delivery to " + center.name(),
                    PATIENCE.ask(() -> services.distribution().post("/v1/dcs/" + center.gln() + "/inbound", body, key)));
            figures.inbound.increment();
        });
    }

    private int shelfUnits(Shop shop, Article article) {
        var random = random(shop.store().gln().digits() + article.item().gtin());
        double days = LEAST_DAYS + (MOST_DAYS - LEAST_DAYS) * random.nextDouble();
        return (int) Math.min(SHELF_AT_MOST, Math.ceil(Chain.unitsPerDay(shop, article) * days));
    }

    private int rackUnits(List<Shop> shops, Article article) {
        boolean isShort = random("rack" + article.item().gtin()).nextDouble() < SHORT_ITEMS;
        double perDay = shops.stream().mapToDouble(shop -> Chain.unitsPerDay(shop, article)).sum();
        return packsFor(article, perDay * (isShort ? SHORT_RACK_DAYS : RACK_DAYS));
    }

    /** Whole case packs that hold at least so much. */
    private static int packsFor(Article article, double units) {
        int casePack = article.item().casePack();
        return (int) Math.max(1, Math.ceil(Math.min(units, RACK_AT_MOST) / casePack)) * casePack;
    }

    private interface Units {
        int of(Article article);
    }

    private List<Map<String, Object>> lines(Set<String> known, Units units) {
        var lines = new ArrayList<Map<String, Object>>();
        for (var article : chain.articles()) {
            if (!known.contains(article.item().gtin().digits())) {
                lines.add(Map.of("item", article.item().gtin(), "units", units.of(article)));
            }
        }
        return lines;
    }

    private interface Chunk {
        void send(List<Map<String, Object>> lines, String key) throws InterruptedException;
    }

    /** The key carries the instant: a later opening fills other items, and is another request. */
    private void inChunks(List<Map<String, Object>> lines, String name, Chunk chunk) throws InterruptedException {
        long instant = clock.millis();
        for (int from = 0; from < lines.size(); from += LINES_PER_REQUEST) {
            chunk.send(lines.subList(from, Math.min(lines.size(), from + LINES_PER_REQUEST)), name + "-" + instant + "-" + from);
        }
    }

    private static Set<String> itemsOf(Service service, String path) throws InterruptedException {
        var rows = Lists.all(service, path, PATIENCE).orElseThrow(() -> new NotTaken("GET " + path + " gets no answer; is the service running?"));
        var items = new HashSet<String>(rows.size() * 2);
        rows.forEach(row -> items.add(row.path("item").asText()));
        return items;
    }

    private SplittableRandom random(String name) {
        return new SplittableRandom(seed * 31 + name.hashCode());
    }
}
