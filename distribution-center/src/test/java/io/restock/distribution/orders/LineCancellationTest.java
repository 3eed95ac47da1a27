package io.restock.distribution.orders;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.despatch.DespatchEvent;
import io.restock.contracts.despatch.DespatchEvent.LineShorted;
import io.restock.contracts.orders.OrderEvent.CancellationAsked;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.distribution.AtOneCenter;
import io.restock.distribution.World;
import io.restock.local.testing.EngineTestResource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("Units of an order line that are called off")
class LineCancellationTest extends AtOneCenter {
    private LinePlaced line;

    @BeforeEach
    void order() {
        line = world.placed(world.line(store, milk, 12, 6));
    }

    private void callOff(int units) {
        world.order(new CancellationAsked(line.line(), store, milk, world.now, units, "the store closes"));
    }

    private void cancelled(int units) {
        await().atMost(PATIENCE).untilAsserted(() -> world.get("/v1/dcs/" + world.dc + "/orders").body("lines[0].cancelled", equalTo(units)));
    }

    private List<LineShorted> told() {
        return world.on("distribution.despatches", store.digits()).stream().map(record -> DespatchEvent.CODEC.read(World.type(record), record.value()))
                .filter(LineShorted.class::isInstance).map(LineShorted.class::cast).filter(shorted -> shorted.reason().equals(LineShorted.CALLED_OFF)).toList();
    }

    @Test
    void are_gone_at_once_where_they_wait_and_the_store_is_told() {
        callOff(6);
        cancelled(6);
        callOff(100);
        cancelled(12);
        world.get("/v1/dcs/" + world.dc + "/orders").body("lines[0].status", equalTo("CANCELLED"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told()).extracting(LineShorted::units, LineShorted::outcome)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(6, DespatchEvent.Outcome.CANCELLED), org.assertj.core.groups.Tuple.tuple(6, DespatchEvent.Outcome.CANCELLED)));
        world.inbound(milk, 60, "PICK_FACE");
        world.wave().body("picks", hasSize(0));
    }

    @Test
    void are_taken_from_back_orders_and_open_picks() {
        world.inbound(milk, 8, "PICK_FACE");
        var wave = world.wave().extract().jsonPath();
        assertThat(wave.getInt("picks[0].units")).isEqualTo(6);
        callOff(8);
        cancelled(8);
        world.get("/v1/waves/" + wave.getLong("id")).body("picks.units", contains(4));
        world.get("/v1/dcs/" + world.dc + "/stock?item=" + milk).body("lines[0].available", equalTo(4));
        world.verify();
        callOff(4);
        cancelled(12);
        world.get("/v1/waves/" + wave.getLong("id")).body("status", equalTo("DONE")).body("picks[0].calledOff", equalTo("the store closes"));
        assertThat(world.stock(milk)).isEqualTo(Map.of("PICK_FACE", 8));
    }

    @Test
    void are_put_back_where_they_were_picked_and_stay_sent_where_they_have_left() {
        world.inbound(milk, 12, "PICK_FACE");
        var wave = world.wave().extract().jsonPath();
        long id = wave.getLong("id");
        world.pick(id, wave.getLong("picks[0].pick"), 12, null).statusCode(200);
        callOff(5);
        cancelled(5);
        world.verify();
        world.despatch(id, store).statusCode(201).body("lines.units", contains(7));
        world.move(milk, "STAGED", "PICK_FACE", 5).statusCode(201);
        callOff(7);
        // A later order of the same store says that the call was heard.
        world.placed(world.line(store, world.item(6), 6, 6));
        assertThat(world.stock(milk)).isEqualTo(Map.of("PICK_FACE", 5));
        world.get("/v1/dcs/" + world.dc + "/orders?status=DESPATCHED").body("lines[0].cancelled", equalTo(5)).body("lines[0].despatched", equalTo(7));
        assertThat(told()).extracting(LineShorted::units).containsExactly(5);
        world.get("/v1/audit?kind=LINE_CALLED_OFF&object=" + line.line()).body("entries", hasSize(2));
    }

    @Test
    void are_called_off_too_where_nobody_has_registered_the_center() {
        var ghost = World.gln();
        var other = world.line(store, milk, 12, 6);
        var lost = new LinePlaced(other.line(), store, ghost, milk, other.occurredAt(), 12, 6, other.cutOffAt(), other.dueAt(), other.explanation());
        world.order(List.of(lost, new CancellationAsked(lost.line(), store, milk, world.now, 12, "no such center")));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told()).extracting(LineShorted::dc, LineShorted::units)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(ghost, 12)));
    }
}
