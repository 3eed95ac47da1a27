package io.restock.distribution.wave;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.distribution.Needs;
import io.restock.distribution.World;
import io.restock.local.testing.EngineTestResource;
import io.restock.sql.Database;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("A wave can be looked at before it is released")
class PreviewTest {
    @Inject
    Database database;

    @Test
    void a_shortage_goes_by_what_packs_are_for_and_each_line_says_why_it_got_what_it_got() {
        try (var world = new World()) {
            var item = world.item(6);
            var busy = world.placed(world.line(world.store(), item, 12, 6, 0, 90, 180));
            var promised = world.placed(Needs.line(world, world.store(), item, 12, 6, -2, 2, 0, 4));
            var bare = world.placed(Needs.line(world, world.store(), item, 12, 6, 1, 0, 4, 8));
            world.inbound(item, 14, "PICK_FACE");
            world.wave().statusCode(201).body("picks.findAll { it.orderLine == '%s' }.units".formatted(promised.line()), contains(6))
                    .body("picks.findAll { it.orderLine == '%s' }.units".formatted(bare.line()), contains(6)).body("picks", hasSize(2));
            String wave = "waves[0].shorts.find { it.orderLine == '%s' }.%s";
            world.get("/v1/dcs/" + world.dc + "/waves").body(wave.formatted(busy.line(), "tier"), equalTo("REORDER_LEVEL"))
                    .body(wave.formatted(busy.line(), "why"),
                            equalTo("It gets none of 12: its next pack is to lift the store to its reorder level and saves 1.00 lost sales a unit; "
                                    + "the last of 14 that there are is for a shelf that would look empty."))
                    .body(wave.formatted(promised.line(), "tier"), equalTo("TARGET"))
                    .body(wave.formatted(promised.line(), "why"), startsWith("It gets 6 of 12: its next pack is beyond the reorder level"))
                    .body(wave.formatted(bare.line(), "gain"), greaterThan(0f));
            world.verify();
        }
    }

    @Test
    void what_there_is_none_of_and_what_is_less_than_a_pack_say_so() {
        try (var world = new World()) {
            var none = world.placed(Needs.line(world, world.store(), world.item(6), 12, 6, 0, 0, 0, 8));
            var little = world.item(6);
            var few = world.placed(Needs.line(world, world.store(), little, 12, 6, 0, 0, 0, 8));
            world.inbound(little, 4, "PICK_FACE");
            String why = "shorts.find { it.orderLine == '%s' }.why";
            world.preview("{}").body(why.formatted(none.line()), equalTo("It gets none of 12: the center has none of the item."))
                    .body(why.formatted(few.line()), equalTo("It gets none of 12: the center has 4, which is less than a pack of 6."));
        }
    }

    @Test
    void nothing_is_written_and_each_store_sees_what_it_gets_and_what_it_will_lose() {
        try (var world = new World()) {
            var item = world.item(6);
            var first = world.store();
            var waits = world.placed(Needs.line(world, first, item, 12, 6, -4, 4, 0, 4));
            var second = world.store();
            world.placed(Needs.line(world, second, item, 6, 6, 20, 0, 0, 21));
            var cheese = world.weighed(3_000);
            world.placed(world.line(second, cheese, 6_000, 3_000));
            world.inbound(item, 6, "PICK_FACE");
            world.inbound(cheese, 9_000, "PICK_FACE");
            long before = journal(world);
            String of = "stores.find { it.store == '%s' }.";
            world.preview("{\"stores\": []}").body("lines", hasSize(3)).body("lines.find { it.orderLine == '%s' }.promised".formatted(waits.line()), equalTo(6))
                    .body("lines.find { it.item == '%s' }.unit".formatted(cheese), equalTo("GRAM"))
                    .body((of + "packs").formatted(first), equalTo(1)).body((of + "packs").formatted(second), equalTo(2))
                    .body((of + "promised.eaches").formatted(first), equalTo(6)).body((of + "missing.eaches").formatted(first), equalTo(6))
                    .body((of + "promised.grams").formatted(second), equalTo(6_000)).body((of + "missing.eaches").formatted(second), equalTo(6))
                    .body((of + "expectedLost.eaches").formatted(first), greaterThan(0f)).body((of + "expectedLost.margin").formatted(first), greaterThan(0f))
                    .body((of + "expectedLost.grams").formatted(second), equalTo(0f))
                    .body("load.lines", equalTo(2)).body("load.cases", equalTo(3)).body("load.linesLeft", equalTo(0)).body("load.hands", nullValue());
            float lost = world.preview("{}").extract().jsonPath().getFloat((of + "expectedLost.eaches").formatted(first));
            world.preview("{}").body((of + "expectedLost.margin").formatted(first), greaterThan(0f)).body((of + "expectedLost.margin.toDouble()").formatted(first),
                    closeTo(2.5 * lost, 0.01));
            world.get("/v1/dcs/" + world.dc + "/waves").body("waves", hasSize(0));
            world.get("/v1/dcs/" + world.dc + "/stock?item=" + item).body("lines[0].allocated", equalTo(0));
            assertThat(journal(world)).as("nothing was published").isEqualTo(before);
        }
    }

