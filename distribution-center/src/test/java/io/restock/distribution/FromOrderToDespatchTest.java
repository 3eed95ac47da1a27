package io.restock.distribution;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.Sscc;
import io.restock.contracts.despatch.DespatchEvent;
import io.restock.contracts.despatch.DespatchEvent.GoodsDespatched;
import io.restock.contracts.orders.OrderEvent.LineReceived;
import io.restock.contracts.store.StoreRecord.DespatchedLine;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.Engines;
import io.restock.sql.Database;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("A day at the center")
class FromOrderToDespatchTest {
    @Test
    void a_need_on_the_topic_becomes_goods_on_the_road() {
        try (var world = new World()) {
            var store = world.store();
            var item = world.item(6);
            var line = world.placed(world.line(store, item, 12, 6));
            world.inbound(item, 60, "PICK_FACE");
            world.get("/v1/dcs/" + world.dc + "/orders?status=OPEN").body("lines", hasSize(1)).body("lines[0].status", equalTo("WAITING"))
                    .body("lines[0].itemName", equalTo("Milk")).body("lines[0].explanation.meanDemand", equalTo(10f));

            var wave = world.wave().statusCode(201).body("picks", hasSize(1)).body("picks[0].units", equalTo(12)).extract().jsonPath();
            world.get("/v1/dcs/" + world.dc + "/stock").body("lines[0].onHand", equalTo(60)).body("lines[0].allocated", equalTo(12))
                    .body("lines[0].available", equalTo(48));
            world.pick(wave.getLong("id"), wave.getLong("picks[0].pick"), 12, null).statusCode(200).body("lines[0].status", equalTo("PICKED"));
            var sent = world.despatch(wave.getLong("id"), store).statusCode(201).extract().jsonPath();
            var sscc = new Sscc(sent.getString("sscc"));
            world.despatch(wave.getLong("id"), store).statusCode(200).body("sscc", equalTo(sscc.digits()));

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(world.on("distribution.despatches", store.digits())).hasSize(1));
            var record = world.on("distribution.despatches", store.digits()).getFirst();
            var advice = (GoodsDespatched) DespatchEvent.CODEC.read(World.type(record), record.value());
            assertThat(advice.despatch()).isEqualTo(sscc);
            assertThat(advice.lines()).containsExactly(new DespatchedLine(item, 12, line.line().toString()));
            assertThat(Duration.between(advice.occurredAt(), advice.expectedAt())).isEqualTo(Duration.ofMinutes(180));
            world.get("/v1/dcs/" + world.dc + "/stock").body("lines[0].onHand", equalTo(48)).body("lines[0].allocated", equalTo(0));
            world.get("/v1/dcs/" + world.dc + "/waves?status=OPEN").body("waves", hasSize(0));

            world.stock(world.received(line, sscc, 12, 11));
            world.order(new LineReceived(line.line(), store, item, world.now, sscc.digits(), 12, 11, true, null));
            await().atMost(PATIENCE).untilAsserted(() -> world.get("/v1/despatches/" + sscc).body("status", equalTo("RECEIVED")).body("lines[0].received", equalTo(11)));
            await().atMost(PATIENCE).untilAsserted(() -> world.get("/v1/dcs/" + world.dc + "/orders?status=RECEIVED").body("lines", hasSize(1)));
            world.verify();
        }
    }

    @Test
    void what_is_reported_twice_happens_once() {
        try (var world = new World()) {
            var store = world.store();
            var item = world.item(6);
            var line = world.placed(world.line(store, item, 12, 6));
            world.order(line);
            var marker = world.placed(world.line(store, world.item(6), 6, 6));
            world.get("/v1/dcs/" + world.dc + "/orders").body("lines", hasSize(2));

            world.inbound(item, 60, "PICK_FACE");
            var wave = world.wave().statusCode(201).body("picks", hasSize(1)).extract().jsonPath();
            world.order(line);
            world.order(marker);
            world.placed(world.line(store, world.item(6), 6, 6));
            world.wave().statusCode(201).body("picks", hasSize(0));
            world.pick(wave.getLong("id"), wave.getLong("picks[0].pick"), 12, null).statusCode(200);
            var sscc = new Sscc(world.despatch(wave.getLong("id"), store).extract().jsonPath().getString("sscc"));

            world.stock(world.received(line, sscc, 12, 12));
            await().atMost(PATIENCE).untilAsserted(() -> world.get("/v1/despatches/" + sscc).body("lines[0].received", equalTo(12)));
            world.stock(world.received(line, sscc, 0, 99));
            var after = world.item(1);
            world.stock(world.sold(store, after, 1, world.now));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(world.get("/v1/dcs/" + world.dc + "/demand").extract().asString()).contains(after.digits()));
            world.get("/v1/despatches/" + sscc).body("lines[0].received", equalTo(12 + 99)); // what came on top closes nothing once more
            world.verify();
        }
    }

    @Test
    void the_opening_order_of_a_hypermarket_leaves_as_several_units_each_announced_whole() {
        try (var world = new World()) {
            int lines = GoodsDespatched.LINES_AT_MOST + 1;
            var store = world.store();
            var items = world.items(lines, 6);
            var placed = items.stream().map(item -> world.line(store, item, 6, 6)).toList();
            world.order(placed);
            world.inbound(items, 6, "PICK_FACE");
            await().atMost(PATIENCE).untilAsserted(() -> world.get("/v1/account").body("lag.'replenishment.orders'", equalTo(0)));
            var wave = world.wave().statusCode(201).body("picks", hasSize(lines)).extract().jsonPath();
            world.pickAll(wave.getLong("id"), wave.getList("picks.pick", Long.class), 6).statusCode(200);

            var sent = world.despatch(wave.getLong("id"), store).statusCode(201).body("lines", hasSize(GoodsDespatched.LINES_AT_MOST))
                    .body("leftWith", hasSize(1)).extract().jsonPath();
            world.despatch(wave.getLong("id"), store).statusCode(200).body("sscc", equalTo(sent.getString("sscc")));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(world.on("distribution.despatches", store.digits())).hasSize(2));
            var advices = world.on("distribution.despatches", store.digits()).stream()
                    .map(record -> (GoodsDespatched) DespatchEvent.CODEC.read(World.type(record), record.value())).toList();
            assertThat(advices).allSatisfy(advice -> assertThat(advice.lines()).hasSizeLessThanOrEqualTo(GoodsDespatched.LINES_AT_MOST));
            assertThat(advices.stream().flatMap(advice -> advice.lines().stream().map(DespatchedLine::item))).containsExactlyInAnyOrderElementsOf(items);
            assertThat(advices.stream().map(advice -> advice.despatch().digits()).distinct()).hasSize(2).contains(sent.getString("sscc"))
                    .containsAll(sent.getList("leftWith", String.class));
            analyze();
            world.verify();
        }
    }

    /** As the server would by itself within a minute: the checks of so many lines are planned by it. */
    private static void analyze() {
        new Database(Engines.login("distribution-center_owner").source(Engines.shared().jdbcUrl())).<Integer>decide(sql -> sql.execute("analyze"));
    }

    @Test
    void a_despatch_of_nothing_says_what_to_do_first() {
        try (var world = new World()) {
            var store = world.store();
            var item = world.item(6);
            world.placed(world.line(store, item, 6, 6));
            world.inbound(item, 6, "PICK_FACE");
            long wave = world.wave().extract().jsonPath().getLong("id");
            world.despatch(wave, store).statusCode(409).contentType("application/problem+json").body("detail", containsString("picks first"));
            world.despatch(987654321, store).statusCode(404);
        }
    }
}
