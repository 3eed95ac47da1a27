package io.restock.distribution.wave;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.access.Author;
import io.restock.contracts.despatch.DespatchEvent;
import io.restock.contracts.despatch.DespatchEvent.LineShorted;
import io.restock.contracts.despatch.DespatchEvent.Outcome;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.distribution.Statements;
import io.restock.distribution.World;
import io.restock.distribution.desk.ByHand;
import io.restock.distribution.lanes.Lanes;
import io.restock.distribution.outbox.Outbox;
import io.restock.local.testing.EngineTestResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("A wave")
class ShortageTest {
    @Inject
    WaveClock waveClock;
    @Inject
    DataSource source;
    @Inject
    Lanes lanes;
    @Inject
    Outbox outbox;
    @Inject
    BusinessClock clock;

    @Test
    void shares_a_shortage_by_need_and_informs_the_stores_of_what_waits() {
        try (var world = new World()) {
            var big = world.store();
            var small = world.store();
            var item = world.item(12);
            var first = world.placed(world.line(big, item, 24, 12, 20, 30, 90));
            var later = world.placed(world.line(small, item, 24, 12, 1, 5, 10));
            world.inbound(item, 30, "PICK_FACE");

            var wave = world.wave().statusCode(201).body("picks", hasSize(2)).body("shorts", hasSize(2)).extract().jsonPath();
            assertThat(wave.getList("picks.units", Integer.class)).containsExactly(12, 12);
            assertThat(shorts(world, first)).extracting(LineShorted::units, LineShorted::outcome).containsExactly(
                    org.assertj.core.groups.Tuple.tuple(12, Outcome.BACK_ORDERED));
            world.get("/v1/dcs/" + world.dc + "/orders").body("lines[0].backOrdered", equalTo(12)).body("lines[0].waiting", equalTo(12));

            world.wave().statusCode(200).body("id", nullValue()).body("shorts", hasSize(2));
            world.inbound(item, 30, "RESERVE");
            world.wave().statusCode(201).body("picks.units", org.hamcrest.Matchers.hasItem(6)).body("shorts", hasSize(0));
            assertThat(shorts(world, first)).hasSize(1);
            assertThat(shorts(world, later)).hasSize(1);
            world.verify();
        }
    }

