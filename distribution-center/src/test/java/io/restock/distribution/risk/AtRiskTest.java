package io.restock.distribution.risk;

import static io.restassured.RestAssured.given;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.Sscc;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.distribution.Needs;
import io.restock.distribution.World;
import io.restock.local.testing.EngineTestResource;
import io.restock.sql.Database;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("What is at risk")
class AtRiskTest {
    @Inject
    Database database;

    @Test
    void is_listed_with_what_saves_it_the_first_due_first() {
        try (var world = new World()) {
            var item = world.item(6);
            var store = world.store();
            String path = "/v1/dcs/" + world.dc + "/at-risk";
            // Its own cut-off is in three days, any other is within the day.
            LinePlaced pulled = world.placed(Needs.leaving(world.line(store, item, 6, 6), world.now.plus(Duration.ofDays(3)), world.now.plus(Duration.ofHours(23))));
            LinePlaced hopeless = world.placed(Needs.leaving(world.line(store, world.item(6), 6, 6), world.now.plus(Duration.ofDays(3)), world.now.plus(Duration.ofHours(22))));
            world.placed(Needs.leaving(world.line(store, item, 6, 6), world.now, world.now.plus(Duration.ofHours(80))));
            LinePlaced overdue = world.placed(Needs.leaving(world.line(store, item, 6, 6), world.now, world.now.minusSeconds(5)));
            world.inbound(item, 60, "PICK_FACE");
            world.get(path).body("lines.orderLine", contains(hopeless.line().toString(), pulled.line().toString())).body("lines[0].deed", equalTo("NOTHING"))
                    .body("lines[0].why", equalTo("The center has none of the item.")).body("lines[1].deed", equalTo("PULL_FORWARD")).body("lines[1].stage", equalTo("WAITING"));
            String next = world.get(path + "?limit=1").body("lines.orderLine", contains(hopeless.line().toString())).extract().jsonPath().getString("next");
            given().queryParam("after", next).get(path).then().statusCode(200).body("lines.orderLine", contains(pulled.line().toString()));
            given().queryParam("after", "yesterday").get(path).then().statusCode(422);
            assertThat(world.get(path).extract().asString()).doesNotContain(overdue.line().toString());

            world.post("/v1/dcs/" + world.dc + "/orders/" + pulled.line().order() + "/lines/1/pull-forward", "{\"reason\": \"at risk\"}").statusCode(200);
            world.get(path).body("lines.orderLine", contains(hopeless.line().toString()));
        }
    }

    @Test
    void follows_what_its_lane_has_really_taken() {
        try (var world = new World()) {
            var item = world.item(6);
            var store = world.store();
            world.inbound(item, 60, "PICK_FACE");
            var arriving = world.placed(Needs.leaving(world.line(store, item, 6, 6), world.now, world.now.plus(Duration.ofHours(7))));
            var first = world.wave().statusCode(201).extract().jsonPath();
            String path = "/v1/dcs/" + world.dc + "/at-risk";
            world.get(path).body("lines", hasSize(0));
            world.pickAll(first.getLong("id"), first.getList("picks.pick", Long.class), 6).statusCode(200);
            var sent = new ArrayList<Sscc>();
            sent.add(new Sscc(world.despatch(first.getLong("id"), store).statusCode(201).extract().jsonPath().getString("sscc")));
            database.decide(sql -> sql.execute("update distribution.despatch set despatched_at = despatched_at - interval '20 hours' where sscc = ?", sent.getFirst()));
            world.stock(world.received(arriving, sent.getFirst(), 6, 6));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(trips(world)).containsExactly(1L));
            world.stock(world.received(arriving, sent.getFirst(), 6, 1));
            await().atMost(PATIENCE).until(() -> database.read(sql -> sql.number("select received_units from distribution.despatch_line where sscc = ?", sent.getFirst())) == 7);

            var next = world.placed(Needs.leaving(world.line(store, item, 6, 6), world.now, world.now.plus(Duration.ofHours(7))));
            world.wave().statusCode(201);
            world.get(path).body("lines.orderLine", contains(next.line().toString())).body("lines[0].stage", equalTo("PICKING")).body("lines[0].pick", notNullValue())
                    .body("lines[0].deed", equalTo("NOTHING"));
            assertThat(trips(world)).as("a trip is counted once").containsExactly(1L);
        }
    }

    private List<Long> trips(World world) {
        return database.read(sql -> sql.list("select trips from distribution.lane_history where dc = ?", row -> row.getLong(1), world.dc));
    }
}