    private long journal(World world) {
        return database.read(sql -> sql.number("select count(*) from distribution.journal j join distribution.store s on s.gln = j.key where s.dc = ?", world.dc));
    }

    @Test
    void the_wave_that_is_released_right_after_is_the_one_that_was_shown() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        try (var world = new World()) {
            List<Gln> stores = List.of(world.store(), world.store(), world.store(), world.store());
            List<Gtin> items = world.items(12, 6);
            var lines = new ArrayList<LinePlaced>();
            for (Gtin item : items) {
                for (Gln store : stores) {
                    int minimum = random.nextInt(4);
                    lines.add(Needs.line(world, store, item, 6 * random.nextInt(1, 5), 6, random.nextInt(-4, 9), random.nextInt(3), minimum, minimum + random.nextInt(9)));
                }
                world.inbound(item, random.nextInt(1, 80), random.nextBoolean() ? "PICK_FACE" : "RESERVE");
            }
            world.order(lines.subList(1, lines.size()));
            world.placed(lines.getFirst());
            world.capacity("{\"lines\": 30, \"cases\": 60, \"hands\": 5, \"casesPerHand\": 11}");
            await().atMost(PATIENCE).until(() -> world.preview("{}").extract().jsonPath().getList("lines").size() == lines.size());
            for (int wave = 0; wave < 3; wave++) {
                var shown = world.preview("{}").extract().jsonPath();
                var released = world.wave().extract().jsonPath();
                assertThat(released.getList("shorts")).as("seed %d", seed).isEqualTo(shown.getList("shorts"));
                assertThat(units(released.getList("picks"), "units")).as("seed %d", seed).isEqualTo(units(shown.getList("lines"), "promised"));
                assertThat(shown.getInt("load.lines")).as("seed %d", seed).isLessThanOrEqualTo(30);
                assertThat(shown.getInt("load.cases")).as("seed %d", seed).isLessThanOrEqualTo(55);
                assertThat(shown.getInt("load.hands")).as("seed %d", seed).isLessThanOrEqualTo(5);
            }
            world.verify();
        }
    }

    private static Map<String, Integer> units(List<Map<String, Object>> lines, String field) {
        var units = new TreeMap<String, Integer>();
        lines.forEach(line -> units.merge((String) line.get("orderLine"), (Integer) line.get(field), Integer::sum));
        units.values().removeIf(many -> many == 0);
        return units;
    }

    @Test
    void a_body_that_is_none_of_a_wave_is_refused_as_there() {
        try (var world = new World()) {
            world.post("/v1/dcs/" + world.dc + "/waves/preview", "{\"stores\": [\"12\"]}").statusCode(422).body("errors[0]", containsString("stores[0]"));
            world.post("/v1/dcs/" + World.gln() + "/waves/preview", "{}").statusCode(404);
        }
    }
}
