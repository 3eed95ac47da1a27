package io.restock.distribution.orders;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Item.State;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Item.Unit;
import io.restock.contracts.despatch.DespatchEvent.LineShorted;
import io.restock.contracts.despatch.DespatchEvent;
import io.restock.contracts.despatch.DespatchEvent.Outcome;
import io.restock.distribution.World;
import io.restock.local.testing.EngineTestResource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("An item that is held, delisted or not stocked, at the center")
class ItemRangeTest {
    @Test
    void held_nothing_of_it_leaves_until_it_is_released() {
        try (var world = new World()) {
            var store = world.store();
            var other = world.store();
            var item = world.item(6);
            world.inbound(item, 60, "PICK_FACE");
            var line = world.placed(world.line(store, item, 12, 6));
            world.placed(world.line(other, item, 6, 6));
            var wave = world.wave().extract().jsonPath();
            long id = wave.getLong("id");
            long picked = wave.getLong("picks.find { it.store == '" + store + "' }.pick");
            long open = wave.getLong("picks.find { it.store == '" + other + "' }.pick");
            world.pick(id, picked, 12, null).statusCode(200);

            world.lists(item(item, State.HELD, true));
            await().atMost(PATIENCE).untilAsserted(() -> world.get("/v1/waves/" + id).body("picks.findAll { it.calledOff != null }", hasSize(2)));
            world.pick(id, open, 6, null).statusCode(409).body("detail", startsWith("pick " + open + " was called off: item " + item + " is held"));
            world.despatch(id, store).statusCode(409);
            world.get("/v1/waves/" + id).body("picks.find { it.store == '" + store + "' }.toPutBack", equalTo(12));
            world.verify();
            world.wave().body("picks", empty()).body("shorts.reason", contains("HELD", "HELD"));
            world.move(item, "STAGED", "PICK_FACE", 12).statusCode(201);
            assertThat(world.stock(item)).isEqualTo(Map.of("PICK_FACE", 60));
            var late = world.placed(world.line(store, item, 6, 6));
            world.wave().body("picks", empty());
            assertThat(told(world, store.digits())).extracting(LineShorted::orderLine, LineShorted::units, LineShorted::outcome, LineShorted::reason)
                    .containsExactly(Tuple.tuple(line.line().toString(), 12, Outcome.BACK_ORDERED, "HELD"), Tuple.tuple(late.line().toString(), 6, Outcome.BACK_ORDERED, "HELD"));

            world.lists(item(item, State.ACTIVE, true));
            await().atMost(PATIENCE).untilAsserted(() -> world.wave().body("picks", hasSize(3)));
            world.verify();
        }
    }

    @Test
    void delisted_or_not_stocked_what_waits_is_cancelled_with_that_cause_and_what_is_picked_goes_on_its_way() {
        try (var world = new World()) {
            var store = world.store();
            var item = world.item(6);
            var bags = world.item(6);
            world.inbound(item, 12, "PICK_FACE");
            var first = world.placed(world.line(store, item, 12, 6));
            var wave = world.wave().extract().jsonPath();
            var waiting = world.placed(world.line(store, item, 6, 6));
            var bag = world.placed(world.line(store, bags, 6, 6));
            world.stock(world.sold(store, bags, 5, Instant.now()));
            await().atMost(PATIENCE).untilAsserted(() -> world.get("/v1/dcs/" + world.dc + "/demand").body("eaches", equalTo(5)));

            world.lists(item(item, State.DELISTED, true));
            world.lists(item(bags, State.ACTIVE, false));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(told(world, store.digits())).extracting(LineShorted::orderLine, LineShorted::units, LineShorted::reason)
                    .containsExactlyInAnyOrder(Tuple.tuple(waiting.line().toString(), 6, "DELISTED"), Tuple.tuple(bag.line().toString(), 6, "NOT_STOCKED")));
            var late = world.placed(world.line(store, item, 6, 6)); // planning had not heard of it
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(told(world, store.digits())).extracting(LineShorted::orderLine).contains(late.line().toString()));
            world.get("/v1/dcs/" + world.dc + "/demand").body("eaches", equalTo(0)).body("items", empty());
            world.pick(wave.getLong("id"), wave.getLong("picks[0].pick"), 12, null).statusCode(200);
            world.despatch(wave.getLong("id"), store).statusCode(201).body("lines.orderLine", contains(first.line().toString()));
            world.verify();
        }
    }

    private static List<LineShorted> told(World world, String store) {
        return world.on("distribution.despatches", store).stream().map(record -> DespatchEvent.CODEC.read(World.type(record), record.value()))
                .filter(LineShorted.class::isInstance).map(LineShorted.class::cast).toList();
    }

    private static Item item(Gtin item, State state, boolean stocked) {
        return new Item(item, "Milk", "Brand", "Dairy", "Milk", Unit.EACH, 6, List.of(), state, stocked, List.of(), List.of());
    }
}
