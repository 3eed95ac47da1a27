package io.restock.terminal.opening;

import io.restock.contracts.BusinessClock;
import io.restock.terminal.chain.Chain;
import io.restock.terminal.chain.Chain.Shop;
import io.restock.terminal.figures.Figures;
import io.restock.terminal.rest.Answer;
import io.restock.terminal.rest.Answer.Done;
import io.restock.terminal.rest.Answer.NotNow;
import io.restock.terminal.rest.Answer.Refused;
import io.restock.terminal.rest.Catalog;
import io.restock.terminal.rest.Catalog.NotTaken;
import io.restock.terminal.rest.Patience;
import io.restock.terminal.rest.Service;
import io.restock.terminal.rest.Services;
import io.restock.terminal.shift.Together;
import io.restock.terminal.world.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Registers a chain with the services and fills its shelves. Done again on the same data it changes nothing: registrations are repeated, shelves and
 * racks are filled only where there is no stock row yet.
 */
public final class ChainSeeding {
    private static final Patience PATIENCE = new Patience(30);
    /** Prices hold from before any simulated day, so that seeding again gives the same price. */
    private static final String PRICES_FROM = "2020-01-01T00:00:00Z";
    private static final int LOOKS_AT_LAG = 120;

    private final World world;
    private final Chain chain;
    private final Services services;
    private final BusinessClock clock;
    private final Figures figures;

    public ChainSeeding(World world, Services services, BusinessClock clock, Figures figures) {
        this.world = world;
        this.chain = world.chain();
        this.services = services;
        this.clock = clock;
        this.figures = figures;
    }

    /** @throws NotTaken if a service refuses something or stays away */
    public void seed() throws InterruptedException {
        for (var center : chain.centers()) {
            put(services.distribution(), "/v1/dcs/" + center.gln(), Map.of("name", center.name(), "zone", center.zone()));
        }
        var catalog = new Catalog(services.ledger());
        catalog.stores(chain.shops().stream().map(Shop::store).toList());
        Together.each(chain.shops(), this::plan);
        catalog.items(chain.articles().stream().map(Chain.Article::item).toList());
        catalog.prices(chain.articles().stream().map(this::price).toList());
        for (var service : List.of(services.gateway(), services.replenishment(), services.distribution())) {
            waitUntilCatalogIsKnown(service);
        }
        var opening = new OpeningStock(world, services, clock, figures);
        Together.each(chain.shops(), opening::sellPast);
        Together.each(chain.centers(), opening::fill);
        Together.each(chain.shops(), opening::fill);
    }

    private void plan(Shop shop) throws InterruptedException {
        var lane = shop.lane();
        put(services.distribution(), Catalog.path(lane), Catalog.body(lane));
    }

    private Map<String, Object> price(Chain.Article article) {
        var price = new LinkedHashMap<String, Object>();
        price.put("item", article.item().gtin());
        price.put("amount", article.price().toPlainString());
        price.put("currency", chain.currency());
        price.put("from", PRICES_FROM);
        return price;
    }

    /** A till that sells before the gateway has heard of its store would be turned away. */
    private static void waitUntilCatalogIsKnown(Service service) throws InterruptedException {
        for (int look = 0; look < LOOKS_AT_LAG; look++) {
            if (service.get("/v1/account") instanceof Done done) {
                boolean behind = false;
                for (var lag : done.body().path("lag").properties()) {
                    behind |= lag.getKey().startsWith("catalog.") && lag.getValue().asLong() > 0;
                }
                if (!behind) {
                    return;
                }
            }
            Thread.sleep(Duration.ofMillis(250));
        }
    }

    private static void put(Service service, String path, Object body) throws InterruptedException {
        mustBeDone("PUT " + path, PATIENCE.ask(() -> service.put(path, body)));
    }

    static void mustBeDone(String what, Answer answer) {
        switch (answer) {
            case Done done -> {}
            case Refused refused -> throw new NotTaken(what + " is refused: " + refused.reason());
            case NotNow notNow -> throw new NotTaken(what + " gets no answer: " + notNow.reason() + "; is the service running?");
        }
    }
}
