package io.restock.terminal.staff;

import io.restock.contracts.BusinessClock;
import io.restock.terminal.chain.Chain;
import io.restock.terminal.chain.Chain.Center;
import io.restock.terminal.rest.Answer;
import io.restock.terminal.rest.Answer.Done;
import io.restock.terminal.rest.Answer.NotNow;
import io.restock.terminal.rest.Lists;
import io.restock.terminal.rest.Patience;
import io.restock.terminal.rest.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Suppliers of a distribution center: what has fallen below two days' sales is brought back to four. A few items they can hardly ever deliver. */
final class Supplies {
    private static final Patience PATIENCE = new Patience(3);
    private static final double LOW_DAYS = 2;
    private static final double FULL_DAYS = 4;
    private static final int HARD_TO_GET_EVERY = 40;
    private static final double HARD_TO_GET_DAYS = 0.3;
    private static final int LINES_AT_MOST = 5_000;
    private static final int UNITS_AT_MOST = 9_000_000;

    private final Chain chain;
    private final Center center;
    private final Service distribution;
    private final BusinessClock clock;
    private final Map<String, Double> unitsPerDay = new HashMap<>();

    Supplies(Chain chain, Center center, Service distribution, BusinessClock clock) {
        this.chain = chain;
        this.center = center;
        this.distribution = distribution;
        this.clock = clock;
        var shops = chain.shopsOf(center);
        chain.articles().forEach(article -> unitsPerDay.put(article.item().gtin().digits(),
                shops.stream().mapToDouble(shop -> Chain.unitsPerDay(shop, article)).sum()));
    }

    /** @return done also if nothing was low */
    Answer refill() throws InterruptedException {
        var rows = Lists.all(distribution, "/v1/dcs/" + center.gln() + "/stock?limit=1000", PATIENCE);
        if (rows.isEmpty()) {
            return new NotNow("the stock of " + center.name() + " cannot be read", null);
        }
        var onHand = new HashMap<String, Integer>();
        rows.get().forEach(row -> onHand.merge(row.path("item").asText(), row.path("onHand").asInt(row.path("units").asInt()), Integer::sum));
        var lines = lines(onHand);
        if (lines.isEmpty()) {
            return new Done(200, null);
        }
        var key = "supplies-" + center.gln() + "-" + clock.millis();
        var body = Map.of("receivedAt", clock.instant(), "reference", key, "lines", lines);
        return PATIENCE.ask(() -> distribution.post("/v1/dcs/" + center.gln() + "/inbound", body, key));
    }

    private List<Map<String, Object>> lines(Map<String, Integer> onHand) {
        var lines = new ArrayList<Map<String, Object>>();
        for (int n = 0; n < chain.articles().size() && lines.size() < LINES_AT_MOST; n++) {
            var item = chain.articles().get(n).item();
            double perDay = unitsPerDay.get(item.gtin().digits());
            boolean hardToGet = n % HARD_TO_GET_EVERY == HARD_TO_GET_EVERY - 1;
            int there = onHand.getOrDefault(item.gtin().digits(), 0);
            double wanted = Math.min(UNITS_AT_MOST, perDay * (hardToGet ? HARD_TO_GET_DAYS : FULL_DAYS) - there);
            if (there < perDay * LOW_DAYS && wanted > 0) {
                lines.add(Map.of("item", item.gtin(), "units", (int) Math.ceil(wanted / item.casePack()) * item.casePack()));
            }
        }
        return lines;
    }
}
