package io.restock.terminal.staff;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.catalog.Store;
import io.restock.contracts.store.StoreRecord.AdjustmentReason;
import io.restock.terminal.Shift;
import io.restock.terminal.chain.Chain.Article;
import io.restock.terminal.chain.Chain.Shop;
import io.restock.terminal.figures.Figures;
import io.restock.terminal.rest.Answer.Done;
import io.restock.terminal.rest.Lists;
import io.restock.terminal.rest.Service;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The people of one store. On each round they take in what has arrived, and now and then they count an item or write off what broke.
 * They remember nothing that the ledger does not: after a restart the next round goes on.
 */
public final class StoreStaff {
    /** How often somebody looks at the back door. */
    static final Duration ROUND = Duration.ofMinutes(30);
    private static final double COUNTS_PER_ROUND = 0.3;
    private static final double WRITE_OFFS_PER_ROUND = 0.3;
    private static final AdjustmentReason[] REASONS = {AdjustmentReason.DAMAGE, AdjustmentReason.WASTE, AdjustmentReason.WASTE, AdjustmentReason.OWN_USE};

    private final Shop shop;
    private final List<Article> articles;
    private final Service ledger;
    private final Figures figures;
    private final BusinessClock clock;
    private final RandomGenerator random;
    /** Taken in, though the ledger may list them as open for a moment longer. */
    private final Set<String> takenIn = new HashSet<>();

    public StoreStaff(Shop shop, List<Article> articles, Service ledger, Figures figures, BusinessClock clock, RandomGenerator random) {
        this.shop = shop;
        this.articles = articles;
        this.ledger = ledger;
        this.figures = figures;
        this.clock = clock;
        this.random = random;
    }

    /** @param least wall time between two rounds, whatever the clock's speed: many stores look less often */
    public void work(Shift shift, Duration least) throws InterruptedException {
        var round = clock.wallTime(ROUND);
        var pause = round.compareTo(least) > 0 ? round : least;
        var first = Duration.ofNanos((long) (pause.toNanos() * random.nextDouble()));
        for (var wait = first; !shift.endsWithin(wait); wait = pause) {
            takeInDeliveries();
            if (random.nextDouble() < COUNTS_PER_ROUND) {
                count(anyArticle());
            }
            if (random.nextDouble() < WRITE_OFFS_PER_ROUND) {
                writeOff(anyArticle());
            }
        }
    }

    /** Takes in whatever has been on the road long enough. */
    public void takeInDeliveries() throws InterruptedException {
        var open = Lists.in(ledger.get(path("/despatches?status=OPEN")));
        var listed = new HashSet<String>();
        for (var despatch : open) {
            var sscc = despatch.path("sscc").asText();
            listed.add(sscc);
            if (hasArrived(despatch) && !takenIn.contains(sscc)) {
                takeIn(sscc, despatch.path("lines"));
            }
        }
        takenIn.retainAll(listed);
    }

    private boolean hasArrived(JsonNode despatch) {
        var despatchedAt = Instant.parse(despatch.path("despatchedAt").asText());
        return !clock.instant().isBefore(despatchedAt.plus(Duration.ofMinutes(shop.lane().transitMinutes())));
    }

    private void takeIn(String sscc, JsonNode lines) throws InterruptedException {
        var body = Map.of("receivedAt", now(), "despatch", sscc, "lines", Unloading.of(sscc, lines));
        if (figures.isDone("receipt", ledger.post(path("/receipts"), body, "receipt-" + sscc))) {
            takenIn.add(sscc);
            figures.deliveries.increment();
        }
    }

    /** Mostly the shelf agrees with the system; sometimes one or two are missing or turn up. */
    private void count(Article article) throws InterruptedException {
        if (!(ledger.get(path("/stock/" + article.item().gtin())) instanceof Done done)) {
            return;
        }
        int off = random.nextDouble() < 0.7 ? 0 : (random.nextInt(4) - 2) * (article.weighed() ? 100 : 1);
        int seen = Math.max(0, done.body().path("onHand").asInt() + off);
        var body = Map.of("countedAt", now(), "lines", List.of(Map.of("item", article.item().gtin(), "units", seen)));
        if (figures.isDone("count", ledger.post(path("/counts"), body, key("count")))) {
            figures.counts.increment();
        }
    }

    private void writeOff(Article article) throws InterruptedException {
        int units = -(1 + random.nextInt(2)) * (article.weighed() ? 150 : 1);
        var body = Map.of("occurredAt", now(), "reason", REASONS[random.nextInt(REASONS.length)],
                "lines", List.of(Map.of("item", article.item().gtin(), "units", units)));
        if (figures.isDone("adjustment", ledger.post(path("/adjustments"), body, key("adjustment")))) {
            figures.adjustments.increment();
        }
    }

    private Article anyArticle() {
        return articles.get(random.nextInt(articles.size()));
    }

    private OffsetDateTime now() {
        Store store = shop.store();
        return clock.instant().atZone(store.zone()).toOffsetDateTime();
    }

    private String key(String what) {
        return what + "-" + clock.millis() + "-" + Long.toHexString(random.nextLong());
    }

    private String path(String rest) {
        return "/v1/stores/" + shop.store().gln() + rest;
    }
}
