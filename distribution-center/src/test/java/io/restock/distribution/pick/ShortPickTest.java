package io.restock.distribution.pick;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.despatch.DespatchEvent;
import io.restock.contracts.despatch.DespatchEvent.LineShorted;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.ExceptionKind.Keeper;
import io.restock.contracts.exceptions.ExceptionRaised;
import io.restock.distribution.World;
import io.restock.local.testing.EngineTestResource;
import io.restock.sql.Database;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("A short pick")
class ShortPickTest {
    @Inject
    Database database;

    /** A wave with one pick of 12 units at the pick face, which says it has 12; {@code reserve} more lie in reserve. */
    private static JsonPath wave(World world, Gln store, Gtin item, int reserve) {
        world.placed(world.line(store, item, 12, 6));
        world.inbound(item, 12, "PICK_FACE");
        if (reserve > 0) {
            world.inbound(item, reserve, "RESERVE");
        }
        return world.wave().statusCode(201).body("picks", hasSize(1)).body("picks[0].location", equalTo("PICK_FACE")).extract().jsonPath();
    }

    private long number(World world, String question) {
        return database.read(sql -> sql.number(question, world.dc));
    }

    private static List<LineShorted> shorts(World world, Gln store) {
        return world.on("distribution.despatches", store.digits()).stream()
                .map(record -> DespatchEvent.CODEC.read(World.type(record), record.value()))
                .filter(LineShorted.class::isInstance).map(LineShorted.class::cast).toList();
    }

