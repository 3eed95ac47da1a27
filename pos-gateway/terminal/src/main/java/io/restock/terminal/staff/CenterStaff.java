package io.restock.terminal.staff;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.contracts.BusinessClock;
import io.restock.terminal.Shift;
import io.restock.terminal.chain.Chain;
import io.restock.terminal.chain.Chain.Center;
import io.restock.terminal.figures.Figures;
import io.restock.terminal.rest.Answer.Done;
import io.restock.terminal.rest.Lists;
import io.restock.terminal.rest.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The people of one distribution center. The center releases its waves by itself at each cut-off; they pick a wave when half its handling time
 * has passed and despatch it at the end. What is to do is read from the service, so that a restart loses nothing.
 */
public final class CenterStaff {
    static final Duration ROUND = Duration.ofMinutes(10);
    private static final Duration LEAST_PAUSE = Duration.ofMillis(250);
    private static final Duration BETWEEN_SUPPLIES = Duration.ofHours(6);
    private static final int PICKS_PER_REQUEST = 500;
    private static final double SHORT_PICKS = 0.01;
    private static final double CANCELLED_SHORTS = 0.3;

    private final Center center;
    private final Duration handling;
    private final Supplies supplies;
    private final Service distribution;
    private final Figures figures;
    private final BusinessClock clock;
    private final RandomGenerator random;
    private Instant nextSupplies;

    private final Set<String> wavesSeen = new HashSet<>();

    public CenterStaff(Chain chain, Center center, Service distribution, Figures figures, BusinessClock clock, RandomGenerator random) {
        this.center = center;
        this.handling = chain.shopsOf(center).stream().findFirst().map(shop -> Duration.ofMinutes(shop.lane().handlingMinutes())).orElse(Duration.ZERO);
        this.supplies = new Supplies(chain, center, distribution, clock);
        this.distribution = distribution;
        this.figures = figures;
        this.clock = clock;
        this.random = random;
        this.nextSupplies = clock.instant().plus(BETWEEN_SUPPLIES);
    }

    public void work(Shift shift) throws InterruptedException {
        var round = clock.wallTime(ROUND);
        var pause = round.compareTo(LEAST_PAUSE) > 0 ? round : LEAST_PAUSE;
        while (!shift.endsWithin(pause)) {
            workOnWaves();
            if (!clock.instant().isBefore(nextSupplies)) {
                nextSupplies = clock.instant().plus(BETWEEN_SUPPLIES);
                if (figures.isDone("inbound", supplies.refill())) {
                    figures.inbound.increment();
                }
            }
        }
    }

    /** Picks and despatches what is due of each open wave. */
    public void workOnWaves() throws InterruptedException {
        var open = new HashSet<String>();
        for (var wave : Lists.in(distribution.get("/v1/dcs/" + center.gln() + "/waves?status=OPEN"))) {
            var id = wave.path("id").asText();
            open.add(id);
            if (wavesSeen.add(id)) {
                figures.waves.increment();
            }
            var passed = Duration.between(Instant.parse(wave.path("releasedAt").asText()), clock.instant());
            if (passed.compareTo(handling.dividedBy(2)) >= 0) {
                pick(id);
            }
            if (passed.compareTo(handling) >= 0) {
                despatch(id);
            }
        }
        wavesSeen.retainAll(open);
    }

    /** What a short pick left may come back as a pick from another location: it is found on the next round. */
    private void pick(String wave) throws InterruptedException {
        var open = picksOf(wave).stream().filter(pick -> !pick.hasNonNull("picked")).toList();
        for (int from = 0; from < open.size(); from += PICKS_PER_REQUEST) {
            var chunk = open.subList(from, Math.min(open.size(), from + PICKS_PER_REQUEST));
            var lines = new ArrayList<Map<String, Object>>(chunk.size());
            int shorts = 0;
            for (var pick : chunk) {
                var line = picked(pick);
                shorts += line.containsKey("short") ? 1 : 0;
                lines.add(line);
            }
            if (figures.isDone("pick", distribution.post("/v1/waves/" + wave + "/picks", Map.of("lines", lines), key("picks", wave)))) {
                figures.picks.add(lines.size());
                figures.shorts.add(shorts);
            }
        }
    }

    private Map<String, Object> picked(JsonNode pick) {
        var line = new LinkedHashMap<String, Object>();
        int units = pick.path("units").asInt();
        boolean isShort = random.nextDouble() < SHORT_PICKS;
        line.put("pick", pick.path("pick"));
        line.put("units", isShort ? 0 : units);
        if (isShort) {
            line.put("short", random.nextDouble() < CANCELLED_SHORTS ? "CANCEL" : "BACK_ORDER");
        }
        return line;
    }

    private void despatch(String wave) throws InterruptedException {
        var stores = new LinkedHashMap<String, Boolean>();
        for (var pick : picksOf(wave)) {
            boolean staged = pick.path("picked").asInt() > 0 && !pick.hasNonNull("despatch");
            boolean pending = !pick.hasNonNull("picked");
            if (staged || pending) {
                stores.merge(pick.path("store").asText(), staged && !pending, Boolean::logicalAnd);
            }
        }
        for (var store : stores.entrySet()) {
            if (store.getValue() && figures.isDone("despatch", distribution.post("/v1/dcs/" + center.gln() + "/despatches",
                    Map.of("wave", Long.parseLong(wave), "store", store.getKey()), key("despatch", wave)))) {
                figures.despatches.increment();
            }
        }
    }

    private List<JsonNode> picksOf(String wave) throws InterruptedException {
        var picks = new ArrayList<JsonNode>();
        if (distribution.get("/v1/waves/" + wave) instanceof Done done) {
            done.body().path("picks").forEach(picks::add);
        }
        return picks;
    }

    private String key(String what, String wave) {
        return what + "-" + wave + "-" + clock.millis() + "-" + Long.toHexString(random.nextLong());
    }
}
