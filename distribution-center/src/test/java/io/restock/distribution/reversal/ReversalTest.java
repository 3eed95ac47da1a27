package io.restock.distribution.reversal;

import static io.restassured.RestAssured.given;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.despatch.DespatchEvent;
import io.restock.contracts.despatch.DespatchEvent.ReturnReversed;
import io.restock.contracts.stock.StockEvent.TransferSent;
import io.restock.contracts.store.StoreRecord.TransferredLine;
import io.restock.distribution.AtOneCenter;
import io.restock.distribution.World;
import io.restock.local.testing.EngineTestResource;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("What staff of a center typed wrongly")
class ReversalTest extends AtOneCenter {
    @Test
    void is_taken_back_once_citing_it() {
        report("inbound", "d1", "\"receivedAt\": \"" + world.now + "\", ", 60, "PICK_FACE");
        reverse("x1", "d1", "INBOUND").statusCode(201).body("reversal", equalTo("x1")).body("lines.units", contains(-60)).body("lines.onHand", contains(0));
        reverse("x1", "d1", "INBOUND").statusCode(200);
        reverse("x2", "d1", "INBOUND").statusCode(409).body("detail", equalTo("INBOUND d1 was reversed already, by x1"));
        reverse("x3", "never", "INBOUND").statusCode(404).body("detail", containsString("has made no INBOUND with Idempotency-Key never"));
        reverse("x4", "d1", "COUNT").statusCode(404);
        assertThat(world.stock(milk)).isEmpty();
        entries().body("entries[0].kind", equalTo("REVERSED")).body("entries[0].reference", equalTo("reversal of INBOUND d1, typed wrongly"));
    }

    @Test
    void needs_what_it_cites() {
        world.post("/v1/dcs/" + world.dc + "/reversals", "{\"kind\": \"WAVE\"}").statusCode(422)
                .body("errors", contains(startsWith("of must be 1 to"), startsWith("kind must be"), startsWith("reason must be 1 to")));
        world.post("/v1/dcs/" + World.gln() + "/reversals", "{\"of\": \"x\", \"kind\": \"INBOUND\", \"reason\": \"y\"}").statusCode(404);
    }

    @Test
    void of_a_delivery_that_was_picked_is_refused_until_a_count_says_what_is_there() {
        report("inbound", "d1", "\"receivedAt\": \"" + world.now.minusSeconds(60) + "\", ", 60, "PICK_FACE");
        var wave = released(12);
        world.pick(wave.getLong("id"), wave.getLong("picks[0].pick"), 12, null).statusCode(200);
        reverse("x1", "d1", "INBOUND").statusCode(409).body("detail", containsString("it had brought 60 of " + milk + " to PICK_FACE, and the books have 48 there"));
        world.count(milk, "PICK_FACE", 0, Instant.now()).statusCode(201);
        reverse("x2", "d1", "INBOUND").statusCode(201);
        assertThat(world.stock(milk)).isEqualTo(Map.of("STAGED", 12));
    }

    @Test
    void as_a_count_gives_back_its_variance_and_the_count_before_it_stands() {
        report("inbound", "d1", "\"receivedAt\": \"" + world.now.minusSeconds(900) + "\", ", 60, "PICK_FACE");
        count("c1", 50, world.now.minusSeconds(600));
        count("c2", 5, world.now.minusSeconds(300));
        // Reported now, of between the two: the latter has seen it.
        adjust("a1", -2, world.now.minusSeconds(450));
        assertThat(world.stock(milk)).isEqualTo(Map.of("PICK_FACE", 5));

        reverse("x", "c2", "COUNT").statusCode(201);

        assertThat(world.stock(milk)).as("the first count, and what was reported of the time after it").isEqualTo(Map.of("PICK_FACE", 48));
        adjust("a2", -3, world.now.minusSeconds(800));
        assertThat(world.stock(milk)).as("of before the first count").isEqualTo(Map.of("PICK_FACE", 48));
        reverse("y", "c1", "COUNT").statusCode(201);
        assertThat(world.stock(milk)).as("as nobody had counted").isEqualTo(Map.of("PICK_FACE", 55));
    }

    @Test
    void before_a_count_changes_nothing_of_what_that_count_found() {
        report("inbound", "d1", "\"receivedAt\": \"" + world.now.minusSeconds(900) + "\", ", 60, "PICK_FACE");
        count("c1", 50, world.now.minusSeconds(600));
        adjust("a1", -5, world.now.minusSeconds(500));
        count("c2", 44, world.now.minusSeconds(300));
        reverse("x", "a1", "ADJUSTMENT").statusCode(201);
        reverse("y", "c1", "COUNT").statusCode(201);
        reverse("z", "d1", "INBOUND").statusCode(201);
        assertThat(world.stock(milk)).isEqualTo(Map.of("PICK_FACE", 44));
    }

