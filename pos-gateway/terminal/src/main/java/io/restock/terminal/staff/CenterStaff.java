package io.restock.terminal.staff;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Gln;
import io.restock.terminal.chain.Chain.Center;
import io.restock.terminal.figures.Act;
import io.restock.terminal.figures.Figures;
import io.restock.terminal.rest.Answer.Done;
import io.restock.terminal.rest.Lists;
import io.restock.terminal.rest.Service;
import io.restock.terminal.shift.Shift;
import io.restock.terminal.staff.Picker.Found;
import io.restock.terminal.staff.Picker.Task;
import io.restock.terminal.world.CenterFloor;
import io.restock.terminal.world.CenterFloor.Place;
import io.restock.terminal.world.Lorry;
import io.restock.terminal.world.StoreLife;
import io.restock.terminal.world.World;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The pickers and loaders of one distribution center. The center releases its waves by itself at each cut-off; they pick a wave when half its handling time
 * has passed, from what is really there, and send each store's lorry off at the end. What is to do is read from the service, so that a restart loses nothing.
 */
public final class CenterStaff {
    /** How often staff look for a wave while there is none. */
    private static final Duration ROUND = Duration.ofMinutes(15);
    private static final int PICKS_PER_REQUEST = 500;

    private final World world;
    private final Center center;
    private final CenterFloor floor;
    private final Picker picker;
    private final Duration handling;
    private final Map<String, Duration> transit = new HashMap<>();
    private final Service distribution;
    private final Figures figures;
    private final BusinessClock clock;
    private final Reporting reporting;
    private final Substitutes substitutes;
    private final Set<String> wavesSeen = new HashSet<>();

    public CenterStaff(World world, Center center, Service distribution, Figures figures, BusinessClock clock, Shift working) {
        this.world = world;
        this.center = center;
        this.floor = world.floor(center);
        this.picker = new Picker(world, floor);
        var shops = world.chain().shopsOf(center);
        this.handling = shops.stream().findFirst().map(shop -> Duration.ofMinutes(shop.lane().handlingMinutes())).orElse(Duration.ZERO);
        shops.forEach(shop -> transit.put(shop.store().gln().digits(), Duration.ofMinutes(shop.lane().transitMinutes())));
        this.distribution = distribution;
        this.figures = figures;
        this.clock = clock;
        this.reporting = new Reporting(figures, working);
        this.substitutes = new Substitutes(world, floor, distribution, figures, reporting);
    }

    /** Picks and despatches what is due of each open wave. @return when to look again */
    public Instant workOnWaves() throws InterruptedException {
        var now = clock.instant();
        var next = now.plus(ROUND);
        var open = new HashSet<String>();
        for (var wave : Lists.in(distribution.get("/v1/dcs/" + center.gln() + "/waves?status=OPEN"))) {
            var id = wave.path("id").asText();
            open.add(id);
            if (wavesSeen.add(id)) {
                figures.waves.increment();
            }
            var released = Instant.parse(wave.path("releasedAt").asText());
            var picking = released.plus(handling.dividedBy(2));
            var leaving = released.plus(handling);
            if (!now.isBefore(picking)) {
                pick(wave);
            }
            if (!now.isBefore(leaving)) {
                despatch(id);
            }
            next = earliest(next, now, List.of(picking, leaving));
        }
        wavesSeen.retainAll(open);
        return next;
    }

    private static Instant earliest(Instant next, Instant now, List<Instant> dues) {
        return dues.stream().filter(due -> due.isAfter(now) && due.isBefore(next)).min(Instant::compareTo).orElse(next);
    }

    /** What a short pick left may come back as a pick from another location: it is fetched at once. */
    private void pick(JsonNode wave) throws InterruptedException {
        var open = new ArrayList<JsonNode>();
        wave.path("picks").forEach(pick -> {
            if (!pick.hasNonNull("picked")) {
                open.add(pick);
            }
        });
        for (var picks = List.copyOf(open); !picks.isEmpty(); picks = List.copyOf(open)) {
            open.clear();
            for (int from = 0; from < picks.size(); from += PICKS_PER_REQUEST) {
                open.addAll(answered(wave, picks.subList(from, Math.min(picks.size(), from + PICKS_PER_REQUEST))));
            }
        }
    }

