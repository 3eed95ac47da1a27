package io.restock.distribution;

import static io.restock.local.testing.Patience.PATIENCE;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Sscc;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.orders.OrderEvent.CancellationAsked;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.contracts.stock.StockEvent.TransferSent;
import io.restock.local.testing.EngineTestResource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;

/** Whatever staff do, in any order: units are conserved, and every line is sent or called off in the end. */
@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("At a center nothing is lost")
class NothingIsLostTest {
    private static final int STEPS = 60;
    private static final int CRATE = 500;
    private static final List<String> LOCATIONS = List.of("PICK_FACE", "RESERVE");
    /** The first of them is over. */
    private static final List<String> LOTS = List.of("A", "B", "C");
    private static final List<String> REASONS = List.of("EMPTY", "NOT_FOUND", "DAMAGED", "NO_TIME", "BACK_ORDER");

    private final long seed = Long.getLong("seed", new Random().nextLong());
    private final Random random = new Random(seed);

    /** Kind and identity. */
    private final List<String[]> typed = new ArrayList<>();

    private record Stock(Gtin item, int casePack) {}

    @RepeatedTest(3)
    void whatever_is_delivered_picked_counted_moved_called_off_and_taken_back() {
        System.out.println("seed " + seed);
        try (var world = new World()) {
            var stores = Stream.generate(world::store).limit(2).toList();
            var items = List.of(new Stock(world.item(6), 6), new Stock(world.item(6), 6), new Stock(world.weighed(CRATE), CRATE));
            var lines = new ArrayList<LinePlaced>();
            for (int step = 0; step < STEPS; step++) {
                step(world, stores, items, lines);
            }
            assertThat(sound(world)).as("seed %d", seed).isEmpty();
            settle(world, items, lines);
            assertThat(sound(world)).as("seed %d", seed).isEmpty();
            List<Map<String, Object>> board = world.get("/v1/dcs/" + world.dc + "/orders?limit=1000").extract().jsonPath().getList("lines");
            assertThat(board).as("seed %d", seed).hasSameSizeAs(lines).allSatisfy(line -> {
                assertThat((String) line.get("status")).isIn("DESPATCHED", "CANCELLED");
                assertThat((int) line.get("despatched") + (int) line.get("cancelled")).isGreaterThanOrEqualTo((int) line.get("units"));
            });
            for (Stock stock : items) {
                assertThat(balance(world, stock.item)).as("units of %s by their entries, seed %d", stock.item, seed)
                        .isEqualTo(world.stock(stock.item).values().stream().mapToInt(u -> u).sum());
                assertThat(world.stock(stock.item)).as("nothing is staged any more, seed %d", seed).doesNotContainKey("STAGED");
            }
        }
    }

    private void step(World world, List<Gln> stores, List<Stock> items, List<LinePlaced> lines) {
        Stock stock = any(items);
        String location = any(LOCATIONS);
        switch (random.nextInt(16)) {
            case 15 -> byLot(world, stock, location);
            case 0 -> inbound(world, stock.item, (1 + random.nextInt(8)) * stock.casePack, location, random.nextInt(4) == 0 ? world.now : Instant.now());
            case 1, 2 -> lines.add(world.placed(world.line(any(stores), stock.item, (1 + random.nextInt(4)) * stock.casePack, stock.casePack)));
            case 3 -> wave(world, items);
            case 4, 5 -> openPicks(world).stream().limit(3).collect(groupingBy(Pick::wave)).forEach((wave, picks) -> answer(world, wave, picks));
            case 6 -> assertThat(typed("COUNT", world.count(stock.item, location, random.nextInt(5) * stock.casePack, random.nextBoolean() ? Instant.now() : world.now), "count")
                    .extract().statusCode())
                    .describedAs("new, or said before").isIn(201, 200);
            case 7 -> moveOrAdjust(world, stock, location);
            case 8 -> waves(world).stream().findAny().ifPresent(wave -> callOff(world, wave));
            case 12 -> callHome(world, lines);
            case 13 -> takeBack(world);
            case 9, 10 -> sendBack(world, any(stores), stock, location);
            default -> lines.stream().skip(random.nextInt(lines.size() + 1)).findFirst().ifPresent(line -> world.order(
                    new CancellationAsked(line.line(), line.store(), line.item(), world.now, 1 + random.nextInt(line.units()), "changed our mind")));
        }
        if (random.nextInt(6) == 0) {
            despatchAll(world, stores);
        }
    }