    @Test
    void as_an_adjustment_or_a_move_is_as_it_was() {
        world.inbound(milk, 20, "PICK_FACE");
        adjust("a1", -5, Instant.now());
        report("moves", "m1", "", "[{\"item\": \"%s\", \"from\": \"PICK_FACE\", \"to\": \"RESERVE\", \"units\": 15}]".formatted(milk));
        assertThat(world.stock(milk)).isEqualTo(Map.of("RESERVE", 15));
        reverse("x", "a1", "ADJUSTMENT").statusCode(201);
        reverse("y", "m1", "MOVE").statusCode(201);
        assertThat(world.stock(milk)).isEqualTo(Map.of("PICK_FACE", 20));
    }

    @Test
    void goods_that_were_not_put_back_after_all_are_to_be_put_back() {
        world.inbound(milk, 60, "PICK_FACE");
        var wave = released(12);
        world.pick(wave.getLong("id"), wave.getLong("picks[0].pick"), 12, null).statusCode(200);
        world.post("/v1/waves/" + wave.getLong("id") + "/cancellations", "{\"reason\": \"no pickers\"}").statusCode(201);
        report("moves", "m1", "", "[{\"item\": \"%s\", \"from\": \"STAGED\", \"to\": \"PICK_FACE\", \"units\": 12}]".formatted(milk));
        reverse("x", "m1", "MOVE").statusCode(201);
        assertThat(world.stock(milk)).isEqualTo(Map.of("PICK_FACE", 48, "STAGED", 12));
        world.get("/v1/waves/" + wave.getLong("id")).body("picks[0].toPutBack", equalTo(12));
    }

