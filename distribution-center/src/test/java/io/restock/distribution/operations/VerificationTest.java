package io.restock.distribution.operations;

import static io.restassured.RestAssured.given;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.Gtin;
import io.restock.contracts.orders.OrderEvent;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.distribution.World;
import io.restock.local.testing.EngineTestResource;
import io.restock.sql.Database;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("Verification")
class VerificationTest {
    @Inject
    Database database;

    private static List<String> broken(World world) {
        return world.get("/v1/verification").extract().jsonPath().getList("checks.findAll { it.broken > 0 }.name");
    }

    private int execute(String statement, Object... values) {
        return database.decide(sql -> sql.execute(statement, values));
    }

    @Test
    void goes_red_when_it_is_tampered_with_and_names_what() {
        try (var world = new World()) {
            var store = world.store();
            var item = world.item(6);
            var line = world.placed(world.line(store, item, 12, 6));
            world.inbound(item, 60, "PICK_FACE");
            var wave = world.wave().extract().jsonPath();
            world.inbound(item, 6, "RESERVE", "A", 5).statusCode(201);
            assertThat(broken(world)).isEmpty();

            tamper(world, "update distribution.lot_stock set units = units + ? where item = ?", 1, -1, item.digits(),
                    "the stock of every lot is the sum of its entries, and no more than its location holds");
            tamper(world, "update distribution.lot_stock set allocated = allocated + ? where item = ?", 1, -1, item.digits(),
                    "what is allocated of a lot is what open picks and transfers to other centers ask of it");

            tamper(world, "update distribution.location_stock set units = units + ? where item = ? and location = 'PICK_FACE'", 1, -1, item.digits(),
                    "the stock of every location is the sum of its entries");
            tamper(world, "update distribution.location_stock set allocated = allocated + ? where item = ? and location = 'PICK_FACE'", 1, -1, item.digits(),
                    "what is allocated at a location is what open picks and transfers to other centers ask of it");
            tamper(world, "update distribution.pick set wave = wave + ? where order_line = ?", 1_000_000, -1_000_000, line.line().toString(),
                    "every pick is of an order line and of a wave that there are");
            tamper(world, "update distribution.order_line set cancelled = cancelled + ?, allocated = 11 where id = ?", 1, 0, line.line().toString(),
                    "every order line: placed = cancelled + despatched + open, as its picks, shorts and despatches say");
            execute("update distribution.order_line set cancelled = 0, allocated = 12 where id = ?", line.line());

            world.pick(wave.getLong("id"), wave.getLong("picks[0].pick"), 12, null).statusCode(200);
            String sscc = world.despatch(wave.getLong("id"), store).extract().jsonPath().getString("sscc");
            assertThat(broken(world)).isEmpty();
            tamper(world, "update distribution.despatch_line set units = units + ? where sscc = ?", 1, -1, sscc,
                    "the lines of every despatch are what was picked for it");
            assertThat(broken(world)).isEmpty();
            await().atMost(PATIENCE).untilAsserted(() -> given().get("/q/metrics").then().body(containsString("restock_invariant_violations_total")));
        }
    }

    private void tamper(World world, String statement, int there, int back, String key, String check) {
        execute(statement, there, key);
        assertThat(broken(world)).contains(check);
        given().get("/v1/verification").then().body("checks.findAll { it.broken > 0 }.offending.flatten()", hasItem(containsString(key)));
        execute(statement, back, key);
    }

    @Test
    void goes_red_when_an_advice_is_missing_from_its_topic_though_later_ones_are_there() {
        try (var world = new World()) {
            assertThat(broken(world)).isEmpty();
            execute("insert into distribution.relay values (0, 1) on conflict do nothing");
            execute("""
                    insert into distribution.journal values (0, 0, 'passed over', 0, 'GoodsDespatched', 1, now(), now() - interval '1 hour',
                        convert_to('{"lines": []}', 'UTF8'), null)""");
            assertThat(broken(world)).contains("the outbox is published");
            given().get("/v1/verification").then().body("checks.findAll { it.name == 'the outbox is published' }.offending.flatten()", hasItem("partition 0 position 0"));
            execute("delete from distribution.journal where position = 0");
            assertThat(broken(world)).isEmpty();
        }
    }

    @Test
    void and_account_agree_that_no_each_and_no_gram_is_lost() {
        try (var world = new World()) {
            var milk = world.item(6);
            var cheese = world.weighed(500);
            var store = world.store();
            world.placed(world.line(store, milk, 12, 6));
            world.placed(world.line(store, cheese, 1_500, 500));
            awaitWeighed(cheese);
            var before = account(world);
            world.inbound(milk, 12, "PICK_FACE");
            world.inbound(cheese, 2_000, "PICK_FACE");
            var wave = world.wave().extract().jsonPath();
            for (int i = 0; i < 2; i++) {
                boolean isMilk = wave.getString("picks[" + i + "].item").equals(milk.digits());
                world.pick(wave.getLong("id"), wave.getLong("picks[" + i + "].pick"), isMilk ? 5 : 1_400, "CANCEL").statusCode(200);
            }
            world.despatch(wave.getLong("id"), store).statusCode(201);

            var after = account(world);
            assertThat(moved(before, after, "eachesInbound", "eachesDespatched", "eachesShortedCancelled")).containsExactly(12L, 5L, 7L);
            assertThat(moved(before, after, "gramsInbound", "gramsDespatched", "gramsShortedCancelled")).containsExactly(2_000L, 1_400L, 100L);
            for (var units : List.of("eaches", "grams")) {
                assertThat(after.get(units + "Inbound") + after.get(units + "Returned") + after.get(units + "Adjusted") + after.get(units + "TakenOver"))
                        .isEqualTo(after.get(units + "OnHand") + after.get(units + "Despatched") + after.get(units + "SentOn"));
            }
            assertThat(after.get("linesTaken")).isPositive();
            assertThat(after.keySet()).noneMatch(name -> name.startsWith("units"));
            assertThat(broken(world)).isEmpty();
        }
    }

