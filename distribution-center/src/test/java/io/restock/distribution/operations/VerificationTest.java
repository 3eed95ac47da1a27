package io.restock.distribution.operations;

import static io.restassured.RestAssured.given;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.distribution.World;
import io.restock.distribution.sql.Database;
import io.restock.local.testing.EngineTestResource;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("Verification")
class VerificationTest {
    @Inject Database database;

    private static List<String> broken(World world) {
        return world.get("/v1/verification").extract().jsonPath().getList("checks.findAll { it.broken > 0 }.name");
    }

    private int execute(String statement, Object... values) {
        return database.decide(sql -> sql.execute(statement, values));
    }

    @Test
    void goes_red_when_somebody_tampers_and_names_what() {
        try (var world = new World()) {
            var store = world.store();
            var item = world.item(6);
            var line = world.placed(world.line(store, item, 12, 6));
            world.inbound(item, 60, "PICK_FACE");
            var wave = world.wave().extract().jsonPath();
            assertThat(broken(world)).isEmpty();

            tamper(world, "update distribution.location_stock set units = units + ? where item = ? and location = 'PICK_FACE'", 1, -1, item.digits(),
                    "the stock of every location is the sum of its entries");
            tamper(world, "update distribution.location_stock set allocated = allocated + ? where item = ? and location = 'PICK_FACE'", 1, -1, item.digits(),
                    "what is allocated at a location is what open picks ask of it");
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
    void and_account_agree_that_no_unit_is_lost() {
        try (var world = new World()) {
            var item = world.item(6);
            var store = world.store();
            world.placed(world.line(store, item, 12, 6));
            world.inbound(item, 12, "PICK_FACE");
            var wave = world.wave().extract().jsonPath();
            world.pick(wave.getLong("id"), wave.getLong("picks[0].pick"), 5, "CANCEL").statusCode(200);
            world.despatch(wave.getLong("id"), store).statusCode(201);
            var account = world.get("/v1/account").body("service", equalTo("distribution-center")).extract().jsonPath();
            assertThat(account.getLong("counts.unitsInbound") + account.getLong("counts.unitsAdjusted"))
                    .isEqualTo(account.getLong("counts.unitsOnHand") + account.getLong("counts.unitsDespatched"));
            assertThat(account.getLong("counts.linesTaken")).isPositive();
        }
    }

    @Test
    void a_record_that_nobody_can_read_is_put_aside_and_told() {
        try (var world = new World()) {
            var item = World.gtin();
            world.raw("catalog.items", item.digits(), "Item", "{\"gtin\": \"nonsense\"}");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(broken(world)).contains("every record could be read"));
            assertThat(execute("delete from distribution.unreadable")).isPositive();
        }
    }

    @Test
    void the_service_says_that_it_is_ready_and_how_far_behind() {
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/metrics").then().body(containsString("restock_lag_events")).body(containsString("restock_order_age_seconds"));
        given().get("/q/openapi").then().statusCode(200).body(containsString("/v1/waves/{id}/picks"));
    }
}
