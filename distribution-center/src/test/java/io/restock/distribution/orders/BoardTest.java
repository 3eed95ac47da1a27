package io.restock.distribution.orders;

import static io.restassured.RestAssured.given;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.despatch.Lane;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.distribution.World;
import io.restock.local.testing.EngineTestResource;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("The board")
class BoardTest {
    @Test
    void shows_the_most_pressing_line_first_and_goes_on_page_by_page() {
        try (var world = new World()) {
            var store = world.store();
            var item = world.item(6);
            var soon = world.line(store, item, 6, 6);
            var late = new LinePlaced(world.line(store, item, 6, 6).line(), store, world.dc, item, world.now, 6, 6, world.now, soon.dueAt().plusSeconds(60), null);
            world.placed(late);
            world.placed(soon);
            String path = "/v1/dcs/" + world.dc + "/orders";
            world.get(path).body("lines.orderLine", contains(soon.line().toString(), late.line().toString()));
            assertThat(world.get(path).extract().jsonPath().getInt("lines[0].minutesLeft")).isBetween(1_190, 1_200);
            String next = world.get(path + "?limit=1").body("lines.orderLine", contains(soon.line().toString())).extract().jsonPath().getString("next");
            given().queryParam("after", next).queryParam("limit", 1).get(path).then().body("lines.orderLine", contains(late.line().toString()));
            world.get(path + "?dueBefore=" + late.dueAt()).body("lines", hasSize(1));
            world.get(path + "?status=OPEN").body("lines", hasSize(2));
            world.get(path + "?status=WAITING").body("lines", hasSize(2));
            world.get(path + "?status=PICKED").body("lines", hasSize(0));
            world.get(path + "?status=RECEIVED").body("lines", hasSize(0));
            given().get(path + "?status=LOST").then().statusCode(422).body("errors[0]", startsWith("status must be one of"));
            given().get(path + "?limit=0").then().statusCode(422).body("errors[0]", startsWith("limit must be 1 to 1000"));
        }
    }

