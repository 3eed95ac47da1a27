package io.restock.distribution.wave;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.despatch.DespatchEvent;
import io.restock.distribution.World;
import io.restock.local.testing.EngineTestResource;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("A wave that is called off")
class WaveCancellationTest {
    private static final String BROKEN = "{\"reason\": \"the handheld is broken\"}";

    @Test
    void frees_what_is_open_and_has_put_back_what_was_picked_and_another_wave_fetches_both() {
        try (var world = new World()) {
            var store = world.store();
            var milk = world.item(6);
            var tea = world.item(6);
            world.inbound(milk, 12, "PICK_FACE");
            world.inbound(tea, 12, "RESERVE");
            world.placed(world.line(store, milk, 12, 6));
            world.placed(world.line(store, tea, 6, 6));
            var wave = world.wave().extract().jsonPath();
            long id = wave.getLong("id");
            int milkPick = wave.getInt("picks.find { it.item == '" + milk + "' }.pick");
            int teaPick = wave.getInt("picks.find { it.item == '" + tea + "' }.pick");
            world.pick(id, milkPick, 12, null).statusCode(200);

            var answer = world.post("/v1/waves/" + id + "/cancellations", BROKEN).statusCode(201).body("freed", contains(teaPick)).body("toPutBack", contains(milkPick))
                    .body("left", empty());
            world.post("/v1/waves/" + id + "/cancellations", BROKEN).statusCode(201).body("freed", empty()).body("toPutBack", empty());
            assertThat(answer.extract().asString()).contains(world.dc.digits());
            assertThat(world.stock(milk)).isEqualTo(Map.of("STAGED", 12));
            assertThat(world.stock(tea)).isEqualTo(Map.of("RESERVE", 12));
            world.pick(id, teaPick, 6, null).statusCode(409).body("detail", startsWith("pick " + teaPick + " was called off: the handheld is broken"));
            world.despatch(id, store).statusCode(409);
            world.get("/v1/waves/" + id).body("status", equalTo("OPEN")).body("picks.find { it.item == '" + milk + "' }.toPutBack", equalTo(12))
                    .body("picks.find { it.item == '" + milk + "' }.calledOff", equalTo("the handheld is broken"));
            world.verify();

            var next = world.wave().statusCode(201).body("picks", hasSize(1)).body("picks[0].item", equalTo(tea.digits())).extract().jsonPath();
            world.move(milk, "STAGED", "PICK_FACE", 7).statusCode(201);
            world.move(milk, "STAGED", "RESERVE", 6).statusCode(409).body("detail", containsString("5 staged units of it were called off"));
            world.move(milk, "STAGED", "RESERVE", 5).statusCode(201);
            world.get("/v1/waves/" + id).body("status", equalTo("DONE"));
            world.verify();

            var last = world.wave().statusCode(201).extract().jsonPath();
            assertThat(last.getList("picks.units", Integer.class)).containsExactlyInAnyOrder(7, 5);
            for (int i = 0; i < 2; i++) {
                world.pick(last.getLong("id"), last.getLong("picks[" + i + "].pick"), last.getInt("picks[" + i + "].units"), null).statusCode(200);
            }
            world.pick(next.getLong("id"), next.getLong("picks[0].pick"), 6, null).statusCode(200);
            world.despatch(last.getLong("id"), store).statusCode(201).body("lines.units", contains(12));
            world.despatch(next.getLong("id"), store).statusCode(201).body("lines.units", contains(6));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(world.on("distribution.despatches", store.digits()).stream()
                    .map(record -> DespatchEvent.CODEC.read(World.type(record), record.value())).filter(DespatchEvent.LineShorted.class::isInstance)
                    .map(DespatchEvent.LineShorted.class::cast)).extracting(DespatchEvent.LineShorted::units, DespatchEvent.LineShorted::reason)
                    .containsExactlyInAnyOrder(org.assertj.core.groups.Tuple.tuple(12, "CALLED_OFF"), org.assertj.core.groups.Tuple.tuple(6, "CALLED_OFF")));
            world.verify();
        }
    }

    @Test
    void keeps_what_has_left() {
        try (var world = new World()) {
            var store = world.store();
            var item = world.item(6);
            world.inbound(item, 12, "PICK_FACE");
            world.placed(world.line(store, item, 12, 6));
            var wave = world.wave().extract().jsonPath();
            long id = wave.getLong("id");
            int pick = wave.getInt("picks[0].pick");
            world.pick(id, pick, 12, null).statusCode(200);
            String sscc = world.despatch(id, store).extract().jsonPath().getString("sscc");

            world.post("/v1/waves/" + id + "/cancellations", "{\"picks\": [" + pick + "], \"reason\": \"wrong store\"}").statusCode(409)
                    .body("detail", startsWith("pick " + pick + " has left with despatch " + sscc));
            world.post("/v1/waves/" + id + "/cancellations", BROKEN).statusCode(201).body("left", contains(pick)).body("freed", empty());
            world.verify();
        }
    }

    @Test
    void is_weighed_anew_when_its_crates_were_put_back() {
        try (var world = new World()) {
            var store = world.store();
            var cheese = world.weighed(5_000);
            world.inbound(cheese, 60_000, "PICK_FACE");
            var line = world.placed(world.line(store, cheese, 10_000, 5_000));
            var wave = world.wave().extract().jsonPath();
            world.pick(wave.getLong("id"), wave.getLong("picks[0].pick"), 10_340, null).statusCode(200).body("lines[0].status", equalTo("PICKED"));
            world.post("/v1/waves/" + wave.getLong("id") + "/cancellations", BROKEN).statusCode(201);
            world.verify();
            world.move(cheese, "STAGED", "PICK_FACE", 10_340).statusCode(201);
            var next = world.wave().body("picks[0].units", equalTo(10_000)).extract().jsonPath();
            world.pick(next.getLong("id"), next.getLong("picks[0].pick"), 9_870, null).statusCode(200).body("lines[0].status", equalTo("PICKED"));
            world.despatch(next.getLong("id"), store).statusCode(201).body("lines[0].units", equalTo(9_870)).body("lines[0].orderLine", equalTo(line.line().toString()));
            world.get("/v1/dcs/" + world.dc + "/orders?status=DESPATCHED").body("lines[0].units", equalTo(10_000)).body("lines[0].despatched", equalTo(9_870));
            world.verify();
        }
    }

    @Test
    void names_what_is_wrong() {
        try (var world = new World()) {
            world.post("/v1/waves/987654321/cancellations", BROKEN).statusCode(404);
            var item = world.item(6);
            world.inbound(item, 12, "PICK_FACE");
            world.placed(world.line(world.store(), item, 12, 6));
            String cancellations = "/v1/waves/" + world.wave().extract().jsonPath().getLong("id") + "/cancellations";
            world.post(cancellations, "{\"picks\": []}").statusCode(422).body("errors", contains(startsWith("reason must be 1 to"), startsWith("picks must name 1 to")));
            world.post(cancellations, "{\"picks\": [1], \"reason\": \"no\"}").statusCode(422).body("errors", contains(startsWith("picks[0] must be a pick of wave")));
        }
    }
}
