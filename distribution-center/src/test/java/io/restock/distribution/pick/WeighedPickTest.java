package io.restock.distribution.pick;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.despatch.DespatchEvent;
import io.restock.contracts.despatch.DespatchEvent.GoodsDespatched;
import io.restock.contracts.despatch.DespatchEvent.LineShorted;
import io.restock.distribution.World;
import io.restock.local.testing.EngineTestResource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("A pick of what is weighed")
class WeighedPickTest {
    private static JsonPath crates(World world, Gln store, Gtin cheese) {
        world.inbound(cheese, 60_000, "PICK_FACE");
        world.placed(world.line(store, cheese, 10_000, 5_000));
        return world.wave().extract().jsonPath();
    }

    private static List<DespatchEvent> told(World world, Gln store) {
        return world.on("distribution.despatches", store.digits()).stream().map(record -> DespatchEvent.CODEC.read(World.type(record), record.value())).toList();
    }

    @Test
    void is_sent_and_advised_as_the_scale_says_where_it_is_more() {
        try (var world = new World()) {
            var store = world.store();
            var cheese = world.weighed(5_000);
            var wave = crates(world, store, cheese);
            long id = wave.getLong("id");
            long pick = wave.getLong("picks[0].pick");
            world.pick(id, pick, 15_001, null).statusCode(422).body("errors", hasItem("lines[0].units must be 0 to 15000, was 15001"));
            for (int twice = 0; twice < 2; twice++) {
                world.pick(id, pick, 10_340, null).statusCode(200).body("lines[0].status", equalTo("PICKED"));
            }
            world.get("/v1/dcs/" + world.dc + "/orders").body("lines[0].units", equalTo(10_000)).body("lines[0].picked", equalTo(10_340)).body("lines[0].status",
                    equalTo("PICKED"));
            world.despatch(id, store).statusCode(201).body("lines.units", contains(10_340));
            assertThat(world.stock(cheese)).isEqualTo(Map.of("PICK_FACE", 49_660));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(told(world, store)).singleElement().isInstanceOfSatisfying(GoodsDespatched.class,
                    advice -> assertThat(advice.lines().getFirst().units()).isEqualTo(10_340)));
            assertThat(world.wave().extract().jsonPath().getList("picks")).isEmpty();
            world.verify();
        }
    }

    @Test
    void is_complete_where_it_is_less_and_nobody_is_asked_anything() {
        try (var world = new World()) {
            var store = world.store();
            var cheese = world.weighed(5_000);
            var wave = crates(world, store, cheese);
            for (int twice = 0; twice < 2; twice++) {
                world.pick(wave.getLong("id"), wave.getLong("picks[0].pick"), 9_870, null).statusCode(200).body("lines[0].status", equalTo("PICKED")).body("lines[0].cancelled",
                        equalTo(0));
            }
            assertThat(world.stock(cheese)).isEqualTo(Map.of("PICK_FACE", 50_130, "STAGED", 9_870));
            world.despatch(wave.getLong("id"), store).statusCode(201).body("lines.units", contains(9_870));
            world.get("/v1/dcs/" + world.dc + "/orders?status=DESPATCHED").body("lines[0].despatched", equalTo(9_870)).body("lines[0].waiting", equalTo(0));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(told(world, store)).hasSize(2));
            assertThat(told(world, store).getFirst()).isInstanceOfSatisfying(LineShorted.class, shorted -> {
                assertThat(shorted.units()).isEqualTo(130);
                assertThat(shorted.reason()).isEqualTo(LineShorted.WEIGHED);
            });
            assertThat(world.questions()).isEmpty();
            assertThat(world.wave().extract().jsonPath().getList("picks")).isEmpty();
            world.verify();
        }
    }

    @Test
    void that_lacks_a_crate_needs_a_word_about_it() {
        try (var world = new World()) {
            var store = world.store();
            var cheese = world.weighed(5_000);
            var wave = crates(world, store, cheese);
            world.pick(wave.getLong("id"), wave.getLong("picks[0].pick"), 5_000, null).statusCode(422)
                    .body("errors", contains("lines[0].short must say BACK_ORDER or CANCEL, since 5000 of 10000 were picked"));
            world.pickShort(wave.getLong("id"), wave.getLong("picks[0].pick"), 4_900, "NO_TIME").statusCode(200).body("lines[0].backOrdered", equalTo(5_100));
            world.verify();
        }
    }

    @Test
    void of_many_small_packs_may_differ_by_a_tenth() {
        try (var world = new World()) {
            var store = world.store();
            var ham = world.weighed(500);
            world.inbound(ham, 100_000, "PICK_FACE");
            world.placed(world.line(store, ham, 30_000, 500));
            world.placed(world.line(world.store(), ham, 30_000, 500));
            var wave = world.wave().extract().jsonPath();
            world.pick(wave.getLong("id"), wave.getLong("picks[0].pick"), 33_001, null).statusCode(422).body("errors", hasItem("lines[0].units must be 0 to 33000, was 33001"));
            world.pick(wave.getLong("id"), wave.getLong("picks[0].pick"), 32_400, null).statusCode(200).body("lines[0].status", equalTo("PICKED"));
            world.pick(wave.getLong("id"), wave.getLong("picks[1].pick"), 27_000, null).statusCode(422);
            world.pick(wave.getLong("id"), wave.getLong("picks[1].pick"), 27_100, null).statusCode(200).body("lines[0].status", equalTo("PICKED")).body("lines[0].cancelled",
                    equalTo(0));
            assertThat(world.stock(ham)).isEqualTo(Map.of("PICK_FACE", 40_500, "STAGED", 59_500));
            assertThat(world.questions()).isEmpty();
            world.verify();
        }
    }
}