    /** What expires first goes first, wherever it lies: no pick takes a lot while one that expires earlier is good, and was free when the wave began. */
    private void wave(World world, List<Stock> items) {
        var free = new HashMap<Gtin, Map<String, Integer>>(); // by last day
        for (Stock stock : items) {
            var here = RestAssured.get("/v1/dcs/" + world.dc + "/stock?item=" + stock.item);
            List<Map<String, Object>> lots = here.statusCode() == 404 ? List.of() // of an item that the center has not heard of yet
                    : here.jsonPath().getList("lines.locations.flatten().findAll { it.location != 'STAGED' && it.lots != null }.lots.flatten()");
            var byDay = free.computeIfAbsent(stock.item, item -> new HashMap<>());
            lots.forEach(lot -> byDay.merge((String) lot.getOrDefault("bestBefore", "later"), Math.max(0, (int) lot.get("units") - (int) lot.get("allocated")), Integer::sum));
        }
        List<Map<String, Object>> picks = world.wave().extract().jsonPath().getList("picks");
        String today = World.day(0).toString();
        for (Map<String, Object> pick : picks) {
            String day = (String) pick.getOrDefault("bestBefore", "later");
            assertThat(day).as("nobody fetches what is over, seed %d", seed).isGreaterThanOrEqualTo(today);
            free.get(new Gtin((String) pick.get("item")))
                    .forEach((earlier, units) -> assertThat(earlier.compareTo(today) < 0 || earlier.compareTo(day) >= 0 || units <= picks.stream()
                            .filter(each -> each.get("item").equals(pick.get("item")) && earlier.equals(each.get("bestBefore"))).mapToInt(each -> (int) each.get("units")).sum())
                            .as("what expires %s goes before %s, seed %d", earlier, pick, seed).isTrue());
        }
    }

    /** The lorry, a change of mind and the news of the transfer come in any order. */
    private void sendBack(World world, Gln store, Stock stock, String location) {
        String transfer = "t" + System.nanoTime();
        String address = "returns/" + store + "/" + transfer;
        List<Runnable> reports = new ArrayList<>(List.of(
                () -> world.stock(new TransferSent(new StoreItemId(store, stock.item), world.now, transfer, world.dc, 1 + random.nextInt(4 * stock.casePack), 0, true, "RECALL")),
                () -> typed("RETURN_ARRIVAL", world
                        .report(address + "/arrivals", "\"arrivedAt\": \"" + Instant.now() + "\", \"complete\": " + random.nextBoolean() + ", \"location\": \"" + location + "\", ",
                                "[{\"item\": \"%s\", \"units\": %d, \"damaged\": %d}]".formatted(stock.item, random.nextInt(4 * stock.casePack), random.nextInt(3))),
                        "arrival")
                        .statusCode(201),
                () -> assertThat(world.post("/v1/dcs/" + world.dc + "/" + address + "/cancellations", "{\"reason\": \"a trial\"}").extract().statusCode()).isIn(201, 404, 409)));
        Collections.shuffle(reports, random);
        reports.forEach(Runnable::run);
    }

    private void byLot(World world, Stock stock, String location) {
        String line = "\"item\": \"%s\", \"lot\": \"%s\", \"units\": %d".formatted(stock.item, any(LOTS), 1 + random.nextInt(3 * stock.casePack));
        ValidatableResponse said = random.nextBoolean()
                ? typed("COUNT", world.report("counts", "\"countedAt\": \"" + Instant.now() + "\", ", "[{" + line + ", \"location\": \"" + location + "\"}]"), "count")
                : typed("MOVE", world.report("moves", "", "[{%s, \"from\": \"%s\", \"to\": \"%s\"}]".formatted(line, location, LOCATIONS.get(1 - LOCATIONS.indexOf(location)))),
                        "move");
        assertThat(said.extract().statusCode()).isIn(201, 409);
    }