    @Test
    void asks_again_what_it_had_settled() {
        world.inbound(milk, 12, "PICK_FACE");
        var wave = released(12);
        world.pick(wave.getLong("id"), wave.getLong("picks[0].pick"), 6, "CANCEL").statusCode(200);
        count("c1", 3, Instant.now());
        reverse("x", "c1", "COUNT").statusCode(201);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(world.questions()).containsExactly(true, false, true));
    }

    @Test
    void as_a_pick_opens_it_again_with_the_goods_at_their_location() {
        world.inbound(milk, 12, "PICK_FACE");
        var wave = released(12);
        long pick = wave.getLong("picks[0].pick");
        reverse("x0", "" + pick, "PICK").statusCode(409).body("detail", containsString("is open"));
        world.pickShort(wave.getLong("id"), pick, 4, "NOT_FOUND").statusCode(200);
        assertThat(world.stock(milk)).isEqualTo(Map.of("PICK_FACE", 8, "STAGED", 4));

        reverse("x1", "" + pick, "PICK").statusCode(201);

        assertThat(world.stock(milk)).isEqualTo(Map.of("PICK_FACE", 12));
        order().body("lines[0].status", equalTo("PICKING")).body("lines[0].allocated", equalTo(12)).body("lines[0].waiting", equalTo(0));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(world.questions()).containsExactly(true, false));
        reverse("x2", "" + pick, "PICK").statusCode(409);
        world.pick(wave.getLong("id"), pick, 12, null).statusCode(200);
        reverse("x3", "" + pick, "PICK").statusCode(201);
        world.pick(wave.getLong("id"), pick, 12, null).statusCode(200);
        String sscc = world.despatch(wave.getLong("id"), store).statusCode(201).extract().path("sscc");
        reverse("x4", "" + pick, "PICK").statusCode(409).body("detail", containsString("/v1/despatches/" + sscc + "/cancellations"));
        reverse("x5", "987654321", "PICK").statusCode(404);
    }

    @Test
    void as_a_pick_whose_rest_was_fetched_elsewhere_or_is_cancelled() {
        world.inbound(milk, 12, "PICK_FACE");
        world.inbound(milk, 6, "RESERVE");
        var wave = released(12);
        long pick = wave.getLong("picks[0].pick");
        long rest = world.pick(wave.getLong("id"), pick, 2, "CANCEL").statusCode(200).extract().jsonPath().getLong("lines[0].elsewhere[0].pick");
        order().body("lines[0].cancelled", equalTo(4));
        world.pick(wave.getLong("id"), rest, 6, null).statusCode(200);
        reverse("x1", "" + pick, "PICK").statusCode(409).body("detail", containsString("was fetched by pick " + rest));
        reverse("x2", "" + rest, "PICK").statusCode(201);
        reverse("x3", "" + pick, "PICK").statusCode(201);
        order().body("lines[0].allocated", equalTo(8)).body("lines[0].cancelled", equalTo(4)).body("lines[0].waiting", equalTo(0));
        world.get("/v1/waves/" + wave.getLong("id")).body("picks.findAll { it.picked == null }.units", contains(8));
        assertThat(world.stock(milk)).isEqualTo(Map.of("PICK_FACE", 12, "RESERVE", 6));
    }

    @Test
    void as_a_pick_of_what_is_weighed_asks_for_what_was_ordered() {
        Gtin cheese = world.weighed(500);
        world.inbound(cheese, 5_000, "PICK_FACE");
        world.placed(world.line(store, cheese, 1_000, 500));
        var wave = world.wave().statusCode(201).extract().jsonPath();
        long pick = wave.getLong("picks[0].pick");
        world.pick(wave.getLong("id"), pick, 1_180, null).statusCode(200);
        reverse("x", "" + pick, "PICK").statusCode(201);
        order().body("lines[0].units", equalTo(1_000)).body("lines[0].allocated", equalTo(1_000));
        assertThat(world.stock(cheese)).isEqualTo(Map.of("PICK_FACE", 5_000));
    }

    @Test
    void as_the_arrival_of_a_return_has_not_come_and_the_ledger_hears_of_it() {
        world.stock(new TransferSent(new StoreItemId(store, milk), world.now.minusSeconds(600), "t", world.dc, 10, 0, true, null));
        String of = "/v1/dcs/" + world.dc + "/returns/" + store + "/t";
        await().atMost(PATIENCE).untilAsserted(() -> given().get(of).then().statusCode(200));
        arrive("a1", 4, 0, false);
        arrive("a2", 5, 1, true);
        reverse("x", "a2", "RETURN_ARRIVAL").statusCode(201);
        assertThat(world.stock(milk)).isEqualTo(Map.of("PICK_FACE", 4));
        world.get(of).body("state", equalTo("OPEN")).body("lines.open", contains(6)).body("lines.arrived", contains(4)).body("lines.damaged", contains(0));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(world.on("distribution.despatches", store.digits()).stream()
                .map(record -> DespatchEvent.CODEC.read(World.type(record), record.value())).filter(ReturnReversed.class::isInstance)).singleElement()
                .isInstanceOfSatisfying(ReturnReversed.class, back -> {
                    assertThat(back.lines()).containsExactly(new TransferredLine(milk, 5, 1));
                    assertThat(back.complete()).isFalse();
                    assertThat(back.part()).isEqualTo(3);
                }));
    }

    private JsonPath released(int units) {
        world.placed(world.line(store, milk, units, 6));
        return world.wave().statusCode(201).body("picks", hasSize(1)).extract().jsonPath();
    }

    private void arrive(String key, int units, int damaged, boolean complete) {
        report("returns/" + store + "/t/arrivals", key, "\"arrivedAt\": \"" + world.now + "\", \"complete\": " + complete + ", ",
                "[{\"item\": \"%s\", \"units\": %d, \"damaged\": %d}]".formatted(milk, units, damaged));
    }

    private void count(String key, int units, Instant at) {
        report("counts", key, "\"countedAt\": \"" + at + "\", ", units, "PICK_FACE");
    }

    private void adjust(String key, int units, Instant at) {
        report("adjustments", key, "\"occurredAt\": \"" + at + "\", \"reason\": \"WASTE\", ", units, "PICK_FACE");
    }

    private void report(String what, String key, String head, int units, String location) {
        report(what, key, head, "[{\"item\": \"%s\", \"location\": \"%s\", \"units\": %d}]".formatted(milk, location, units));
    }

    private void report(String what, String key, String head, String lines) {
        given().contentType("application/json").header("Idempotency-Key", key).body("{" + head + "\"lines\": " + lines + "}").post("/v1/dcs/" + world.dc + "/" + what).then()
                .statusCode(201);
    }

    private ValidatableResponse reverse(String key, String of, String kind) {
        return given().contentType("application/json").header("Idempotency-Key", key).body("{\"of\": \"%s\", \"kind\": \"%s\", \"reason\": \"typed wrongly\"}".formatted(of, kind))
                .post("/v1/dcs/" + world.dc + "/reversals").then();
    }

    private ValidatableResponse order() {
        return world.get("/v1/dcs/" + world.dc + "/orders");
    }

    private ValidatableResponse entries() {
        return world.get("/v1/dcs/" + world.dc + "/stock/" + milk + "/entries");
    }
}
