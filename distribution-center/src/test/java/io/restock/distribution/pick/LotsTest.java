package io.restock.distribution.pick;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.access.Author;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.ExceptionRaised;
import io.restock.distribution.Statements;
import io.restock.distribution.World;
import io.restock.distribution.desk.ByHand;
import io.restock.distribution.outbox.Outbox;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.Noon;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("Goods of which the lot is known")
class LotsTest {
    @Inject
    DataSource source;
    @Inject
    Outbox outbox;
    @Inject
    BusinessClock clock;

    private static String answer(long pick, int units, String more) {
        return "{\"lines\": [{\"pick\": %d, \"units\": %d%s}]}".formatted(pick, units, more);
    }

    @Test
    void leave_in_the_order_in_which_they_expire_and_say_so_on_every_paper() {
        try (var world = new World()) {
            var store = world.store();
            var milk = world.item(6);
            var line = world.placed(world.line(store, milk, 24, 6));
            world.inbound(milk, 60, "RESERVE");
            world.inbound(milk, 12, "PICK_FACE", "LATE", 9).statusCode(201).body("lines[0].lot", equalTo("LATE"));
            world.inbound(milk, 6, "RESERVE", "EARLY", 4).statusCode(201);
            world.inbound(milk, 6, "PICK_FACE", "EARLY", 5).statusCode(422).body("errors[0]",
                    equalTo("lines[0].bestBefore is " + World.day(5) + ", and lot EARLY of item " + milk + " came with " + World.day(4) + "; say that, or name another lot"));
            assertThat(world.lots(milk, "PICK_FACE")).isEqualTo(Map.of("LATE", 12));

            JsonPath wave = world.wave().statusCode(201).body("picks", hasSize(3))
                    .body("picks.find { it.lot == 'EARLY' }.bestBefore", equalTo(World.day(4).toString())).body("picks.find { it.lot == 'EARLY' }.location", equalTo("RESERVE"))
                    .body("picks.find { it.lot == 'LATE' }.units", equalTo(12)).body("picks.find { it.lot == null }.units", equalTo(6)).extract().jsonPath();
            long id = wave.getLong("id");
            for (int i = 0; i < 3; i++) {
                world.pick(id, wave.getLong("picks[" + i + "].pick"), wave.getInt("picks[" + i + "].units"), null).statusCode(200);
            }
            assertThat(world.lots(milk, "STAGED")).isEqualTo(Map.of("EARLY", 6, "LATE", 12));
            var sent = world
                    .post("/v1/dcs/" + world.dc + "/despatches",
                            "{\"wave\": %d, \"store\": \"%s\", \"units\": [{\"lines\": [{\"item\": \"%s\", \"lot\": \"LATE\", \"units\": 8}]}, {}]}"
                                    .formatted(id, store, milk))
                    .statusCode(201).body("lines[0].lots", hasSize(1)).body("lines[0].lots[0].lot", equalTo("LATE")).extract().jsonPath();
            String one = "/v1/despatches/" + sent.getString("sscc");
            world.get(one + "/advice").body("units[0].lines[0].bestBefore", equalTo(World.day(9).toString())).body("units[1].lines.lot", contains("EARLY", "LATE", null))
                    .body("units[1].lines.units", contains(6, 4, 6)).body("units[1].lines.orderLine[1]", equalTo(line.line().toString()));
            assertThat(RestAssured.given().get(one + "/advice/desadv").asString()).contains("GIN+BX+EARLY'",
                    "DTM+361:" + DateTimeFormatter.BASIC_ISO_DATE.format(World.day(4)) + ":102'");
            assertThat(RestAssured.given().get(one + "/advice/856").asString()).contains("*LT*LATE~", "DTM*036*" + DateTimeFormatter.BASIC_ISO_DATE.format(World.day(9)) + "~");
            assertThat(RestAssured.given().get(one + "/label").asString()).contains("(02) " + milk + " (37) 8",
                    "(15) " + DateTimeFormatter.ofPattern("yyMMdd").format(World.day(9)) + " (10) LATE");
            assertThat(world.stock(milk)).isEqualTo(Map.of("RESERVE", 54));
            world.get("/v1/dcs/" + world.dc + "/stock/" + milk + "/entries").body("entries.findAll { it.lot == 'LATE' }.units.sum()", equalTo(0));
            world.verify();
        }
    }

