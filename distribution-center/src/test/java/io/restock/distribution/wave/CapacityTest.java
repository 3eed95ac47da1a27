package io.restock.distribution.wave;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.Gln;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.despatch.DespatchEvent;
import io.restock.contracts.despatch.DespatchEvent.CutOffMoved;
import io.restock.contracts.despatch.DespatchEvent.LineShorted;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.distribution.Needs;
import io.restock.distribution.World;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.Noon;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("A wave takes what its center can do")
class CapacityTest {
    @Inject
    WaveClock waveClock;

    private static List<DespatchEvent> told(World world, Gln store) {
        return world.on("distribution.despatches", store.digits()).stream().map(record -> DespatchEvent.CODEC.read(World.type(record), record.value())).toList();
    }

    @Test
    void the_least_valuable_waits_for_the_next_wave_and_its_store_hears_why() {
        try (var world = new World()) {
            var item = world.item(6);
            var full = world.store();
            var urgent = world.placed(Needs.line(world, world.store(), item, 12, 6, -2, 2, 0, 8));
            var needy = world.placed(Needs.line(world, world.store(), item, 12, 6, 0, 0, 0, 8));
            var wishful = world.placed(Needs.line(world, full, item, 12, 6, 20, 0, 0, 8));
            world.inbound(item, 60, "PICK_FACE");
            world.capacity("{\"cases\": 10, \"hands\": 1, \"casesPerHand\": 3}");
            world.get("/v1/dcs/" + world.dc).body("capacity.hands", equalTo(1)).body("capacity.cases", equalTo(10));
            var wave = world.wave().statusCode(201).body("picks", hasSize(2)).extract().jsonPath();
            String units = "picks.findAll { it.orderLine == '%s' }.units";
            assertThat(wave.getList(units.formatted(urgent.line()), Integer.class)).containsExactly(12);
            assertThat(wave.getList(units.formatted(needy.line()), Integer.class)).as("in part, in whole packs").containsExactly(6);
            String why = "shorts.find { it.orderLine == '%s' }.why";
            assertThat(wave.getString(why.formatted(wishful.line())))
                    .startsWith("It gets none of 12 with this wave, which takes at most 3 cases: its next pack is beyond the reorder level");
            assertThat(wave.getString(why.formatted(needy.line()))).startsWith("It gets 6 of 12 with this wave");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(told(world, full)).singleElement().isInstanceOfSatisfying(LineShorted.class, shorted -> {
                assertThat(shorted.reason()).isEqualTo(LineShorted.NO_CAPACITY);
                assertThat(shorted.units()).isEqualTo(12);
            }));
            world.wave().statusCode(201).body("picks.units.sum()", equalTo(18));
            world.verify();
        }
    }

    @Test
    void what_the_wave_has_no_room_for_is_shared_again_among_those_that_go() {
        try (var world = new World()) {
            var item = world.item(6);
            var first = world.placed(Needs.line(world, world.store(), item, 12, 6, -2, 2, 0, 8));
            var second = world.placed(Needs.line(world, world.store(), item, 12, 6, -1, 1, 0, 8));
            world.inbound(item, 12, "PICK_FACE");
            world.preview("{}").body("lines.promised", containsInAnyOrder(6, 6));
            world.capacity("{\"lines\": 1}");
            world.preview("{}").body("lines.promised.sum()", equalTo(12));
            var wave = world.wave().statusCode(201).body("picks.orderLine", contains(first.line().toString())).body("picks.units", contains(12)).extract().jsonPath();
            assertThat(wave.getString("shorts.find { it.orderLine == '%s' }.reason".formatted(second.line()))).isEqualTo("NO_STOCK");
            assertThat(wave.getList("shorts")).hasSize(1);
            world.verify();
        }
    }

    @Test
    void what_would_miss_its_24_hours_goes_before_what_saves_more() {
        try (var world = new World()) {
            var item = world.item(6);
            var late = Needs.line(world, world.store(), item, 6, 6, 7, 0, 0, 8);
            world.placed(Needs.leaving(late, late.cutOffAt(), world.now.plus(Duration.ofHours(3))));
            world.placed(Needs.leaving(Needs.line(world, world.store(), item, 6, 6, -2, 2, 0, 8), world.now, world.now.plus(Duration.ofHours(72))));
            world.inbound(item, 60, "PICK_FACE");
            world.capacity("{\"lines\": 1}");
            world.wave().statusCode(201).body("picks.orderLine", contains(late.line().toString()));
        }
    }

    @Test
    void by_the_clock_what_did_not_fit_waits_for_its_lanes_next_cut_off() {
        try (var world = new World()) {
            var item = world.item(6);
            world.placed(Needs.line(world, world.store(), item, 6, 6, 0, 0, 0, 8));
            world.placed(Needs.line(world, world.store(), item, 6, 6, 5, 0, 0, 8));
            world.inbound(item, 60, "PICK_FACE");
            world.capacity("{\"lines\": 1}");
            waveClock.releaseDue(world.now);
            waveClock.releaseDue(world.now.plusSeconds(1));
            world.get("/v1/dcs/" + world.dc + "/waves").body("waves", hasSize(1)).body("waves[0].picks", hasSize(1)).body("waves[0].shorts[0].reason", equalTo("NO_CAPACITY"));
            waveClock.releaseDue(world.now.plus(Duration.ofHours(14)));
            world.get("/v1/dcs/" + world.dc + "/waves").body("waves", hasSize(2)).body("waves[0].picks", hasSize(1));
            world.verify();
        }
    }

    @Test
    void a_bound_that_is_none_is_refused_and_an_empty_one_lifts_all() {
        try (var world = new World()) {
            String path = "/v1/dcs/" + world.dc;
            given().contentType("application/json").body("{\"name\": \"C\", \"zone\": \"" + Noon.ZONE + "\", \"capacity\": {\"lines\": 0, \"hands\": 3}}").put(path).then()
                    .statusCode(422)
                    .body("errors", contains(startsWith("capacity.lines"), startsWith("capacity.casesPerHand must come with hands")));
            world.capacity("{\"lines\": 5}");
            given().contentType("application/json").body("{\"name\": \"C\", \"zone\": \"" + Noon.ZONE + "\"}").put(path).then().statusCode(200).body("capacity.lines", equalTo(5));
            world.capacity("{}");
            world.get(path).body("capacity", equalTo(Map.of()));
        }
    }

    @Test
    void an_urgent_line_goes_with_the_next_wave_of_any_cut_off() {
        try (var world = new World()) {
            var item = world.item(6);
            var store = world.store();
            var other = world.store();
            LinePlaced line =
                    world.placed(Needs.leaving(Needs.line(world, store, item, 12, 6, 0, 0, 0, 8), world.now.plus(Duration.ofDays(3)), world.now.plus(Duration.ofDays(4))));
            world.placed(Needs.line(world, other, item, 12, 6, 0, 0, 0, 8));
            world.inbound(item, 60, "PICK_FACE");
            waveClock.releaseDue(world.now);
            world.get("/v1/dcs/" + world.dc + "/waves").body("waves", hasSize(1)).body("waves[0].picks.store", contains(other.digits()));

            String path = "/v1/dcs/" + world.dc + "/orders/" + line.line().order() + "/lines/1/pull-forward";
            world.post(path, "{\"reason\": \"\"}").statusCode(422);
            world.post(path.replace("lines/1", "lines/2"), "{\"reason\": \"x\"}").statusCode(404);
            String pulledAt = world.post(path, "{\"reason\": \"the customer collects it tonight\"}").statusCode(200).body("waiting", equalTo(12)).extract().jsonPath()
                    .getString("pulledForwardAt");
            world.post(path, "{\"reason\": \"said twice\"}").statusCode(200).body("pulledForwardAt", equalTo(pulledAt));
            world.get("/v1/dcs/" + world.dc + "/orders").body("lines.find { it.orderLine == '%s' }.pulledForwardAt".formatted(line.line()), notNullValue());
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(told(world, store)).singleElement().isInstanceOfSatisfying(CutOffMoved.class, moved -> {
                assertThat(moved.cutOffAt()).isBefore(line.cutOffAt());
                assertThat(moved.dueAt()).isEqualTo(line.dueAt());
            }));
            world.get("/v1/audit?kind=LINE_PULLED_FORWARD&object=" + line.line()).body("entries", hasSize(1)).body("entries[0].body", hasItemText("collects it tonight"));

            // Another lane's cut-off comes; the store's own does not leave.
            given().contentType("application/json").body("{\"cutOffs\": [\"11:00\"], \"handlingMinutes\": 60, \"transitMinutes\": 60, \"holidays\": [%s]}".formatted(days(world)))
                    .put("/v1/dcs/" + world.dc + "/lanes/" + store).then().statusCode(200);
            waveClock.releaseDue(world.now.plus(Duration.ofHours(14)));
            world.get("/v1/dcs/" + world.dc + "/waves").body("waves", hasSize(2)).body("waves[0].picks.orderLine", hasItem(line.line().toString()));
            world.post("/v1/dcs/" + world.dc + "/orders/" + line.line().order() + "/lines/1/pull-forward", "{\"reason\": \"x\"}").statusCode(200);
            world.verify();
        }
    }

    @Test
    void an_urgent_back_order_of_a_store_at_rest_goes_with_anothers_wave() {
        try (var world = new World()) {
            var item = world.item(6);
            var store = world.store();
            world.store();
            LinePlaced line = world.placed(Needs.line(world, store, item, 12, 6, 0, 0, 0, 8));
            waveClock.releaseDue(world.now);
            world.get("/v1/dcs/" + world.dc + "/waves").body("waves", hasSize(1)).body("waves[0].shorts.reason", contains("NO_STOCK"));
            world.inbound(item, 60, "PICK_FACE");
            given().contentType("application/json").body("{\"cutOffs\": [\"11:00\"], \"handlingMinutes\": 60, \"transitMinutes\": 60, \"holidays\": [%s]}".formatted(days(world)))
                    .put("/v1/dcs/" + world.dc + "/lanes/" + store).then().statusCode(200);
            waveClock.releaseDue(world.now.plus(Duration.ofHours(14)));
            world.get("/v1/dcs/" + world.dc + "/waves").body("waves", hasSize(1));
            world.post("/v1/dcs/" + world.dc + "/orders/" + line.line().order() + "/lines/1/pull-forward", "{\"reason\": \"the shelf is empty\"}").statusCode(200);
            waveClock.releaseDue(world.now.plus(Duration.ofHours(28)));
            world.get("/v1/dcs/" + world.dc + "/waves").body("waves", hasSize(2)).body("waves[0].picks.orderLine", contains(line.line().toString()));
        }
    }

    @Test
    void that_it_is_urgent_is_taken_back_while_no_wave_has_taken_of_it() {
        try (var world = new World()) {
            var item = world.item(6);
            var store = world.store();
            LinePlaced line =
                    world.placed(Needs.leaving(Needs.line(world, store, item, 12, 6, 0, 0, 0, 8), world.now.plus(Duration.ofDays(3)), world.now.plus(Duration.ofDays(4))));
            String path = "/v1/dcs/" + world.dc + "/orders/" + line.line().order() + "/lines/1/pull-forward";
            world.post(path + "/cancellations", "{\"reason\": \"x\"}").statusCode(409).body("detail", startsWith("order line " + line.line() + " is not pulled forward"));
            world.get(path).body("pulledForwardAt", nullValue()).body("waiting", equalTo(12));
            world.post(path, "{\"reason\": \"the customer collects it tonight\"}").statusCode(200);
            world.get(path).body("pulledForwardAt", notNullValue());
            given().get(path.replace("lines/1", "lines/2")).then().statusCode(404);
            world.post(path + "/cancellations", "{}").statusCode(422);
            world.post(path + "/cancellations", "{\"reason\": \"tomorrow will do\"}").statusCode(200).body("pulledForwardAt", nullValue())
                    .body("cutOffAt", equalTo(line.cutOffAt().toString()));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(told(world, store)).hasSize(2).last().isInstanceOfSatisfying(CutOffMoved.class,
                    moved -> assertThat(moved.cutOffAt()).isEqualTo(line.cutOffAt())));
            world.inbound(item, 60, "PICK_FACE");
            waveClock.releaseDue(world.now.plus(Duration.ofHours(14)));
            world.get("/v1/dcs/" + world.dc + "/waves").body("waves", hasSize(0));
            world.get("/v1/audit?kind=LINE_PULLED_BACK&object=" + line.line()).body("entries", hasSize(1)).body("entries[0].body", hasItemText("tomorrow will do"));

            world.post(path, "{\"reason\": \"after all\"}").statusCode(200);
            world.wave().statusCode(201);
            world.post(path + "/cancellations", "{\"reason\": \"x\"}").statusCode(409).body("detail", startsWith("a wave has taken 12 of order line"));
        }
    }

    private static org.hamcrest.Matcher<Object> hasItemText(String text) {
        return org.hamcrest.Matchers.hasToString(org.hamcrest.Matchers.containsString(text));
    }

    /** The next days, all of them. */
    private static String days(World world) {
        var today = world.now.atZone(Noon.ZONE).toLocalDate();
        return today.datesUntil(today.plusDays(3)).map(day -> "\"" + day + "\"").collect(Collectors.joining(", "));
    }

    @Test
    void what_does_not_wait_or_is_held_is_not_pulled_forward() {
        try (var world = new World()) {
            var item = world.item(6);
            LinePlaced line = world.placed(Needs.line(world, world.store(), item, 12, 6, 0, 0, 0, 8));
            world.inbound(item, 60, "PICK_FACE");
            world.wave().statusCode(201);
            world.post("/v1/dcs/" + world.dc + "/orders/" + line.line().order() + "/lines/1/pull-forward", "{\"reason\": \"x\"}").statusCode(409)
                    .body("detail", startsWith("nothing of order line " + line.line() + " waits: it is PICKING; pick it"));

            var recalled = World.gtin();
            world.lists(new Item(recalled, "Milk", "Brand", "Dairy", "Milk", Item.Unit.EACH, 6, List.of(), Item.State.HELD, true, List.of(), List.of()));
            LinePlaced held = world.placed(Needs.line(world, line.store(), recalled, 12, 6, 0, 0, 0, 8));
            await().atMost(PATIENCE).untilAsserted(() -> world.preview("{}").body("shorts.reason", contains("HELD")));
            world.post("/v1/dcs/" + world.dc + "/orders/" + held.line().order() + "/lines/1/pull-forward", "{\"reason\": \"x\"}").statusCode(409)
                    .body("detail", startsWith("item " + recalled + " is held"));
        }
    }
}