    private void moveOrAdjust(World world, Stock stock, String location) {
        int units = 1 + random.nextInt(stock.casePack);
        switch (random.nextInt(3)) {
            case 0 ->
                assertThat(typed("MOVE", world.move(stock.item, location, LOCATIONS.get(1 - LOCATIONS.indexOf(location)), units), "move").extract().statusCode()).isIn(201, 409);
            case 1 -> assertThat(typed("MOVE", world.move(stock.item, "STAGED", location, units), "move").extract().statusCode()).isIn(201, 409);
            default -> assertThat(typed("ADJUSTMENT", world.adjust(stock.item, location, random.nextBoolean() ? units : -units, "FOUND"), "adjustment").extract().statusCode())
                    .isIn(201, 409);
        }
    }

    private void callOff(World world, Map<String, Object> wave) {
        List<Map<String, Object>> picks = picks(wave);
        String some = random.nextBoolean() || picks.isEmpty() ? "" : "\"picks\": [" + any(picks).get("pick") + "], ";
        assertThat(world.post("/v1/waves/" + wave.get("id") + "/cancellations", "{" + some + "\"reason\": \"no pickers\"}").extract().statusCode()).isIn(201, 409);
    }

    /** A line may be called off between the look and the answer: then the pick is. */
    private static void accepted(ValidatableResponse answer) {
        if (answer.extract().statusCode() == 409) {
            answer.body("detail", containsString("called off"));
        } else {
            answer.statusCode(200);
        }
    }

    /** All in one request: what was found as asked and what was not. */
    private void answer(World world, long wave, List<Pick> picks) {
        accepted(world.post("/v1/waves/" + wave + "/picks", picks.stream().map(this::found).collect(joining(", ", "{\"lines\": [", "]}"))));
    }

    private String found(Pick pick) {
        int found = random.nextBoolean() ? pick.units : random.nextInt(pick.units + 1);
        String reason = any(REASONS);
        String why = found == pick.units ? "" : reason.equals("BACK_ORDER") ? ", \"short\": \"BACK_ORDER\"" : ", \"reason\": \"" + reason + "\"";
        int weighed = found == pick.units && pick.units >= CRATE ? found + random.nextInt(CRATE / 2) : found;
        return "{\"pick\": %d, \"units\": %d%s}".formatted(pick.pick, weighed, why);
    }

    /** Everything is fetched in the end: what is to be put back is, the shelves are filled, and pickers find all. */
    private void settle(World world, List<Stock> items, List<LinePlaced> lines) {
        var last = world.placed(world.line(world.store(), items.getFirst().item, 6, 6));
        lines.add(last);
        for (int round = 0; round < 3; round++) {
            openPicks(world).forEach(pick -> accepted(world.pick(pick.wave, pick.pick, pick.units, null)));
            despatchAll(world, lines.stream().map(LinePlaced::store).distinct().toList());
            for (Map<String, Object> wave : waves(world)) {
                picks(wave).stream().filter(pick -> pick.get("toPutBack") != null)
                        .forEach(pick -> world.move(new Gtin((String) pick.get("item")), "STAGED", "RESERVE", (int) pick.get("toPutBack")).statusCode(201));
            }
            items.forEach(stock -> inbound(world, stock.item, 100 * stock.casePack, "RESERVE", Instant.now()));
            // The calls to cancel travel by another road than these requests: the last round begins when all were heard.
            heard(world);
            world.wave();
        }
        openPicks(world).forEach(pick -> accepted(world.pick(pick.wave, pick.pick, pick.units, null)));
        despatchAll(world, lines.stream().map(LinePlaced::store).distinct().toList());
    }

    private static void heard(World world) {
        await().atMost(PATIENCE)
                .until(() -> world.get("/v1/account").extract().jsonPath().getMap("lag").values().stream().allMatch(waiting -> ((Number) waiting).longValue() == 0));
    }

