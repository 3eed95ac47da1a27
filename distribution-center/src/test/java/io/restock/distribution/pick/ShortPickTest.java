package io.restock.distribution.pick;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.despatch.DespatchEvent;
import io.restock.contracts.despatch.DespatchEvent.LineShorted;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.ExceptionKind.Keeper;
import io.restock.contracts.exceptions.ExceptionRaised;
import io.restock.distribution.World;
import io.restock.local.testing.EngineTestResource;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("A short pick")
class ShortPickTest {
    /** A wave with one pick of 12 units at the pick face, which says it has 12; {@code reserve} more lie in reserve. */
    private static JsonPath wave(World world, Gln store, Gtin item, int reserve) {
        world.placed(world.line(store, item, 12, 6));
        world.inbound(item, 12, "PICK_FACE");
        if (reserve > 0) {
            world.inbound(item, reserve, "RESERVE");
        }
        return world.wave().statusCode(201).body("picks", hasSize(1)).body("picks[0].location", equalTo("PICK_FACE")).extract().jsonPath();
    }

    private static List<LineShorted> shorts(World world, Gln store) {
        return world.on("distribution.despatches", store.digits()).stream()
                .map(record -> DespatchEvent.CODEC.read(World.type(record), record.value()))
                .filter(LineShorted.class::isInstance).map(LineShorted.class::cast).toList();
    }

