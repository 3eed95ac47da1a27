package io.restock.distribution.stock;

import static io.restassured.RestAssured.given;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.Gtin;
import io.restock.distribution.World;
import io.restock.local.testing.EngineTestResource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("What staff of a center report of its stock")
class CountTest {
    @Test
    void a_count_differs_by_what_was_wrong_at_its_instant_whatever_was_picked_and_delivered_since() {
        try (var world = new World()) {
            var item = world.item(6);
            Instant counted = sixtyAndThen24Picked(world, item);
            reportInbound(world, item.digits(), 12, Instant.now());

            world.count(item, "PICK_FACE", 58, counted).statusCode(201).body("lines[0].expected", equalTo(60)).body("lines[0].variance", equalTo(-2))
                    .body("lines[0].onHand", equalTo(46)).body("lines[0].status", equalTo("COUNTED"));
            assertThat(world.stock(item)).isEqualTo(Map.of("PICK_FACE", 46, "STAGED", 24));

            reportInbound(world, item.digits(), 30, counted.minus(Duration.ofMinutes(10)));
            assertThat(world.stock(item)).as("what came before the count was counted").containsEntry("PICK_FACE", 46);
            reportInbound(world, item.digits(), 5, counted.plusMillis(1));
            assertThat(world.stock(item)).containsEntry("PICK_FACE", 51);

            world.count(item, "PICK_FACE", 7, counted.minusSeconds(60)).statusCode(201).body("lines[0].status", equalTo("OLDER")).body("lines[0].variance", equalTo(0));
            assertThat(world.stock(item)).containsEntry("PICK_FACE", 51);
            world.verify();
        }
    }

    /** @return when nothing was picked yet */
    private static Instant sixtyAndThen24Picked(World world, Gtin item) {
        world.inbound(item, 60, "PICK_FACE");
        Instant before = Instant.now();
        world.placed(world.line(world.store(), item, 24, 6));
        var wave = world.wave().extract().jsonPath();
        world.pick(wave.getLong("id"), wave.getLong("picks[0].pick"), 24, null).statusCode(200);
        return before;
    }

    private static void reportInbound(World world, String item, int units, Instant at) {
        world.report("inbound", "\"receivedAt\": \"" + at + "\", ", "[{\"item\": \"%s\", \"units\": %d, \"location\": \"PICK_FACE\"}]".formatted(item, units)).statusCode(201);
    }

    @Test
    void goods_for_which_the_center_finds_a_place_are_put_there_when_it_says_so() {
        try (var world = new World()) {
            var item = world.item(6);
            world.count(item, "PICK_FACE", 0, Instant.now()).statusCode(201);
            world.report("inbound", "\"receivedAt\": \"" + world.now.minusSeconds(7_200) + "\", ", "[{\"item\": \"%s\", \"units\": 12}]".formatted(item)).statusCode(201);
            assertThat(world.stock(item)).isEqualTo(Map.of("PICK_FACE", 12));
        }
    }