    @Test
    void knows_every_store_s_lane_and_publishes_each() {
        try (var world = new World()) {
            var store = world.store();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(world.on("distribution.lanes", store + "|" + world.dc)).isNotEmpty());
            given().contentType("application/json").body("{\"cutOffs\": [\"21:00\", \"09:30\"], \"handlingMinutes\": 60, \"transitMinutes\": 90,"
                    + " \"restDays\": [\"SUNDAY\"], \"holidays\": [\"2026-12-25\", \"2026-12-25\"]}")
                    .put("/v1/dcs/" + world.dc + "/lanes/" + store).then().statusCode(200);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(world.on("distribution.lanes", store + "|" + world.dc)).hasSize(2));
            Lane lane = Lane.CODEC.read("Lane", world.on("distribution.lanes", store + "|" + world.dc).getLast().value());
            assertThat(lane.cutOffs()).containsExactly(LocalTime.of(9, 30), LocalTime.of(21, 0));
            assertThat(lane.transitMinutes()).isEqualTo(90);
            assertThat(lane.restDays()).containsExactly(DayOfWeek.SUNDAY);
            assertThat(lane.holidays()).containsExactly(LocalDate.of(2026, 12, 25));
            world.get("/v1/dcs/" + world.dc + "/lanes").body("transitMinutes", contains(90)).body("[0].holidays", contains("2026-12-25"));
            given().contentType("application/json").body("{\"cutOffs\": [\"11:00\"], \"handlingMinutes\": 60, \"transitMinutes\": 90, \"restDays\": "
                    + "[\"MONDAY\", \"TUESDAY\", \"WEDNESDAY\", \"THURSDAY\", \"FRIDAY\", \"SATURDAY\", \"SUNDAY\"]}").put("/v1/dcs/" + world.dc + "/lanes/" + store).then()
                    .statusCode(422).body("errors[0]", startsWith("restDays must leave one day of the week at least"));
            given().contentType("application/json").body("{\"cutOffs\": [], \"handlingMinutes\": -1}").put("/v1/dcs/" + world.dc + "/lanes/" + store).then()
                    .statusCode(422).body("errors", hasSize(3));
            given().contentType("application/json").body("{\"name\": \"X\", \"zone\": \"Oslo\"}").put("/v1/dcs/" + world.dc).then()
                    .statusCode(422).body("errors[0]", equalTo("zone must be a time zone such as Europe/Oslo, was Oslo"));
            given().get("/v1/dcs/123/lanes").then().statusCode(422).body("errors[0]", startsWith("gln must be a GLN"));
        }
    }

    @Test
    void tells_by_cut_off_how_much_is_to_leave_and_how_far_it_is() {
        try (var world = new World()) {
            var store = world.store();
            var item = world.item(6);
            String path = "/v1/dcs/" + world.dc + "/departures";
            world.get(path).body("departures", hasSize(0)).body("leaving", equalTo(1)).body("nextCutOff", startsWith("20"));
            var first = world.placed(world.line(store, item, 6, 6));
            world.placed(world.line(store, item, 12, 6));
            world.inbound(item, 6, "PICK_FACE");
            world.get(path).body("departures", hasSize(1)).body("departures[0].cutOffAt", equalTo(first.cutOffAt().toString())).body("departures[0].lines", equalTo(2))
                    .body("departures[0].waiting", equalTo(2)).body("departures[0].stores", equalTo(1)).body("departures[0].late", equalTo(0));
            long wave = world.wave().statusCode(201).extract().jsonPath().getLong("id");
            world.get(path).body("departures[0].picking", equalTo(1)).body("departures[0].backOrdered", equalTo(1)).body("departures[0].waiting", equalTo(0));
            long pick = world.get("/v1/waves/" + wave).extract().jsonPath().getLong("picks[0].pick");
            world.pick(wave, pick, 6, null).statusCode(200);
            world.get(path).body("departures[0].picked", equalTo(1)).body("departures[0].picking", equalTo(0));
            world.despatch(wave, store).statusCode(201);
            world.get(path).body("departures[0].lines", equalTo(1));
            given().get("/v1/dcs/" + World.gln() + "/departures").then().statusCode(404);
        }
    }

    @Test
    void lists_what_left_of_the_newest_wave_first_and_what_came_in() {
        try (var world = new World()) {
            var store = world.store();
            var item = world.item(6);
            world.inbound(item, 60, "PICK_FACE");
            String path = "/v1/dcs/" + world.dc + "/despatches";
            world.get(path).body("despatches", hasSize(0));
            String first = sent(world, store, item);
            String second = sent(world, store, item);
            world.get(path).body("despatches.sscc", contains(second, first)).body("despatches.status", contains("UNDER_WAY", "UNDER_WAY")).body("despatches[0].lines", equalTo(1));
            String next = world.get(path + "?limit=1&status=UNDER_WAY").body("despatches.sscc", contains(second)).extract().jsonPath().getString("next");
            given().queryParam("after", next).queryParam("limit", 1).get(path).then().statusCode(200).body("despatches.sscc", contains(first));
            world.get(path + "?status=RECEIVED").body("despatches", hasSize(0));
            given().get(path + "?status=LOST").then().statusCode(422).body("errors[0]", startsWith("status must be one of"));
            given().get(path + "?after=soon").then().statusCode(422).body("errors[0]", startsWith("after must be the \"next\" of the page before"));
            world.get("/v1/dcs/" + world.dc + "/inbound").body("deliveries", hasSize(1)).body("deliveries[0].reference", startsWith("PO-"))
                    .body("deliveries[0].lines[0].units", equalTo(60)).body("deliveries[0].lines[0].location", equalTo("PICK_FACE"));
        }
    }

    private static String sent(World world, Gln store, Gtin item) {
        world.placed(world.line(store, item, 6, 6));
        long wave = world.wave().statusCode(201).extract().jsonPath().getLong("id");
        world.pickAll(wave, world.get("/v1/waves/" + wave).extract().jsonPath().getList("picks.pick", Long.class), 6).statusCode(200);
        return world.despatch(wave, store).statusCode(201).extract().jsonPath().getString("sscc");
    }
}