    @Test
    void is_sent_to_the_other_location_and_questions_the_stock_of_the_first() {
        try (var world = new World()) {
            var store = world.store();
            var item = world.item(6);
            var wave = wave(world, store, item, 24);
            long id = wave.getLong("id");
            long pick = wave.getLong("picks[0].pick");
            var more = world.pickShort(id, pick, 5, "EMPTY").statusCode(200).body("lines[0].status", equalTo("SHORT")).body("lines[0].backOrdered", equalTo(0))
                    .body("lines[0].elsewhere[0].location", equalTo("RESERVE")).body("lines[0].elsewhere[0].units", equalTo(7)).extract().jsonPath();
            long again = more.getLong("lines[0].elsewhere[0].pick");
            world.pickShort(id, pick, 5, "EMPTY").statusCode(200).body("lines[0].elsewhere[0].pick", equalTo((int) again));
            world.pickShort(id, pick, 5, "NO_TIME").statusCode(409);
            world.pick(id, pick, 6, "BACK_ORDER").statusCode(409).contentType("application/problem+json").body("detail", containsString("5 units"));
            world.pick(id, pick, 5, "CANCEL").statusCode(409);

            world.pick(id, again, 7, null).statusCode(200).body("lines[0].status", equalTo("PICKED"));
            world.despatch(id, store).statusCode(201).body("lines", hasSize(1)).body("lines[0].units", equalTo(12));
            world.get("/v1/dcs/" + world.dc + "/stock").body("lines[0].onHand", equalTo(17)).body("lines[0].available", equalTo(17));
            world.get("/v1/dcs/" + world.dc + "/stock/" + item + "/entries").body("entries.findAll { it.kind == 'COUNTED' }.units", equalTo(List.of(-7)));

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(world.raised(ExceptionKind.DC_STOCK_QUESTIONED)).extracting(ExceptionRaised::subject)
                    .containsExactly(world.dc + "|" + item + "|PICK_FACE"));
            assertThat(shorts(world, store)).isEmpty();
            world.verify();
        }
    }

    @Test
    void questions_a_location_until_a_person_has_looked() {
        assertThat(ExceptionKind.values()).filteredOn(kind -> kind.keeper() == Keeper.CENTER).contains(ExceptionKind.DC_STOCK_QUESTIONED);
        try (var world = new World()) {
            var item = world.item(6);
            String closings = "/v1/dcs/" + world.dc + "/exceptions/closings";
            String looked = "{\"kind\": \"DC_STOCK_QUESTIONED\", \"subject\": \"" + world.dc + "|" + item + "|PICK_FACE\"}";
            world.post(closings, looked).statusCode(404).body("detail", startsWith("no short pick questioned " + item));
            var wave = wave(world, world.store(), item, 0);
            world.pick(wave.getLong("id"), wave.getLong("picks[0].pick"), 4, "BACK_ORDER").statusCode(200);

            world.post(closings, looked).statusCode(200);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(world.questions()).containsExactly(true, false));
            world.post(closings, "{\"kind\": \"RECEIPT_DIFFERS\", \"subject\": \"a\"}").statusCode(422)
                    .body("errors[0]", equalTo("kind is not kept here: " + ExceptionKind.RECEIPT_DIFFERS.ends()));
        }
    }

    @Test
    void is_back_ordered_where_no_location_has_it_and_leaves_with_the_next_wave() {
        try (var world = new World()) {
            var store = world.store();
            var item = world.item(6);
            var wave = wave(world, store, item, 0);
            world.pickShort(wave.getLong("id"), wave.getLong("picks[0].pick"), 4, "EMPTY").statusCode(200).body("lines[0].backOrdered", equalTo(8));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(shorts(world, store)).extracting(LineShorted::units, LineShorted::outcome)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(8, DespatchEvent.Outcome.BACK_ORDERED)));
            world.despatch(wave.getLong("id"), store).statusCode(201).body("lines[0].units", equalTo(4));
            world.get("/v1/dcs/" + world.dc + "/orders?status=BACK_ORDERED").body("lines", hasSize(1)).body("lines[0].waiting", equalTo(8));

            world.inbound(item, 60, "PICK_FACE");
            var next = world.wave().statusCode(201).extract().jsonPath();
            assertThat(next.getList("picks.units", Integer.class)).containsExactly(8);
            world.pick(next.getLong("id"), next.getLong("picks[0].pick"), 8, null).statusCode(200);
            world.despatch(next.getLong("id"), store).statusCode(201);
            world.get("/v1/dcs/" + world.dc + "/orders?status=DESPATCHED").body("lines", hasSize(1)).body("lines[0].despatched", equalTo(12));
            world.verify();
        }
    }

    private static Stream<Arguments> reasons() {
        return Stream.of(Arguments.of(null, 48, true), Arguments.of("NOT_FOUND", 48, true), Arguments.of("NO_TIME", 48, false), Arguments.of("DAMAGED", 36, false),
                Arguments.of("EMPTY", 0, true));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void leaves_what_its_reason_says_and_the_next_wave_fetches_the_rest_of_that(@Nullable String reason, int left, boolean questioned) {
        try (var world = new World()) {
            var store = world.store();
            var item = world.item(6);
            world.inbound(item, 60, "PICK_FACE");
            world.placed(world.line(store, item, 24, 6));
            var wave = world.wave().extract().jsonPath();
            if (reason == null) {
                world.pick(wave.getLong("id"), wave.getLong("picks[0].pick"), 12, "BACK_ORDER").statusCode(200);
            } else {
                world.pickShort(wave.getLong("id"), wave.getLong("picks[0].pick"), 12, reason).statusCode(200);
            }
            assertThat(world.stock(item).getOrDefault("PICK_FACE", 0)).isEqualTo(left);
            var next = world.wave().extract().jsonPath();
            assertThat(next.getList("picks.units", Integer.class)).isEqualTo(left == 0 ? List.of() : List.of(12));
            assertThat(shortsOnceTold(world, store)).extracting(LineShorted::units, LineShorted::reason)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(12, "SHORT_PICK"));
            // A count of the item comes after any question on the center's own partition: with its settlement there, or without a question, all is told.
            world.count(item, "PICK_FACE", left, Instant.now()).statusCode(201);
            if (questioned) {
                await().atMost(PATIENCE).untilAsserted(() -> assertThat(world.questions()).containsExactly(true, false));
            } else {
                assertThat(number(world, "select count(*) from distribution.stock_question where dc = ?")).isZero();
            }
            world.verify();
        }
    }

    /** What was told of the store and of the center was written in one transaction, so the wait for the one is the wait for the other but for a moment. */
    private static List<LineShorted> shortsOnceTold(World world, Gln store) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(shorts(world, store)).isNotEmpty());
        return shorts(world, store);
    }

    @Test
    void that_says_how_many_were_broken_takes_away_those() {
        try (var world = new World()) {
            var item = world.item(6);
            world.inbound(item, 60, "PICK_FACE");
            world.placed(world.line(world.store(), item, 24, 6));
            var wave = world.wave().extract().jsonPath();
            String line = "{\"lines\": [{\"pick\": %d, \"units\": 12, \"reason\": \"%s\", \"damaged\": 3}]}";
            world.post("/v1/waves/" + wave.getLong("id") + "/picks", line.formatted(wave.getLong("picks[0].pick"), "EMPTY")).statusCode(422)
                    .body("errors", hasItem("lines[0].damaged goes with the reason DAMAGED"));
            world.post("/v1/waves/" + wave.getLong("id") + "/picks", line.formatted(wave.getLong("picks[0].pick"), "DAMAGED")).statusCode(200);
            assertThat(world.stock(item)).containsEntry("PICK_FACE", 45);
            world.get("/v1/dcs/" + world.dc + "/stock/" + item + "/entries").body("entries.find { it.kind == 'ADJUSTED' }.reference", startsWith("DAMAGE, pick "));
            world.verify();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"count", "adjustment", "inbound"})
    void asks_no_more_once_the_item_was_counted_adjusted_or_delivered(String settled) {
        try (var world = new World()) {
            var item = world.item(6);
            var wave = wave(world, world.store(), item, 0);
            world.pick(wave.getLong("id"), wave.getLong("picks[0].pick"), 4, "BACK_ORDER").statusCode(200);
            for (int twice = 0; twice < 2; twice++) {
                switch (settled) {
                    case "count" -> world.count(item, "PICK_FACE", 8, Instant.now()).statusCode(201);
                    case "adjustment" -> world.adjust(item, "PICK_FACE", -1, "THEFT").statusCode(201);
                    default -> world.inbound(item, 6, "PICK_FACE");
                }
            }
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(world.questions()).containsExactly(true, false));
        }
    }

    @Test
    void is_cancelled_where_the_picker_says_so() {
        try (var world = new World()) {
            var store = world.store();
            var wave = wave(world, store, world.item(6), 0);
            world.pick(wave.getLong("id"), wave.getLong("picks[0].pick"), 0, "CANCEL").statusCode(200).body("lines[0].cancelled", equalTo(12));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(shorts(world, store)).extracting(LineShorted::outcome).containsExactly(DespatchEvent.Outcome.CANCELLED));
            world.get("/v1/dcs/" + world.dc + "/orders?status=CANCELLED").body("lines", hasSize(1));
            world.verify();
        }
    }

    @Test
    void that_does_not_say_what_to_do_is_a_problem_the_picker_can_read() {
        try (var world = new World()) {
            var wave = wave(world, world.store(), world.item(6), 0);
            long id = wave.getLong("id");
            long pick = wave.getLong("picks[0].pick");
            world.pick(id, pick, 4, null).statusCode(422).contentType("application/problem+json")
                    .body("errors", hasItem("lines[0].short must say BACK_ORDER or CANCEL, since 4 of 12 were picked"));
            world.pickShort(id, pick, 12, "EMPTY").statusCode(422).body("errors", hasItem(startsWith("lines[0].reason says why units are missing, and none is")));
            world.pick(id, pick, 13, null).statusCode(422).body("errors", hasItem("lines[0].units must be 0 to 12, was 13"));
            world.pick(id, 987654321, 1, null).statusCode(422).body("errors", hasItem(startsWith("lines[0].pick must be a pick of wave")));
            world.post("/v1/waves/" + id + "/picks", "{\"lines\": [{\"pick\": 1, \"quantity\": 1}]}").statusCode(422)
                    .body("errors[0]", containsString("lines[0].quantity is not a field here"));
            world.pick(987654321, pick, 12, null).statusCode(404);
        }
    }
}