    @Test
    void is_sent_to_the_other_location_and_questions_the_stock_of_the_first() {
        try (var world = new World()) {
            var store = world.store();
            var item = world.item(6);
            var wave = wave(world, store, item, 24);
            long id = wave.getLong("id");
            long pick = wave.getLong("picks[0].pick");
            var more = world.pick(id, pick, 5, "BACK_ORDER").statusCode(200).body("lines[0].status", equalTo("SHORT")).body("lines[0].backOrdered", equalTo(0))
                    .body("lines[0].elsewhere[0].location", equalTo("RESERVE")).body("lines[0].elsewhere[0].units", equalTo(7)).extract().jsonPath();
            long again = more.getLong("lines[0].elsewhere[0].pick");
            world.pick(id, pick, 5, "BACK_ORDER").statusCode(200).body("lines[0].elsewhere[0].pick", equalTo((int) again));
            world.pick(id, pick, 6, "BACK_ORDER").statusCode(409).contentType("application/problem+json").body("detail", containsString("5 units"));
            world.pick(id, pick, 5, "CANCEL").statusCode(409);

            world.pick(id, again, 7, null).statusCode(200).body("lines[0].status", equalTo("PICKED"));
            world.despatch(id, store).statusCode(201).body("lines", hasSize(1)).body("lines[0].units", equalTo(12));
            world.get("/v1/dcs/" + world.dc + "/stock").body("lines[0].onHand", equalTo(17)).body("lines[0].available", equalTo(17));
            world.get("/v1/dcs/" + world.dc + "/stock/" + item + "/entries").body("entries.findAll { it.kind == 'COUNTED' }.units", equalTo(List.of(-7)));

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(world.on("restock.exceptions", world.dc.digits())).hasSize(1));
            var raised = ExceptionRaised.CODEC.read("ExceptionRaised", world.on("restock.exceptions", world.dc.digits()).getFirst().value());
            assertThat(raised.kind()).isEqualTo("DC_STOCK_QUESTIONED");
            assertThat(raised.subject()).isEqualTo(world.dc + "|" + item + "|PICK_FACE");
            assertThat(shorts(world, store)).isEmpty();
            world.verify();
        }
    }

    @Test
    void questions_a_location_until_a_person_has_looked() {
        assertThat(ExceptionKind.values()).filteredOn(kind -> kind.keeper() == Keeper.CENTER).contains(ExceptionKind.DC_STOCK_QUESTIONED);
        try (var world = new World()) {
            var item = world.item(6);
            String closings = "/v1/dcs/" + world.dc + "/exceptions/closings";
            String looked = "{\"kind\": \"DC_STOCK_QUESTIONED\", \"subject\": \"" + world.dc + "|" + item + "|PICK_FACE\"}";
            world.post(closings, looked).statusCode(404).body("detail", startsWith("no short pick questioned " + item));
            var wave = wave(world, world.store(), item, 0);
            world.pick(wave.getLong("id"), wave.getLong("picks[0].pick"), 4, "BACK_ORDER").statusCode(200);

            world.post(closings, looked).statusCode(200);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(world.on("restock.exceptions", world.dc.digits()))
                    .extracting(record -> ExceptionRaised.CODEC.read("ExceptionRaised", record.value())).extracting(ExceptionRaised::open).containsExactly(true, false));
            world.post(closings, "{\"kind\": \"RECEIPT_DIFFERS\", \"subject\": \"a\"}").statusCode(422)
                    .body("errors[0]", equalTo("kind is not kept here: " + ExceptionKind.RECEIPT_DIFFERS.ends()));
        }
    }

    @Test
    void is_back_ordered_where_no_location_has_it_and_leaves_with_the_next_wave() {
        try (var world = new World()) {
            var store = world.store();
            var item = world.item(6);
            var wave = wave(world, store, item, 0);
            world.pick(wave.getLong("id"), wave.getLong("picks[0].pick"), 4, "BACK_ORDER").statusCode(200).body("lines[0].backOrdered", equalTo(8));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(shorts(world, store)).extracting(LineShorted::units, LineShorted::outcome)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(8, DespatchEvent.Outcome.BACK_ORDERED)));
            world.despatch(wave.getLong("id"), store).statusCode(201).body("lines[0].units", equalTo(4));
            world.get("/v1/dcs/" + world.dc + "/orders?status=BACK_ORDERED").body("lines", hasSize(1)).body("lines[0].waiting", equalTo(8));

            world.inbound(item, 60, "PICK_FACE");
            var next = world.wave().statusCode(201).extract().jsonPath();
            assertThat(next.getList("picks.units", Integer.class)).containsExactly(8);
            world.pick(next.getLong("id"), next.getLong("picks[0].pick"), 8, null).statusCode(200);
            world.despatch(next.getLong("id"), store).statusCode(201);
            world.get("/v1/dcs/" + world.dc + "/orders?status=DESPATCHED").body("lines", hasSize(1)).body("lines[0].despatched", equalTo(12));
            world.verify();
        }
    }

    @Test
    void is_cancelled_where_the_picker_says_so() {
        try (var world = new World()) {
            var store = world.store();
            var wave = wave(world, store, world.item(6), 0);
            world.pick(wave.getLong("id"), wave.getLong("picks[0].pick"), 0, "CANCEL").statusCode(200).body("lines[0].cancelled", equalTo(12));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(shorts(world, store)).extracting(LineShorted::outcome).containsExactly(DespatchEvent.Outcome.CANCELLED));
            world.get("/v1/dcs/" + world.dc + "/orders?status=CANCELLED").body("lines", hasSize(1));
            world.verify();
        }
    }

    @Test
    void that_does_not_say_what_to_do_is_a_problem_the_picker_can_read() {
        try (var world = new World()) {
            var wave = wave(world, world.store(), world.item(6), 0);
            long id = wave.getLong("id");
            long pick = wave.getLong("picks[0].pick");
            world.pick(id, pick, 4, null).statusCode(422).contentType("application/problem+json")
                    .body("errors", hasItem("lines[0].short must say BACK_ORDER or CANCEL, since 4 of 12 were picked"));
            world.pick(id, pick, 13, null).statusCode(422).body("errors", hasItem("lines[0].units must be 0 to 12, was 13"));
            world.pick(id, 987654321, 1, null).statusCode(422).body("errors", hasItem(startsWith("lines[0].pick must be a pick of wave")));
            world.post("/v1/waves/" + id + "/picks", "{\"lines\": [{\"pick\": 1, \"quantity\": 1}]}").statusCode(422)
                    .body("errors[0]", containsString("lines[0].quantity is not a field here"));
            world.pick(987654321, pick, 12, null).statusCode(404);
        }
    }
}