    private static List<LineShorted> shorts(World world, LinePlaced line) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(world.on("distribution.despatches", line.store().digits())).isNotEmpty());
        return world.on("distribution.despatches", line.store().digits()).stream()
                .map(record -> DespatchEvent.CODEC.read(World.type(record), record.value()))
                .map(LineShorted.class::cast).filter(shorted -> shorted.orderLine().equals(line.line().toString())).toList();
    }

    @Test
    void shares_with_a_line_that_says_nonsense_of_its_demand_too() {
        try (var world = new World()) {
            var item = world.item(12);
            for (double mean : new double[] {Double.NaN, -3, 1e30}) {
                world.placed(world.line(world.store(), item, 24, 12, 0, mean, Double.POSITIVE_INFINITY));
            }
            var honest = world.placed(world.line(world.store(), item, 24, 12, 0, 30, 90));
            world.inbound(item, 36, "PICK_FACE");
            world.wave().statusCode(201).body("picks.units.sum()", equalTo(36)).body("picks.orderLine", org.hamcrest.Matchers.hasItem(honest.line().toString()));
        }
    }

    @Test
    void cancels_what_the_center_has_not_had_for_long() {
        try (var world = new World()) {
            var store = world.store();
            var line = world.line(store, world.item(6), 12, 6);
            Instant longAgo = world.now.minus(Duration.ofDays(4));
            world.placed(new LinePlaced(line.line(), store, world.dc, line.item(), longAgo, 12, 6, longAgo, world.now, line.explanation()));
            world.wave().statusCode(201).body("shorts[0].outcome", equalTo("CANCELLED"));
            assertThat(shorts(world, line)).extracting(LineShorted::outcome).containsExactly(Outcome.CANCELLED);
            world.get("/v1/dcs/" + world.dc + "/orders").body("lines[0].status", equalTo("CANCELLED"));
            world.verify();
        }
    }

    @Test
    void takes_only_lines_of_its_cut_off_and_its_stores() {
        try (var world = new World()) {
            var store = world.store();
            var other = world.store();
            var item = world.item(6);
            var due = world.placed(world.line(store, item, 6, 6));
            world.placed(world.line(other, item, 6, 6));
            world.inbound(item, 60, "PICK_FACE");
            String path = "/v1/dcs/" + world.dc + "/waves";
            world.post(path, "{\"cutOffAt\": \"%s\"}".formatted(due.cutOffAt().minusSeconds(1))).statusCode(200).body("picks", hasSize(0));
            world.post(path, "{\"cutOffAt\": \"%s\", \"stores\": [\"%s\"]}".formatted(due.cutOffAt(), store)).statusCode(201)
                    .body("picks.store", equalTo(List.of(store.digits())));
            world.wave().statusCode(201).body("picks.store", equalTo(List.of(other.digits())));
        }
    }

    @Test
    void is_released_by_the_clock_once_for_each_cut_off_and_for_lines_that_came_late() {
        try (var world = new World()) {
            var store = world.store();
            var item = world.item(6);
            world.placed(world.line(store, item, 6, 6));
            world.inbound(item, 60, "PICK_FACE");
            waveClock.releaseDue(world.now);
            world.get("/v1/dcs/" + world.dc + "/waves").body("waves", hasSize(1)).body("waves[0].byClock", equalTo(true)).body("waves[0].picks", hasSize(1));
            waveClock.releaseDue(world.now);
            world.get("/v1/dcs/" + world.dc + "/waves").body("waves", hasSize(1));
            world.placed(world.line(store, item, 12, 6));
            waveClock.releaseDue(world.now);
            world.get("/v1/dcs/" + world.dc + "/waves").body("waves", hasSize(2)).body("waves[0].picks[0].units", equalTo(12));
        }
    }

    @Test
    void never_promises_a_pack_twice_even_when_many_are_released_at_once() throws Exception {
        try (var world = new World(); var pickers = Executors.newVirtualThreadPerTaskExecutor()) {
            var item = world.item(6);
            for (int store = 0; store < 6; store++) {
                world.placed(world.line(world.store(), item, 12, 6));
            }
            world.inbound(item, 40, "PICK_FACE");
            var releases = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 8; i++) {
                releases.add(() -> world.wave().extract().jsonPath().getList("picks.units", Integer.class).stream().mapToInt(units -> units).sum());
            }
            int promised = 0;
            for (var release : pickers.invokeAll(releases)) {
                promised += release.get();
            }
            assertThat(promised).isEqualTo(36);
            world.get("/v1/dcs/" + world.dc + "/stock").body("lines[0].allocated", equalTo(36)).body("lines[0].available", equalTo(4));
            world.verify();
        }
    }

    @Test
    void takes_many_lines_by_as_many_statements_as_few() {
        try (var world = new World()) {
            assertThat(statements(world, 30)).isEqualTo(statements(world, 2));
            world.verify();
        }
    }

    /** @param many lines, every other one of which gets half of what it waits for; @return statements of their wave */
    private long statements(World world, int many) {
        var store = world.store();
        var enough = world.items(many / 2, 6);
        var scarce = world.items(many / 2, 6);
        world.placed(Stream.concat(enough.stream(), scarce.stream()).map(item -> world.line(store, item, 12, 6)).toList());
        world.inbound(enough, 12, "PICK_FACE");
        world.inbound(scarce, 6, "PICK_FACE");
        var statements = new Statements(source);
        var release = ByHand.with(new WaveRelease(), statements.database(), outbox, clock);
        release.lanes = lanes;
        release.cancelAfter = Duration.ofHours(72);
        Wave wave = release.release(new WaveRelease.Order(world.dc, null, List.of(store), false, Author.system("test")));
        assertThat(wave.picks()).hasSize(many);
        assertThat(wave.shorts()).hasSize(many / 2).allMatch(missing -> missing.units() == 6);
        return statements.asked();
    }
}