    private List<JsonNode> answered(JsonNode released, List<JsonNode> picks) throws InterruptedException {
        var wave = released.path("id").asText();
        var lines = new ArrayList<Map<String, Object>>();
        for (JsonNode pick : picks) {
            var line = picked(released, pick);
            if (!substitutes.isSent(wave, pick, line)) {
                lines.add(line);
            }
        }
        long shorts = lines.stream().filter(line -> line.containsKey("short")).count();
        var elsewhere = new ArrayList<JsonNode>();
        reporting.report("pick", () -> distribution.post("/v1/waves/" + wave + "/picks", Map.of("lines", lines), key("picks", wave))).ifPresent(done -> {
            figures.picks.add(lines.size());
            figures.shorts.add(shorts);
            done.body().path("lines").forEach(line -> line.path("elsewhere").forEach(elsewhere::add));
        });
        return elsewhere;
    }

    /** What is not there comes with a later wave. */
    private Map<String, Object> picked(JsonNode wave, JsonNode pick) {
        var line = new LinkedHashMap<String, Object>();
        int item = world.item(pick.path("item").asText());
        var found = item < 0 ? new Found(0, Act.SHORT_EMPTY, 0)
                : picker.pick(new Task(wave.path("id").asLong(), hour(wave.path("releasedAt")), pick.path("store").asText(), item, Place.valueOf(pick.path("location").asText()),
                        pick.path("units").asInt(),
                        pick.path("dueAt").asText().substring(0, 10)));
        line.put("pick", pick.path("pick"));
        line.put("units", found.units());
        if (found.why() != null) {
            figures.did(found.why(), 1);
            line.put("short", "BACK_ORDER");
            line.put("reason", found.reason());
            if (found.damaged() > 0) {
                line.put("damaged", found.damaged());
            }
        }
        return line;
    }

    private static String hour(JsonNode instant) {
        return Instant.parse(instant.asText()).truncatedTo(ChronoUnit.HOURS).toString();
    }

    private void despatch(String wave) throws InterruptedException {
        var stores = new TreeSet<String>();
        var notYet = new HashSet<String>();
        if (distribution.get("/v1/waves/" + wave) instanceof Done done) {
            done.body().path("picks").forEach(pick -> {
                var store = pick.path("store").asText();
                if (!pick.hasNonNull("picked")) {
                    notYet.add(store);
                } else if (pick.path("picked").asInt() > 0 && !pick.hasNonNull("despatch") && !pick.hasNonNull("calledOff")) {
                    stores.add(store);
                }
            });
        }
        stores.removeAll(notYet);
        for (var store : stores) {
            var body = Map.of("wave", Long.parseLong(wave), "store", store);
            var sent = reporting.report("despatch", () -> distribution.post("/v1/dcs/" + center.gln() + "/despatches", body, key("despatch", wave)));
            if (sent.isPresent()) {
                figures.despatches.increment();
                for (JsonNode sscc : sent.get().body().path("leftWith")) {
                    if (distribution.get("/v1/despatches/" + sscc.asText()) instanceof Done unit) {
                        setOff(Long.parseLong(wave), store, unit.body(), false);
                    }
                }
                setOff(Long.parseLong(wave), store, sent.get().body(), true);
            }
        }
    }

    /** @param last of the units that leave together: what was picked beyond the papers lies in it */
    private void setOff(long wave, String store, JsonNode despatch, boolean last) {
        var at = Instant.parse(despatch.path("despatchedAt").asText());
        var life = world.store(new Gln(store));
        if (life != null) {
            var advised = new TreeMap<Integer, Integer>();
            despatch.path("lines").forEach(line -> advised.merge(world.item(line.path("item").asText()), line.path("units").asInt(), Integer::sum));
            life.expect(new Lorry(despatch.path("sscc").asText(), at.plus(drive(life)), advised, floor.load(wave, store, advised, last)));
        }
    }

    private Duration drive(StoreLife life) {
        var own = transit.get(life.shop().store().gln().digits());
        return own != null ? own : Duration.ofMinutes(life.shop().lane().transitMinutes()).plus(FailOverDesk.DETOUR);
    }

    private String key(String what, String wave) {
        return what + "-" + wave + "-" + clock.millis();
    }
}
