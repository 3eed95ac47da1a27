package io.restock.distribution.failover;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.orders.OrderEvent.CancellationAsked;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.distribution.World;
import io.restock.local.testing.EngineTestResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;

/** Whatever staff of two centers do, whichever of them is stopped, and however often and late orders come: each line is sent or called off once, by one of them or by both in parts. */
@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("Between two centers that stand in for each other nothing is lost")
class NothingIsLostBetweenCentersTest {
    private static final int STEPS = 70;
    private static final int PACK = 6;

    private final long seed = Long.getLong("seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final List<LinePlaced> lines = new ArrayList<>();
    private final Map<Gln, Long> stopped = new HashMap<>();

    @RepeatedTest(2)
    void whoever_is_stopped_whatever_is_picked_and_however_often_orders_come() {
        System.out.println("seed " + seed);
        try (var east = new World(); var west = new World()) {
            var centers = List.of(east, west);
            var stores = Map.of(east, List.of(east.store(), east.store()), west, List.of(west.store()));
            var items = List.of(east.item(PACK), east.item(PACK));
            for (int step = 0; step < STEPS; step++) {
                step(centers, stores, items);
            }
            heard(east);
            assertThat(sound(east)).as("seed %d", seed).isEmpty();
            settle(centers, items);
            assertThat(sound(east)).as("seed %d", seed).isEmpty();
            everyLineIsSentOrCalledOff(centers, items);
        }
    }

    private void step(List<World> centers, Map<World, List<Gln>> stores, List<Gtin> items) {
        World at = any(centers);
        Gtin item = any(items);
        switch (random.nextInt(12)) {
            case 0 -> at.inbound(item, (1 + random.nextInt(8)) * PACK, random.nextBoolean() ? "PICK_FACE" : "RESERVE");
            case 1, 2 -> place(at, any(stores.get(at)), item);
            case 3, 4 -> assertThat(at.wave().extract().statusCode()).isIn(200, 201, 409);
            case 5, 6 -> picks(at).stream().filter(pick -> pick.get("picked") == null).limit(2).forEach(pick -> answer(at, pick, random.nextInt(units(pick) + 1)));
            case 7 -> stopOrEnd(at, centers.get(1 - centers.indexOf(at)));
            case 8 -> picks(at).stream().findAny().ifPresent(pick -> assertThat(
                    at.post("/v1/waves/" + pick.get("wave") + "/cancellations", "{\"reason\": \"no pickers\"}").extract().statusCode()).isIn(201, 409));
            case 9 -> lines.stream().skip(random.nextInt(lines.size() + 1)).findFirst().ifPresent(line -> at.order(
                    new CancellationAsked(line.line(), line.store(), line.item(), at.now, 1 + random.nextInt(line.units()), "changed our mind")));
            case 10 -> assertThat(at.move(item, "STAGED", "RESERVE", 1 + random.nextInt(PACK)).extract().statusCode()).isIn(201, 409);
            default -> despatchAll(at);
        }
    }

    /** Orders are not waited for: they come while a center is stopped, or works again. */
    private void place(World at, Gln store, Gtin item) {
        LinePlaced line = at.line(store, item, (1 + random.nextInt(4)) * PACK, PACK);
        lines.add(line);
        at.order(random.nextInt(3) == 0 ? List.of(line, line) : List.of(line));
        if (random.nextInt(4) == 0) {
            at.order(any(lines));
        }
    }

    private void stopOrEnd(World at, World other) {
        Long running = stopped.remove(at.dc);
        if (running != null) {
            at.post("/v1/dcs/" + at.dc + "/fail-overs/" + running + "/ends", "{\"reason\": \"all is well\"}").statusCode(200);
        } else {
            var answer = at.post("/v1/dcs/" + at.dc + "/fail-overs", "{\"to\": \"%s\", \"reason\": \"a strike\"}".formatted(other.dc)).extract();
            assertThat(answer.statusCode()).isIn(201, 409);
            if (answer.statusCode() == 201) {
                stopped.put(at.dc, answer.jsonPath().getLong("id"));
            }
        }
    }

    private void answer(World at, Map<String, Object> pick, int found) {
        int status = at.pick((long) pick.get("wave"), ((Number) pick.get("pick")).longValue(), found, found < units(pick) ? "BACK_ORDER" : null).extract().statusCode();
        assertThat(status).describedAs("taken, or called off or made less meanwhile").isIn(200, 409, 422);
    }

    private static int units(Map<String, Object> pick) {
        return (int) pick.get("units");
    }

    /** All work again, shelves are filled, and what is staged and called off is put back. */
    private void settle(List<World> centers, List<Gtin> items) {
        centers.forEach(at -> {
            if (stopped.containsKey(at.dc)) {
                stopOrEnd(at, at);
            }
        });
        for (int round = 0; round < 4; round++) {
            for (World at : centers) {
                picks(at).stream().filter(pick -> pick.get("picked") == null).forEach(pick -> answer(at, pick, units(pick)));
                despatchAll(at);
                picks(at).stream().filter(pick -> pick.get("toPutBack") != null)
                        .forEach(pick -> at.move(new Gtin((String) pick.get("item")), "STAGED", "RESERVE", (int) pick.get("toPutBack")).statusCode(201));
                at.inbound(items, 100 * PACK, "RESERVE");
            }
            heard(centers.getFirst());
            centers.forEach(World::wave);
        }
    }

    private void everyLineIsSentOrCalledOff(List<World> centers, List<Gtin> items) {
        List<Map<String, Object>> board = centers.stream().flatMap(at -> board(at).stream()).toList();
        assertThat(board).as("each on one board, seed %d", seed).extracting(line -> line.get("orderLine"))
                .containsExactlyInAnyOrderElementsOf(lines.stream().map(line -> (Object) line.line().toString()).toList());
        assertThat(board).as("seed %d", seed).allSatisfy(line -> assertThat((int) line.get("despatched") + (int) line.get("cancelled")).isEqualTo((int) line.get("units")));
        for (Gtin item : items) {
            int sent = board.stream().filter(line -> item.digits().equals(line.get("item"))).mapToInt(line -> (int) line.get("despatched")).sum();
            assertThat(centers.stream().mapToInt(at -> entries(at, item, "DESPATCHED")).sum()).as("units of %s that left, seed %d", item, seed).isEqualTo(-sent);
            centers.forEach(at -> assertThat(at.stock(item)).as("nothing is staged any more, seed %d", seed).doesNotContainKey("STAGED"));
        }
    }

    private static List<Map<String, Object>> board(World at) {
        return at.get("/v1/dcs/" + at.dc + "/orders?limit=1000").extract().jsonPath().getList("lines");
    }

    private static int entries(World at, Gtin item, String kind) {
        return at.get("/v1/dcs/" + at.dc + "/stock/" + item + "/entries?limit=1000").extract().jsonPath().<Integer>getList("entries.findAll { it.kind == '" + kind + "' }.units")
                .stream()
                .mapToInt(units -> units).sum();
    }

    /** Those of waves that are open, each with its wave. */
    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> picks(World at) {
        List<Map<String, Object>> waves = at.get("/v1/dcs/" + at.dc + "/waves?status=OPEN").extract().jsonPath().getList("waves");
        return waves.stream().flatMap(wave -> ((List<Map<String, Object>>) wave.get("picks")).stream().map(pick -> {
            var with = new HashMap<>(pick);
            with.put("wave", ((Number) wave.get("id")).longValue());
            return (Map<String, Object>) with;
        })).toList();
    }

    private void despatchAll(World at) {
        var stores = lines.stream().map(LinePlaced::store).distinct().toList();
        picks(at).stream().map(pick -> (long) pick.get("wave")).distinct()
                .forEach(wave -> stores.forEach(store -> assertThat(at.despatch(wave, store).extract().statusCode()).isIn(200, 201, 409)));
    }

    /** Orders travel by another road than these requests. */
    private static void heard(World any) {
        await().atMost(PATIENCE).until(() -> any.get("/v1/account").extract().jsonPath().getMap("lag").values().stream().allMatch(waiting -> ((Number) waiting).longValue() == 0));
    }

    private static List<String> sound(World any) {
        return any.get("/v1/verification").extract().jsonPath().getList("checks.findAll { it.broken > 0 && it.name != 'every record could be read and applied' }.name");
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
