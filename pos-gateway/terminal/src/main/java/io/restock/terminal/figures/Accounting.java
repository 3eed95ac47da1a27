package io.restock.terminal.figures;

import io.restock.terminal.chain.Chain;
import io.restock.terminal.rest.Answer.Done;
import io.restock.terminal.rest.Lists;
import io.restock.terminal.rest.Patience;
import io.restock.terminal.rest.Service;
import io.restock.terminal.world.StoreLife;
import io.restock.terminal.world.World;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Asks the ledger at the end what it believes, and puts the world beside it. */
public record Accounting(World world, Service ledger) {
    private static final Patience PATIENCE = new Patience(3);
    private static final int LOOKS_AT_LAG = 60;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    public ChainAccount close() throws InterruptedException {
        waitUntilAllIsBooked();
        var onHand = new LinkedHashMap<StoreLife, Map<Integer, Integer>>();
        for (var life : world.stores()) {
            var rows = Lists.all(ledger, "/v1/stores/" + life.shop().store().gln() + "/stock?limit=1000", PATIENCE);
            var ofStore = new HashMap<Integer, Integer>();
            rows.ifPresent(all -> all.forEach(row -> ofStore.put(world.item(row.path("item").asText()), row.path("onHand").asInt())));
            onHand.put(life, ofStore);
        }
        return ChainAccount.of(world, onHand, perDay(world.chain()));
    }

    /** The whole queue, by kind. */
    public List<ExceptionsOfKind> exceptions() throws InterruptedException {
        var opened = new TreeMap<String, Long>();
        var open = new TreeMap<String, Long>();
        for (var one : Lists.all(ledger, "/v1/exceptions?limit=1000", PATIENCE).orElse(List.of())) {
            var kind = one.path("kind").asText();
            opened.merge(kind, 1L, Long::sum);
            open.merge(kind, one.path("open").asBoolean() ? 1L : 0L, Long::sum);
        }
        return opened.entrySet().stream().map(kind -> new ExceptionsOfKind(kind.getKey(), kind.getValue(), open.getOrDefault(kind.getKey(), 0L))).toList();
    }

    private void waitUntilAllIsBooked() throws InterruptedException {
        for (int look = 0; look < LOOKS_AT_LAG; look++) {
            if (ledger.get("/v1/account") instanceof Done done && done.body().path("lag").valueStream().allMatch(lag -> lag.asLong() == 0)) {
                return;
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private static double[] perDay(Chain chain) {
        double[] perDay = new double[chain.articles().size()];
        for (int item = 0; item < perDay.length; item++) {
            for (var shop : chain.shops()) {
                perDay[item] += Chain.unitsPerDay(shop, chain.articles().get(item));
            }
        }
        return perDay;
    }
}