    private void awaitWeighed(Gtin item) {
        await().atMost(PATIENCE).until(() -> {
            Optional<String> unit = database.decide(sql -> sql.first("select unit from distribution.item where gtin = ?", row -> row.getString(1), item.digits()));
            return unit.equals(Optional.of("GRAM"));
        });
    }

    private static Map<String, Long> account(World world) {
        Map<String, Number> counts = world.get("/v1/account").body("service", equalTo("distribution-center")).extract().jsonPath().getMap("counts");
        return counts.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, count -> count.getValue().longValue()));
    }

    private static List<Long> moved(Map<String, Long> before, Map<String, Long> after, String... names) {
        return Stream.of(names).map(name -> after.get(name) - before.get(name)).toList();
    }

    @Test
    void goes_red_when_a_despatch_has_grams_for_eaches() {
        try (var world = new World()) {
            var milk = world.item(6);
            var cheese = world.weighed(6);
            var store = world.store();
            world.placed(world.line(store, milk, 12, 6));
            world.placed(world.line(store, cheese, 12, 6));
            world.inbound(milk, 12, "PICK_FACE");
            world.inbound(cheese, 12, "PICK_FACE");
            var wave = world.wave().extract().jsonPath();
            for (int i = 0; i < 2; i++) {
                world.pick(wave.getLong("id"), wave.getLong("picks[" + i + "].pick"), 12, null).statusCode(200);
            }
            String sscc = world.despatch(wave.getLong("id"), store).extract().jsonPath().getString("sscc");
            assertThat(broken(world)).isEmpty();

            execute("update distribution.despatch_line set units = units + case item when ? then 5 else -5 end where sscc = ?", milk.digits(), sscc);
            assertThat(broken(world)).contains("the lines of every despatch are what was picked for it", "every despatch was announced once, with all its units");
            execute("update distribution.despatch_line set units = 12 where sscc = ?", sscc);
        }
    }

    @Test
    void a_record_that_nobody_can_read_is_put_aside_and_reported() {
        try (var world = new World()) {
            var item = World.gtin();
            world.raw("catalog.items", item.digits(), "Item", "{\"gtin\": \"nonsense\"}");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(broken(world)).contains("every record could be read and applied"));
            assertThat(execute("delete from distribution.quarantine")).isPositive();
        }
    }

    /** PostgreSQL keeps no NUL: the partition of this item stood still for ever, and with it its stores' orders. */
    @Test
    void a_record_that_can_be_read_and_not_applied_is_put_aside_until_a_later_one_replaces_it() {
        try (var world = new World()) {
            Gtin item = World.gtin();
            world.lists(item, "Mi\0lk");
            await().atMost(PATIENCE).untilAsserted(() -> world.get("/v1/quarantine").body(waiting(item.digits()) + ".reason", containsString("0x00")));
            assertThat(broken(world)).contains("every record could be read and applied");

            world.lists(item, "Milk");

            await().atMost(PATIENCE).untilAsserted(() -> world.get("/v1/quarantine?ended=true").body(waiting(item.digits()) + ".ended", equalTo("REPLACED")));
            assertThat(broken(world)).isEmpty();
        }
    }

    @Test
    void an_order_that_could_not_be_applied_is_one_when_it_is_corrected() {
        try (var world = new World()) {
            var milk = world.item(6);
            var store = world.store();
            var line = world.line(store, milk, 12, 6);
            var never = new LinePlaced(line.line(), store, world.dc, milk, line.occurredAt(), 12, 6, line.cutOffAt(), Instant.parse("+900000-01-01T00:00:00Z"), line.explanation());
            world.order(never);
            world.placed(world.line(store, milk, 6, 6));
            await().atMost(PATIENCE).untilAsserted(() -> world.get("/v1/quarantine").body(waiting(store.digits()) + ".type", equalTo("LinePlaced")));
            long id = world.get("/v1/quarantine").extract().jsonPath().getLong(waiting(store.digits()) + ".id");
            world.post("/v1/quarantine/" + id + "/replay", "").statusCode(409);

            world.post("/v1/quarantine/" + id + "/correct", "{\"type\": \"LinePlaced\", \"value\": %s}".formatted(new String(OrderEvent.CODEC.write(line), StandardCharsets.UTF_8)))
                    .statusCode(200).body("ended", equalTo("REPLAYED"));

            assertThat(world.board()).contains(line.line().toString());
            assertThat(broken(world)).isEmpty();
        }
    }

    private static String waiting(String key) {
        return "quarantined.find { it.key == '" + key + "' }";
    }

    @Test
    void the_service_says_that_it_is_ready_and_how_far_behind() {
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP")).body("checks.name", hasItems("threads", "PostgreSQL"));
        given().get("/q/metrics").then().body(containsString("restock_lag_events")).body(containsString("restock_order_age_seconds"));
        given().get("/q/openapi").then().statusCode(200).body(containsString("/v1/waves/{id}/picks"));
    }
}