    /** The lorry turns round: it is at the center before or after the ledger's word, or at its store all the same. */
    private void callHome(World world, List<LinePlaced> lines) {
        List<Map<String, Object>> gone = world.get("/v1/dcs/" + world.dc + "/despatches?status=UNDER_WAY").extract().jsonPath().getList("despatches");
        if (gone.isEmpty()) {
            return;
        }
        var sscc = new Sscc((String) any(gone).get("sscc"));
        if (world.post("/v1/despatches/" + sscc + "/cancellations", "{\"reason\": \"a trial\"}").extract().statusCode() != 201) {
            return; // called off before
        }
        List<Map<String, Object>> sent = world.get("/v1/despatches/" + sscc).extract().jsonPath().getList("lines");
        for (Map<String, Object> each : sent) {
            LinePlaced line = lines.stream().filter(placed -> placed.line().toString().equals(each.get("orderLine"))).findFirst().orElseThrow();
            int units = (int) each.get("units");
            if (random.nextBoolean()) {
                world.report("returns/" + line.store() + "/despatch-" + sscc + "/arrivals", "\"arrivedAt\": \"" + Instant.now() + "\", \"location\": \"RESERVE\", ",
                        "[{\"item\": \"%s\", \"units\": %d, \"damaged\": %d}]".formatted(line.item(), random.nextInt(units + 1), random.nextInt(2)));
            }
            int received = random.nextInt(3) == 0 ? 1 + random.nextInt(units) : 0;
            if (received > 0 && random.nextBoolean()) { // before the call
                world.stock(world.received(line, sscc, received, received));
                if (received < units) {
                    world.stock(world.home(line, sscc, units - received));
                }
            } else {
                world.stock(world.home(line, sscc, units));
                if (received > 0) {
                    world.stock(world.allTheSame(line, sscc, received));
                    world.stock(world.received(line, sscc, received, received));
                }
            }
        }
    }

    /** Anything that was typed, also what cannot be taken back any more. */
    private void takeBack(World world) {
        List<String> picks = waves(world).stream().flatMap(wave -> picks(wave).stream()).map(pick -> String.valueOf(pick.get("pick"))).toList();
        String kind = picks.isEmpty() || !typed.isEmpty() && random.nextInt(3) > 0 ? "" : "PICK";
        if (kind.isEmpty() && typed.isEmpty()) {
            return;
        }
        String[] of = kind.isEmpty() ? any(typed) : new String[] {kind, any(picks)};
        assertThat(world.post("/v1/dcs/" + world.dc + "/reversals", "{\"of\": \"%s\", \"kind\": \"%s\", \"reason\": \"a trial %d\"}".formatted(of[1], of[0], random.nextInt()))
                .extract().statusCode()).isIn(201, 409);
    }

    /** Notes what was taken, to take it back. */
    private ValidatableResponse typed(String kind, ValidatableResponse answer, String field) {
        if (answer.extract().statusCode() == 201) {
            typed.add(new String[] {kind, answer.extract().path(field)});
        }
        return answer;
    }

    /** What came before a location was counted is in that count. */
    private void inbound(World world, Gtin item, int units, String location, Instant at) {
        int lot = random.nextInt(5);
        if (lot < LOTS.size()) {
            typed("INBOUND", world.inbound(item, units, location, LOTS.get(lot), lot * 3 - 1), "inbound").statusCode(201);
            return;
        }
        typed("INBOUND", world.report("inbound", "\"receivedAt\": \"" + at + "\", \"reference\": \"" + System.nanoTime() + "\", ",
                "[{\"item\": \"%s\", \"units\": %d, \"location\": \"%s\"}]".formatted(item, units, location)), "inbound").statusCode(201);
    }

    private record Pick(long wave, long pick, int units) {}

    private static List<Map<String, Object>> waves(World world) {
        return world.get("/v1/dcs/" + world.dc + "/waves?status=OPEN").extract().jsonPath().getList("waves");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> picks(Map<String, Object> wave) {
        return (List<Map<String, Object>>) wave.get("picks");
    }

    private static List<Pick> openPicks(World world) {
        return waves(world).stream().flatMap(wave -> picks(wave).stream().filter(pick -> pick.get("picked") == null)
                .map(pick -> new Pick(((Number) wave.get("id")).longValue(), ((Number) pick.get("pick")).longValue(), (int) pick.get("units")))).toList();
    }

    private static void despatchAll(World world, List<Gln> stores) {
        waves(world).forEach(wave -> stores.forEach(store -> assertThat(world.despatch(((Number) wave.get("id")).longValue(), store).extract().statusCode()).isIn(200, 201, 409)));
    }

    private static int balance(World world, Gtin item) {
        JsonPath entries = world.get("/v1/dcs/" + world.dc + "/stock/" + item + "/entries?limit=1000").extract().jsonPath();
        return entries.getList("entries.units", Integer.class).stream().mapToInt(units -> units).sum();
    }

    private static List<String> sound(World world) {
        return world.get("/v1/verification").extract().jsonPath().getList("checks.findAll { it.broken > 0 && it.name != 'every record could be read and applied' }.name");
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