    @Test
    void are_fetched_by_nobody_when_their_last_day_is_over_or_too_near() {
        try (var world = new World()) {
            var store = world.store();
            var milk = world.item(6);
            world.placed(world.line(store, milk, 24, 6));
            world.inbound(milk, 12, "PICK_FACE", "OVER", -1).statusCode(201);
            world.inbound(milk, 12, "PICK_FACE", "TODAY", 0).statusCode(201);
            long first = world.wave().statusCode(201).body("picks.lot", contains("TODAY")).body("shorts.units", contains(12)).extract().jsonPath().getLong("id");
            world.get("/v1/dcs/" + world.dc + "/stock?item=" + milk).body("lines[0].onHand", equalTo(24)).body("lines[0].available", equalTo(0))
                    .body("lines[0].locations[0].lots.find { it.lot == 'OVER' }.passed", equalTo(true))
                    .body("lines[0].locations[0].lots.find { it.lot == 'TODAY' }.passed", nullValue());
            world.get("/v1/dcs/" + world.dc + "/supply").body("items.find { it.item == '%s' }.available".formatted(milk), equalTo(0));
            String subject = world.dc + "|" + milk + "|OVER";
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(world.raised(ExceptionKind.DC_LOT_PASSED)).singleElement().satisfies(raised -> {
                assertThat(raised.subject()).isEqualTo(subject);
                assertThat(raised.open()).isTrue();
            }));
            RestAssured.given().contentType("application/json").body("{\"name\": \"Center\", \"zone\": \"" + Noon.ZONE + "\", \"minimumLifeDays\": 3651}")
                    .put("/v1/dcs/" + world.dc)
                    .then()
                    .statusCode(422).body("errors[0]", containsString("minimumLifeDays must be"));
            RestAssured.given().contentType("application/json").body("{\"name\": \"Center\", \"zone\": \"" + Noon.ZONE + "\", \"minimumLifeDays\": 3}").put("/v1/dcs/" + world.dc)
                    .then()
                    .statusCode(200).body("minimumLifeDays", equalTo(3));
            world.inbound(milk, 12, "PICK_FACE", "NEAR", 2).statusCode(201);
            world.inbound(milk, 6, "RESERVE", "GOOD", 3).statusCode(201);
            world.wave();
            world.get("/v1/waves/" + first).body("picks.findAll { it.picked == null }.lot", contains("GOOD"));

            world.report("adjustments", "\"occurredAt\": \"" + Instant.now() + "\", \"reason\": \"DAMAGE\", ",
                    "[{\"item\": \"%s\", \"lot\": \"OVER\", \"units\": -13}]".formatted(milk)).statusCode(409).body("detail", containsString("lot OVER, and the books have 12"));
            world.report("adjustments", "\"occurredAt\": \"" + Instant.now() + "\", \"reason\": \"DAMAGE\", ",
                    "[{\"item\": \"%s\", \"lot\": \"OVER\", \"units\": -12}]".formatted(milk)).statusCode(201);
            world.report("counts", "\"countedAt\": \"" + Instant.now() + "\", ",
                    "[{\"item\": \"%s\", \"location\": \"PICK_FACE\", \"lot\": \"TODAY\", \"units\": 12}]".formatted(milk)).statusCode(201);
            assertThat(world.lots(milk, "PICK_FACE")).isEqualTo(Map.of("TODAY", 12));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(world.raised(ExceptionKind.DC_LOT_PASSED)).filteredOn(raised -> !raised.open()).extracting(ExceptionRaised::subject)
                            .containsExactlyInAnyOrder(subject, world.dc + "|" + milk + "|NEAR"));
            world.post("/v1/dcs/" + world.dc + "/exceptions/closings", "{\"kind\": \"DC_LOT_PASSED\", \"subject\": \"%s|%s|NONE\"}".formatted(world.dc, milk)).statusCode(404);
            world.post("/v1/dcs/" + world.dc + "/exceptions/closings", "{\"kind\": \"DC_LOT_PASSED\", \"subject\": \"%s|%s|TODAY\"}".formatted(world.dc, milk)).statusCode(200);
            world.verify();
        }
    }

    @Test
    void pass_while_their_pick_is_open_and_it_is_aimed_at_others() {
        try (var world = new World()) {
            var store = world.store();
            var milk = world.item(6);
            var line = world.placed(world.line(store, milk, 24, 6));
            world.inbound(milk, 24, "PICK_FACE", "A", 1).statusCode(201);
            JsonPath wave = world.wave().statusCode(201).body("picks.lot", contains("A")).extract().jsonPath();
            long id = wave.getLong("id");
            long pick = wave.getLong("picks[0].pick");
            world.inbound(milk, 6, "RESERVE", "B", 9).statusCode(201);
            world.inbound(milk, 6, "RESERVE");
            world.keeps(3);
            String picks = "/v1/waves/" + id + "/picks";
            world.post(picks, answer(pick, 24, ", \"lot\": \"A\"")).statusCode(409).body("detail", containsString("must not leave: lot A was good until"));
            world.get("/v1/waves/" + id).body("picks.find { it.pick == %d }.calledOff".formatted(pick), containsString("lot A was good until"))
                    .body("picks.findAll { it.replaces == %d }.lot".formatted(pick), contains("B", null))
                    .body("picks.findAll { it.replaces == %d }.units".formatted(pick), contains(6, 6));
            world.get("/v1/dcs/" + world.dc + "/orders").body("lines.find { it.orderLine == '%s' }.allocated".formatted(line.line()), equalTo(12))
                    .body("lines.find { it.orderLine == '%s' }.backOrdered".formatted(line.line()), equalTo(12));
            world.post(picks, answer(pick, 24, "")).statusCode(409).body("detail", containsString("was called off: lot A was good until"));
            long ofB = world.get("/v1/waves/" + id).extract().jsonPath().getLong("picks.find { it.lot == 'B' }.pick");
            world.post(picks, answer(ofB, 6, ", \"lot\": \"A\"")).statusCode(409).body("detail", containsString("fetch what the pick names"));
            world.post(picks, answer(ofB, 6, "")).statusCode(200);
            world.verify();
            world.wave().body("shorts.why", contains(containsString("It gets none of 12: all 24 that it could promise are past their date, or too near it: lot A, ")));
            world.preview("{}").body(containsString("are past their date, or too near it"));
        }
    }

    @Test
    void pass_while_they_stand_staged_and_do_not_leave() {
        try (var world = new World()) {
            var store = world.store();
            var milk = world.item(6);
            var line = world.placed(world.line(store, milk, 24, 6));
            world.inbound(milk, 12, "PICK_FACE", "A", 1).statusCode(201);
            world.inbound(milk, 12, "PICK_FACE", "B", 9).statusCode(201);
            JsonPath wave = world.wave().statusCode(201).body("picks.lot", contains("A", "B")).extract().jsonPath();
            long id = wave.getLong("id");
            for (int i = 0; i < 2; i++) {
                world.pick(id, wave.getLong("picks[" + i + "].pick"), 12, null).statusCode(200);
            }
            world.inbound(milk, 6, "RESERVE", "C", 12).statusCode(201);
            world.keeps(3);
            String despatches = "/v1/dcs/" + world.dc + "/despatches";
            String despatch = "{\"wave\": %d, \"store\": \"%s\"}".formatted(id, store);
            String sscc = world.post(despatches, despatch).statusCode(201).body("lines[0].units", equalTo(12)).body("lines[0].lots.lot", contains("B"))
                    .body("toPutBack.units", contains(12)).body("toPutBack.lot", contains("A")).body("toPutBack[0].why", containsString("lot A was good until")).extract()
                    .path("sscc");
            world.get("/v1/waves/" + id).body("picks.find { it.lot == 'A' }.calledOff", containsString("lot A was good until"))
                    .body("picks.find { it.lot == 'A' }.toPutBack", equalTo(12))
                    .body("picks.findAll { it.picked == null }.lot", contains("C"));
            world.get("/v1/dcs/" + world.dc + "/orders").body("lines.find { it.orderLine == '%s' }.allocated".formatted(line.line()), equalTo(6))
                    .body("lines.find { it.orderLine == '%s' }.backOrdered".formatted(line.line()), equalTo(6));
            world.post(despatches, despatch).statusCode(200).body("sscc", equalTo(sscc));
            world.verify();

            world.move(milk, "STAGED", "RESERVE", 12).statusCode(201);
            world.post(despatches, despatch).statusCode(200).body("toPutBack", nullValue());
            world.wave();
            String subject = world.dc + "|" + milk + "|A";
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(world.raised(ExceptionKind.DC_LOT_PASSED)).extracting(ExceptionRaised::subject).contains(subject));
            world.verify();
        }
    }

    @Test
    void of_which_nothing_may_leave_say_so() {
        try (var world = new World()) {
            var store = world.store();
            var milk = world.item(6);
            world.placed(world.line(store, milk, 12, 6));
            world.inbound(milk, 12, "PICK_FACE", "A", 1).statusCode(201);
            JsonPath wave = world.wave().statusCode(201).extract().jsonPath();
            world.pick(wave.getLong("id"), wave.getLong("picks[0].pick"), 12, null).statusCode(200);
            world.keeps(3);
            for (int twice = 0; twice < 2; twice++) {
                world.post("/v1/dcs/" + world.dc + "/despatches", "{\"wave\": %d, \"store\": \"%s\"}".formatted(wave.getLong("id"), store)).statusCode(409)
                        .body("detail", containsString("nothing that may leave is picked")).body("detail", containsString("lot A was good until"));
            }
            world.verify();
        }
    }

    @Test
    void may_be_of_another_lot_than_the_pick_names_and_the_books_follow_the_picker() {
        try (var world = new World()) {
            var store = world.store();
            var milk = world.item(6);
            world.placed(world.line(store, milk, 12, 6));
            world.inbound(milk, 12, "PICK_FACE", "A", 5).statusCode(201);
            world.inbound(milk, 4, "PICK_FACE", "B", 8).statusCode(201);
            world.inbound(milk, 4, "PICK_FACE");
            JsonPath wave = world.wave().statusCode(201).body("picks.lot", contains("A")).extract().jsonPath();
            long pick = wave.getLong("picks[0].pick");
            String picks = "/v1/waves/" + wave.getLong("id") + "/picks";
            world.post(picks, answer(pick, 10, ", \"reason\": \"NO_TIME\", \"lot\": \"B|C\"")).statusCode(422).body("errors[0]",
                    containsString("lines[0].lot must be 1 to 20 characters"));
            String label = "(01)" + milk + "(15)" + DateTimeFormatter.ofPattern("yyMMdd").format(World.day(8)) + "(10)B";
            String said = answer(pick, 10, ", \"reason\": \"NO_TIME\", \"label\": \"" + label + "\"");
            for (int twice = 0; twice < 2; twice++) {
                world.post(picks, said).statusCode(200).body("lines[0].backOrdered", equalTo(2));
            }
            world.post(picks, answer(pick, 10, ", \"reason\": \"NO_TIME\", \"lot\": \"A\"")).statusCode(409).body("detail", containsString("10 units of lot B"));
            assertThat(world.lots(milk, "STAGED")).isEqualTo(Map.of("B", 10));
            assertThat(world.lots(milk, "PICK_FACE")).as("B was among those that nobody had named, and two were not known of").isEqualTo(Map.of("A", 12));
            assertThat(world.stock(milk)).isEqualTo(Map.of("PICK_FACE", 12, "STAGED", 10));
            world.verify();

            world.post("/v1/dcs/" + world.dc + "/reversals", "{\"of\": \"%d\", \"kind\": \"PICK\", \"reason\": \"typed wrongly\"}".formatted(pick)).statusCode(201);
            assertThat(world.lots(milk, "PICK_FACE")).isEqualTo(Map.of("A", 12, "B", 4));
            world.verify();
            world.post(picks, answer(pick, 12, "")).statusCode(200);
            assertThat(world.lots(milk, "STAGED")).isEqualTo(Map.of("A", 12));
            world.post("/v1/waves/" + wave.getLong("id") + "/cancellations", "{\"reason\": \"no lorry\"}").statusCode(201);
            world.move(milk, "STAGED", "RESERVE", 12).statusCode(201);
            assertThat(world.lots(milk, "RESERVE")).isEqualTo(Map.of("A", 12));
            world.report("moves", "", "[{\"item\": \"%s\", \"lot\": \"B\", \"from\": \"PICK_FACE\", \"to\": \"RESERVE\", \"units\": 5}]".formatted(milk)).statusCode(409)
                    .body("detail", containsString("PICK_FACE, lot B has 4"));
            world.report("moves", "", "[{\"item\": \"%s\", \"lot\": \"B\", \"from\": \"PICK_FACE\", \"to\": \"RESERVE\", \"units\": 3}]".formatted(milk)).statusCode(201);
            assertThat(world.lots(milk, "RESERVE")).isEqualTo(Map.of("A", 12, "B", 3));
            world.get("/v1/dcs/" + world.dc + "/stock?item=" + milk).body("lines[0].locations.find { it.location == 'PICK_FACE' }.lots.lot", contains("B"))
                    .body("lines[0].locations.find { it.location == 'STAGED' }.lots", nullValue());
            world.verify();
        }
    }

    @Test
    void are_picked_by_as_many_statements_as_goods_of_none_and_many_by_as_many_as_one() {
        try (var world = new World()) {
            long one = statements(world, 1);
            assertThat(statements(world, 12)).isEqualTo(one);
            world.verify();
        }
    }

    /** @param many lines, each of a lot; @return statements by which their picks are booked */
    private long statements(World world, int many) {
        var store = world.store();
        var items = world.items(many, 6);
        world.placed(items.stream().map(item -> world.line(store, item, 12, 6)).toList());
        items.forEach(item -> world.inbound(item, 12, "PICK_FACE", "L1", 9).statusCode(201));
        JsonPath wave = world.wave().statusCode(201).body("picks", hasSize(many)).extract().jsonPath();
        var statements = new Statements(source);
        var picking = ByHand.with(new Picking(), statements.database(), outbox, clock);
        List<Number> picks = wave.getList("picks.pick");
        var answers = picks.stream().map(pick -> new Picking.Answered(pick.longValue(), 12, null, null, null, null, null)).toList();
        picking.answer(wave.getLong("id"), answers, Author.system("test"), dc -> {});
        items.forEach(item -> assertThat(world.lots(item, "STAGED")).isEqualTo(Map.of("L1", 12)));
        return statements.asked();
    }
}
