package io.restock.distribution.age;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Sscc;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.contracts.orders.OrderEvent.LineReceived;
import io.restock.distribution.World;
import io.restock.local.testing.EngineTestResource;
import io.restock.sql.Database;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("What was settled long ago")
class ForgettingTest {
    private static final List<String> TABLES = List.of("order_line", "pick", "wave_short", "despatch_line");

    @Inject
    Database database;
    @Inject
    Forgetting forgetting;

    @Test
    void is_forgotten_while_totals_and_invariants_stay_and_what_is_open_stays() {
        try (var world = new World()) {
            var store = world.store();
            var item = world.item(6);
            var settled = world.placed(longAgo(world, store, item));
            world.inbound(item, 6, "PICK_FACE", "A", 9).statusCode(201);
            Sscc despatch = leave(world, store);
            assertThat(number("select count(*) from distribution.despatch_lot where sscc = ?", despatch)).isEqualTo(1);
            var unreceived = world.placed(longAgo(world, store, item));
            world.inbound(item, 6, "PICK_FACE");
            leave(world, store);
            var young = world.placed(world.line(store, item, 6, 6));
            world.stock(world.received(settled, despatch, 6, 6));
            world.order(new LineReceived(settled.line(), store, item, settled.dueAt(), despatch.digits(), 6, 6, true, null));
            await().atMost(PATIENCE).untilAsserted(() -> world.get("/v1/dcs/" + world.dc + "/orders?status=RECEIVED").body("lines.size()", equalTo(1)));
            await().atMost(PATIENCE).until(() -> number("select count(*) from distribution.despatch_line where sscc = ? and received_at is null", despatch) == 0);
            database.decide(sql -> sql.execute("update distribution.stock_entry set recorded_at = ? where dc = ?", settled.occurredAt(), world.dc));
            database.decide(sql -> sql.execute("update distribution.journal set recorded_at = ? where key = ?", settled.occurredAt(), store));
            assertThat(messages(store)).as("two despatches").isEqualTo(2);
            Map<String, Object> before = account(world);

            forgetting.forget();

            for (String table : TABLES) {
                assertThat(rows(table, settled)).as(table).isZero();
            }
            assertThat(number("select count(*) from distribution.despatch where sscc = ?", despatch)).isZero();
            assertThat(rows("order_line", unreceived)).isEqualTo(1);
            assertThat(rows("despatch_line", unreceived)).isEqualTo(1);
            assertThat(rows("order_line", young)).isEqualTo(1);
            await("one entry of each kind at each location").atMost(PATIENCE).until(() -> {
                forgetting.forget(); // goes through a few items at a time
                return number("select count(*) from distribution.stock_entry where dc = ?", world.dc) == 4;
            });
            assertThat(number("select count(*) from distribution.lot where dc = ?", world.dc)).as("a lot that is gone").isZero();
            assertThat(number("select count(*) from distribution.despatch_lot where sscc = ?", despatch)).isZero();
            await("the message of what was not received").atMost(PATIENCE).until(() -> {
                forgetting.forget(); // the relay notes once a second what is on the topics
                return messages(store) == 1;
            });
            assertThat(account(world)).isEqualTo(before);
            world.verify();

            world.order(settled);
            world.placed(world.line(store, item, 12, 6));
            assertThat(rows("order_line", settled)).as("sent again").isZero();
        }
    }

    @Test
    void is_forgotten_with_what_changed_hands_of_it() {
        try (var world = new World(); var other = new World()) {
            var store = world.store();
            var item = world.item(6);
            var line = world.placed(world.line(store, item, 6, 6));
            String failOvers = "/v1/dcs/" + world.dc + "/fail-overs";
            long id = world.post(failOvers, "{\"to\": \"%s\", \"reason\": \"fire\"}".formatted(other.dc)).statusCode(201).extract().jsonPath().getLong("id");
            world.post(failOvers + "/" + id + "/ends", "{\"reason\": \"it is out\"}").statusCode(200);
            assertThat(rows("hand_over", line)).isEqualTo(2);
            world.inbound(item, 6, "PICK_FACE");
            Sscc despatch = leave(world, store);
            world.stock(world.received(line, despatch, 6, 6));
            world.order(new LineReceived(line.line(), store, item, line.dueAt(), despatch.digits(), 6, 6, true, null));
            await().atMost(PATIENCE).untilAsserted(() -> world.get("/v1/dcs/" + world.dc + "/orders?status=RECEIVED").body("lines.size()", equalTo(1)));
            Instant longAgo = world.now.minus(Duration.ofDays(500));
            database.decide(sql -> sql.execute("update distribution.order_line set due_at = ?, received_at = ? where id = ?", longAgo, longAgo, line.line()));
            await().atMost(PATIENCE).until(() -> {
                forgetting.forget();
                return rows("order_line", line) == 0;
            });
            assertThat(rows("hand_over", line)).isZero();
            world.get(failOvers + "/" + id).body("status", equalTo("ENDED"));
            world.verify();
        }
    }

    private long messages(Gln store) {
        return number("select count(*) from distribution.journal where key = ?", store);
    }

    private static LinePlaced longAgo(World world, Gln store, Gtin item) {
        Instant placed = world.now.minus(Duration.ofDays(500));
        var line = world.line(store, item, 6, 6);
        return new LinePlaced(line.line(), store, world.dc, item, placed, 6, 6, placed, placed.plus(Duration.ofDays(1)), line.explanation());
    }

    private static Sscc leave(World world, Gln store) {
        var wave = world.wave().statusCode(201).extract().jsonPath();
        world.pick(wave.getLong("id"), wave.getLong("picks[0].pick"), 6, null).statusCode(200);
        return new Sscc(world.despatch(wave.getLong("id"), store).statusCode(201).extract().jsonPath().getString("sscc"));
    }

    private long rows(String table, LinePlaced line) {
        String key = table.equals("order_line") ? "id" : "order_line";
        return number("select count(*) from distribution." + table + " where " + key + " = ?", line.line());
    }

    private long number(String statement, Object... values) {
        return database.decide(sql -> sql.number(statement, values));
    }

    private static Map<String, Object> account(World world) {
        Map<String, Object> counts = world.get("/v1/account").extract().jsonPath().getMap("counts");
        counts.remove("eventsTaken");
        return counts;
    }
}
