package io.restock.distribution.wave;

import static io.restassured.RestAssured.given;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.despatch.DespatchEvent;
import io.restock.contracts.despatch.DespatchEvent.CutOffMoved;
import io.restock.contracts.despatch.Lane;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.distribution.World;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.Noon;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("A calendar that changes")
class CalendarTest {
    private static final LocalTime ELEVEN = LocalTime.of(11, 0);

    @Inject
    WaveClock waveClock;

    private static Lane lane(World world, Gln store, List<DayOfWeek> restDays, List<LocalDate> holidays) {
        return new Lane(world.dc, store, Noon.ZONE, List.of(ELEVEN), 60, 90, restDays, holidays);
    }

    private static void plan(World world, Lane lane) {
        String rest = lane.restDays().stream().map(day -> "\"" + day + "\"").toList().toString();
        String holidays = lane.holidays().stream().map(day -> "\"" + day + "\"").toList().toString();
        given().contentType("application/json")
                .body("{\"cutOffs\": [\"11:00\"], \"handlingMinutes\": 60, \"transitMinutes\": 90, \"restDays\": " + rest + ", \"holidays\": " + holidays + "}")
                .put("/v1/dcs/" + world.dc + "/lanes/" + lane.store()).then().statusCode(200);
    }

    private static LinePlaced line(World world, Gln store, Gtin item, Instant cutOff, Instant due) {
        LinePlaced line = world.line(store, item, 6, 6);
        return new LinePlaced(line.line(), store, world.dc, item, line.occurredAt(), 6, 6, cutOff, due, line.explanation());
    }

    private static List<CutOffMoved> moved(World world, Gln store) {
        return world.on("distribution.despatches", store.digits()).stream().map(record -> DespatchEvent.CODEC.read(World.type(record), record.value()))
                .filter(CutOffMoved.class::isInstance).map(CutOffMoved.class::cast).toList();
    }

    @Test
    void moves_lines_that_no_wave_has_taken_to_the_next_cut_off_and_pauses_their_24_hours() {
        try (var world = new World()) {
            var store = world.store();
            var item = world.item(6);
            var daily = lane(world, store, List.of(), List.of());
            plan(world, daily);
            world.inbound(item, 60, "PICK_FACE");
            Instant cutOff = daily.nextCutOff(world.now);
            var line = world.placed(line(world, store, item, cutOff, daily.dueFrom(world.now)));

            var holiday = cutOff.atZone(Noon.ZONE).toLocalDate();
            var closed = lane(world, store, List.of(), List.of(holiday));
            plan(world, closed);
            world.get("/v1/dcs/" + world.dc + "/orders").body("lines[0].cutOffAt", equalTo(cutOff.atZone(Noon.ZONE).plusDays(1).toInstant().toString()))
                    .body("lines[0].dueAt", equalTo(closed.dueFrom(world.now).toString()));
            assertThat(closed.dueFrom(world.now)).isAfter(daily.dueFrom(world.now));
            waveClock.releaseDue(cutOff.plusSeconds(60));
            world.get("/v1/dcs/" + world.dc + "/waves").body("waves.picks.flatten()", hasSize(0));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(moved(world, store)).singleElement().satisfies(to -> {
                assertThat(to.orderLine()).isEqualTo(line.line().toString());
                assertThat(to.cutOffAt()).isEqualTo(closed.nextCutOff(world.now));
                assertThat(to.dueAt()).isEqualTo(closed.dueFrom(world.now));
            }));

            plan(world, closed);
            plan(world, daily);
            world.get("/v1/dcs/" + world.dc + "/orders").body("lines[0].cutOffAt", equalTo(cutOff.toString())).body("lines[0].dueAt", equalTo(daily.dueFrom(world.now).toString()));
            waveClock.releaseDue(cutOff.plusSeconds(60));
            world.get("/v1/dcs/" + world.dc + "/waves").body("waves.picks.flatten()", hasSize(1));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(moved(world, store)).as("the same calendar twice moves nothing").hasSize(2));
        }
    }

    @Test
    void moves_a_line_that_was_ordered_by_the_old_one_as_it_comes() {
        try (var world = new World()) {
            var store = world.store();
            var item = world.item(6);
            var daily = lane(world, store, List.of(), List.of());
            Instant cutOff = daily.nextCutOff(world.now);
            var closed = lane(world, store, List.of(), List.of(cutOff.atZone(Noon.ZONE).toLocalDate()));
            plan(world, closed);
            world.placed(line(world, store, item, cutOff, daily.dueFrom(world.now)));
            world.get("/v1/dcs/" + world.dc + "/orders").body("lines[0].cutOffAt", equalTo(closed.nextCutOff(world.now).toString()))
                    .body("lines[0].dueAt", equalTo(closed.dueFrom(world.now).toString()));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(moved(world, store)).hasSize(1));
        }
    }

    @Test
    void leaves_what_is_overdue_overdue() {
        try (var world = new World()) {
            var store = world.store();
            var item = world.item(6);
            Instant due = world.now.minusSeconds(60);
            world.placed(line(world, store, item, world.now.minus(Duration.ofHours(20)), due));
            plan(world, lane(world, store, List.of(), List.of(world.now.atZone(Noon.ZONE).toLocalDate(), due.atZone(Noon.ZONE).toLocalDate())));
            world.get("/v1/dcs/" + world.dc + "/orders").body("lines[0].dueAt", equalTo(due.toString()));
        }
    }

    @Test
    void has_back_orders_of_a_store_at_rest_wait_for_a_wave_of_its_own() {
        try (var world = new World()) {
            var open = world.store();
            var resting = world.store();
            var item = world.item(6);
            var daily = lane(world, open, List.of(), List.of());
            plan(world, daily);
            Instant first = daily.latestCutOff(world.now);
            Instant second = daily.nextCutOff(first.plusSeconds(1));
            Instant third = daily.nextCutOff(second.plusSeconds(1));
            plan(world, lane(world, resting, List.of(second.atZone(Noon.ZONE).getDayOfWeek()), List.of()));
            world.placed(line(world, resting, item, first, third));
            waveClock.releaseDue(first);
            world.get("/v1/dcs/" + world.dc + "/orders").body("lines[0].status", equalTo("BACK_ORDERED"));

            world.inbound(item, 6, "PICK_FACE");
            world.placed(line(world, open, item, second, third));
            waveClock.releaseDue(second);
            world.get("/v1/dcs/" + world.dc + "/waves?limit=1").body("waves[0].picks.store", equalTo(List.of(open.digits()))).body("waves[0].shorts", hasSize(0));

            world.inbound(item, 6, "PICK_FACE");
            waveClock.releaseDue(third);
            world.get("/v1/dcs/" + world.dc + "/waves?limit=1").body("waves[0].picks.store", equalTo(List.of(resting.digits())));
            world.verify();
        }
    }
}
