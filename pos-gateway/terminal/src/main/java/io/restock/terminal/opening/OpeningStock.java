package io.restock.terminal.opening;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.contracts.BusinessClock;
import io.restock.terminal.chain.Chain.Article;
import io.restock.terminal.chain.Chain.Center;
import io.restock.terminal.chain.Chain.Shop;
import io.restock.terminal.figures.Figures;
import io.restock.terminal.rest.Answer.Done;
import io.restock.terminal.rest.Catalog.NotTaken;
import io.restock.terminal.rest.Lists;
import io.restock.terminal.rest.Patience;
import io.restock.terminal.rest.Service;
import io.restock.terminal.rest.Services;
import io.restock.terminal.world.CenterFloor.Place;
import io.restock.terminal.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Fills stores and distribution centers before the first customer, and reports what is there and what was sold before. What the services know already, from before, is believed: the
 * world goes on with it.
 */
final class OpeningStock {
    private static final Patience PATIENCE = new Patience(30);
    private static final int LINES_PER_REQUEST = 500;
    private static final int LOOKS_AT_PLANNING = 300;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    /** So many teach planning all that it learns by itself: levels, weekdays, and how much demand varies. */
    private static final int DAYS_BEFORE = 56;

    private final World world;
    private final Services services;
    private final BusinessClock clock;
    private final Figures figures;

    OpeningStock(World world, Services services, BusinessClock clock, Figures figures) {
        this.world = world;
        this.services = services;
        this.clock = clock;
        this.figures = figures;
    }

    /** Counts what a shop opens with, where nobody has counted or sold yet. */
    void fill(Shop shop) throws InterruptedException {
        var store = shop.store();
        var known = known(shop);
        var today = clock.instant().atZone(store.zone()).toLocalDate();
        var lines = lines(known.keySet(), (article, item) -> world.opening().ofStore(shop, article, item, today));
        known.forEach((item, row) -> world.open(shop, item, Math.max(0, row.path("onHand").asInt())));
        lines.forEach((item, units) -> world.open(shop, item, units));
        inChunks(lines, "opening-" + store.gln(), (chunk, key) -> {
            var body = Map.of("countedAt", clock.instant().atZone(store.zone()).toOffsetDateTime(), "lines", chunk);
            ChainSeeding.mustBeDone("the opening count of " + store.name(),
                    PATIENCE.ask(() -> services.ledger().post("/v1/stores/" + store.gln() + "/counts", body, key)));
            figures.counts.increment();
        });
    }

    /**
     * Reports what a shop sold before, of the items of which nobody has counted or sold any yet, and returns when planning knows it: what is counted sooner would be
     * ordered by a guess.
     */
    void sellPast(Shop shop) throws InterruptedException {
        var known = known(shop).keySet();
        var items = IntStream.range(0, world.chain().articles().size()).filter(item -> !known.contains(item)).boxed().toList();
        var first = clock.instant().atZone(shop.store().zone()).toLocalDate().minusDays(DAYS_BEFORE);
        int[][] sold = items.isEmpty() ? new int[0][] : world.customers().bought(shop, first, DAYS_BEFORE);
        for (int from = 0; from < items.size(); from += LINES_PER_REQUEST) {
            var chunk = items.subList(from, Math.min(items.size(), from + LINES_PER_REQUEST)).stream()
                    .map(item -> Map.of("item", world.chain().articles().get(item).item().gtin(), "sold", sold[item])).toList();
            ChainSeeding.mustBeDone("the sales history of " + shop.store().name(), PATIENCE.ask(() -> services.replenishment()
                    .put("/v1/stores/" + shop.store().gln() + "/sales-history", Map.of("from", first, "items", chunk))));
            awaitPlanned(shop, items.get(from));
        }
    }

    private void awaitPlanned(Shop shop, int item) throws InterruptedException {
        var position = "/v1/stores/" + shop.store().gln() + "/positions/" + world.chain().articles().get(item).item().gtin();
        for (int look = 0; look < LOOKS_AT_PLANNING && !(services.replenishment().get(position) instanceof Done); look++) {
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private Map<Integer, JsonNode> known(Shop shop) throws InterruptedException {
        return rows(services.ledger(), "/v1/stores/" + shop.store().gln() + "/stock?limit=1000");
    }

    /** Takes in what a distribution center opens with, of items it has never had. */
    void fill(Center center) throws InterruptedException {
        var floor = world.floor(center);
        var known = rows(services.distribution(), "/v1/dcs/" + center.gln() + "/stock?limit=1000");
        known.forEach((item, row) -> row.path("locations").forEach(at -> place(at).ifPresent(place -> floor.open(item, place, at.path("units").asInt()))));
        var shops = world.chain().shopsOf(center);
        var today = clock.instant().atZone(center.zone()).toLocalDate();
        var lines = lines(known.keySet(), (article, item) -> world.opening().ofCenter(shops, article, item, today));
        inChunks(lines, "opening-" + center.gln(), (chunk, key) -> {
            var body = Map.of("receivedAt", clock.instant(), "reference", key, "lines", chunk);
            var answer = PATIENCE.ask(() -> services.distribution().post("/v1/dcs/" + center.gln() + "/inbound", body, key));
            ChainSeeding.mustBeDone("the first delivery to " + center.name(), answer);
            Lists.in(answer).forEach(line -> place(line).ifPresent(place -> floor.open(itemOf(line), place, line.path("units").asInt())));
            figures.inbound.increment();
        });
    }

    /** What is staged waits for its lorry, and comes with that. */
    private static Optional<Place> place(JsonNode at) {
        var name = at.path("location").asText();
        return Arrays.stream(Place.values()).filter(place -> place.name().equals(name)).findFirst();
    }

    private interface Units {
        int of(Article article, int item);
    }

    private Map<Integer, Integer> lines(Set<Integer> known, Units units) {
        var lines = new LinkedHashMap<Integer, Integer>();
        var articles = world.chain().articles();
        for (int item = 0; item < articles.size(); item++) {
            if (!known.contains(item)) {
                lines.put(item, units.of(articles.get(item), item));
            }
        }
        return lines;
    }

    private interface Chunk {
        void send(List<Map<String, Object>> lines, String key) throws InterruptedException;
    }

    /** The key carries the instant: a later opening fills other items, and is another request. */
    private void inChunks(Map<Integer, Integer> units, String name, Chunk chunk) throws InterruptedException {
        var lines = new ArrayList<Map<String, Object>>(units.size());
        units.forEach((item, there) -> lines.add(Map.of("item", world.chain().articles().get(item).item().gtin(), "units", there)));
        long instant = clock.millis();
        for (int from = 0; from < lines.size(); from += LINES_PER_REQUEST) {
            chunk.send(lines.subList(from, Math.min(lines.size(), from + LINES_PER_REQUEST)), name + "-" + instant + "-" + from);
        }
    }

    private Map<Integer, JsonNode> rows(Service service, String path) throws InterruptedException {
        var rows = Lists.all(service, path, PATIENCE).orElseThrow(() -> new NotTaken("GET " + path + " gets no answer; is the service running?"));
        var items = new HashMap<Integer, JsonNode>(rows.size() * 2);
        rows.forEach(row -> items.put(itemOf(row), row));
        items.remove(-1);
        return items;
    }

    private int itemOf(JsonNode row) {
        return world.item(row.path("item").asText());
    }
}