    @Test
    void a_count_that_more_was_picked_than_it_found_is_asked_for_again() {
        try (var world = new World()) {
            var item = world.item(6);
            Instant counted = sixtyAndThen24Picked(world, item);
            world.count(item, "PICK_FACE", 20, counted).statusCode(201).body("lines[0].onHand", equalTo(0));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(world.questions()).containsExactly(true));
            world.verify();
        }
    }

    @Test
    void counts_once_under_its_key() {
        try (var world = new World()) {
            var item = world.item(6);
            String body = "{\"countedAt\": \"%s\", \"lines\": [{\"item\": \"%s\", \"location\": \"RESERVE\", \"units\": %d}]}";
            String first = keyed(world, "counts", "c1", body.formatted(world.now, item, 12), 201);
            assertThat(keyed(world, "counts", "c1", body.formatted(world.now, item, 12), 200)).isEqualTo(first);
            keyed(world, "counts", "c1", body.formatted(world.now, item, 13), 409);
            String move = "{\"lines\": [{\"item\": \"%s\", \"from\": \"RESERVE\", \"to\": \"PICK_FACE\", \"units\": 5}]}".formatted(item);
            keyed(world, "moves", "c1", move, 201);
            keyed(world, "moves", "c1", move, 200);
            assertThat(world.stock(item)).isEqualTo(Map.of("RESERVE", 7, "PICK_FACE", 5));
            given().contentType("application/json").body(move).post("/v1/dcs/" + world.dc + "/moves").then().statusCode(201);
            given().contentType("application/json").body(move).post("/v1/dcs/" + world.dc + "/moves").then().statusCode(409)
                    .body("detail", containsString("RESERVE has 2 by the books"));
            world.verify();
        }
    }

    private static String keyed(World world, String what, String key, String body, int status) {
        return given().contentType("application/json").header("Idempotency-Key", key).body(body).post("/v1/dcs/" + world.dc + "/" + what).then().statusCode(status).extract()
                .asString();
    }

    @Test
    void an_adjustment_says_why_and_takes_from_the_pick_face_first() {
        try (var world = new World()) {
            var item = world.item(6);
            world.inbound(item, 10, "PICK_FACE");
            world.inbound(item, 20, "RESERVE");
            String gone = "\"occurredAt\": \"" + world.now + "\", \"reason\": \"%s\", ";
            world.report("adjustments", gone.formatted("DAMAGE"), "[{\"item\": \"%s\", \"units\": -13}]".formatted(item)).statusCode(201).body("lines.onHand", contains(0, 17));
            world.adjust(item, "PICK_FACE", 4, "FOUND").statusCode(201);
            assertThat(world.stock(item)).isEqualTo(Map.of("PICK_FACE", 4, "RESERVE", 17));
            world.report("adjustments", gone.formatted("THEFT"), "[{\"item\": \"%s\", \"units\": -22}]".formatted(item)).statusCode(409)
                    .body("detail", startsWith("lines[0].units takes away 22 of " + item + ", and the books have 21; count it"));
            assertThat(world.stock(item)).isEqualTo(Map.of("PICK_FACE", 4, "RESERVE", 17));
            world.get("/v1/dcs/" + world.dc + "/stock/" + item + "/entries").body("entries.reference", hasItem(startsWith("DAMAGE, ")));
            world.verify();
        }
    }

    @Test
    void a_move_leaves_what_open_picks_will_fetch() {
        try (var world = new World()) {
            var item = world.item(6);
            world.inbound(item, 30, "PICK_FACE");
            world.placed(world.line(world.store(), item, 24, 6));
            world.wave().statusCode(201);
            world.move(item, "PICK_FACE", "RESERVE", 7).statusCode(409).body("detail", containsString("24 of them for open picks"));
            world.move(item, "PICK_FACE", "RESERVE", 6).statusCode(201).body("lines[0].left", equalTo(24)).body("lines[0].there", equalTo(6));
            world.move(item, "STAGED", "RESERVE", 1).statusCode(409).body("detail", containsString("0 staged units of it were called off"));
            world.verify();
        }
    }

    @Test
    void wrong_lines_are_all_named_in_one_answer() {
        try (var world = new World()) {
            world.report("counts", "", "[{\"item\": \"4711\", \"location\": \"STAGED\", \"units\": -1}, null]").statusCode(422).body("errors",
                    contains(startsWith("countedAt must say"), startsWith("lines[0].item must be a GTIN"),
                            equalTo("lines[0].location must be PICK_FACE, RESERVE or DOCK, was STAGED"),
                            startsWith("lines[0].units must be 0 to"), startsWith("lines[1] must be an object")));
            world.report("counts", "\"countedAt\": \"" + world.now.minus(Duration.ofDays(8)) + "\", ", "[]").statusCode(422)
                    .body("errors", contains(startsWith("countedAt must be of the last 7 days"), startsWith("lines must be 1 to")));
            world.report("counts", "\"countedAt\": \"" + world.now.plusSeconds(3_600) + "\", ", "[]").statusCode(422).body("errors",
                    hasItem(startsWith("countedAt must not be in the future")));
            world.report("adjustments", "\"occurredAt\": \"" + world.now + "\", \"reason\": \"BORED\", ", "[{\"item\": \"07038010000010\", \"units\": 0}]").statusCode(422)
                    .body("errors", contains(startsWith("reason must be one of"), equalTo("lines[0].units must not be 0")));
            world.report("moves", "",
                    "[{\"item\": \"07038010000010\", \"from\": \"RESERVE\", \"to\": \"RESERVE\", \"units\": 1}, {\"item\": \"07038010000010\", \"to\": \"STAGED\"}]")
                    .statusCode(422).body("errors", contains(equalTo("lines[0].to must be another location than from"), startsWith("lines[1].from is missing"),
                            startsWith("lines[1].to must be PICK_FACE, RESERVE or DOCK"), startsWith("lines[1].units must be 1 to")));
        }
    }
}
