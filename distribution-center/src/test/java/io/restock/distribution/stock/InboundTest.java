package io.restock.distribution.stock;

import static io.restassured.RestAssured.given;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restock.contracts.Gtin;
import io.restock.contracts.Limits;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.ExceptionRaised;
import io.restock.distribution.World;
import io.restock.local.testing.EngineTestResource;
import io.restock.contracts.catalog.Item.Composition;
import io.restock.contracts.catalog.Item.Content;
import io.restock.contracts.catalog.Item.Part;
import io.restock.contracts.catalog.Item.State;
import io.restock.contracts.catalog.Item.Unit;
import io.restock.contracts.catalog.Since;
import io.restock.sql.Database;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("Goods that come in")
class InboundTest {
    @Inject
    Database database;

    private static ValidatableResponse inbound(World world, String key, String item, int units) {
        return given().contentType("application/json").header("Idempotency-Key", key).body("""
                {"receivedAt": "2026-03-02T06:30:00+01:00", "reference": "PO-17", "lines": [{"item": "%s", "units": %d}]}""".formatted(item, units))
                .post("/v1/dcs/" + world.dc + "/inbound").then();
    }

    @Test
    void count_once_however_often_they_are_reported() {
        try (var world = new World()) {
            String item = World.gtin().digits();
            String first = inbound(world, "k1", item, 40).statusCode(201).extract().asString();
            String again = inbound(world, "k1", item, 40).statusCode(200).extract().asString();
            assertThat(again).isEqualTo(first);
            inbound(world, "k1", item, 41).statusCode(409).contentType("application/problem+json");
            world.get("/v1/dcs/" + world.dc + "/stock").body("lines[0].onHand", equalTo(40));
            inbound(world, "k2", item, 40).statusCode(201);
            world.get("/v1/dcs/" + world.dc + "/stock").body("lines[0].onHand", equalTo(80));
        }
    }

    @Test
    void and_are_counted_adjusted_and_moved_under_the_carton_s_number_count_by_what_it_held_then() {
        try (var world = new World()) {
            var milk = World.gtin();
            var tea = World.gtin();
            var box = World.gtin();
            var display = World.gtin();
            Instant changed = world.now.minusSeconds(3_600);
            world.lists(new Item(milk, "Milk", null, null, null, Unit.EACH, 6, List.of(), State.ACTIVE, true,
                    List.of(new Content(box, 6, null), new Content(box, 12, Since.of(changed))), List.of()));
            world.lists(tea, "Tea");
            world.lists(new Item(display, "Display", null, null, null, Unit.EACH, 1, List.of(), State.ACTIVE, true, List.of(),
                    List.of(new Composition(List.of(new Part(milk, 24), new Part(tea, 24)), null))));
            for (var number : List.of(box, tea, display)) {
                await().atMost(PATIENCE).until(() -> given().get("/v1/dcs/" + world.dc + "/stock?item=" + number).statusCode() == 200);
            }
            inbound(world, "d", display.digits(), 1).statusCode(201).body("lines", hasSize(2));
            assertThat(world.stock(tea)).isEqualTo(Map.of("PICK_FACE", 24));

            inbound(world, "x", box.digits(), 2).statusCode(201).body("lines[0].item", equalTo(milk.digits())).body("lines[0].units", equalTo(12));
            assertThat(world.stock(milk)).isEqualTo(Map.of("PICK_FACE", 36));
            world.count(box, "PICK_FACE", 2, changed.minusSeconds(60)).statusCode(201).body("lines[0].item", equalTo(milk.digits())).body("lines[0].counted", equalTo(12));
            world.count(box, "PICK_FACE", 2, changed.plusSeconds(60)).statusCode(201).body("lines[0].counted", equalTo(24));
            world.adjust(box, "PICK_FACE", -1, "DAMAGE").statusCode(201);
            world.move(box, "PICK_FACE", "RESERVE", 1).statusCode(201).body("lines[0].units", equalTo(12));
            world.verify();
        }
    }

    @Test
    void fill_the_pick_face_first_and_then_the_reserve() {
        try (var world = new World()) {
            var item = world.item(6);
            inbound(world, "first", item.digits(), 6).statusCode(201);
            world.named(item);
            inbound(world, "k", item.digits(), 320).statusCode(201).body("lines.location", contains("PICK_FACE", "RESERVE"))
                    .body("lines.units", contains(294, 26));
        }
    }

    @Test
    void may_be_as_much_as_a_store_can_report() {
        try (var world = new World()) {
            inbound(world, "most", World.gtin().digits(), Limits.UNITS).statusCode(201);
            inbound(world, "more", World.gtin().digits(), Limits.UNITS + 1).statusCode(422).body("errors", contains("lines[0].units must be 1 to 10000000, was 10000001"));
        }
    }

    @ParameterizedTest
    @CsvSource({"96385074, 00000096385074", "036000291452, 00036000291452", "7038010000010, 07038010000010", "07038010000010, 07038010000010"})
    void and_the_stock_that_they_make_name_the_item_by_any_number_that_is_scanned(String scanned, String stored) {
        try (var world = new World()) {
            inbound(world, "k", scanned, 12).statusCode(201).body("lines[0].item", equalTo(stored));
            inbound(world, "k", stored, 12).statusCode(200);
            world.get("/v1/dcs/" + world.dc + "/stock?item=" + scanned).body("lines.item", contains(stored)).body("lines[0].onHand", equalTo(12));
            world.get("/v1/dcs/" + world.dc + "/stock/" + scanned + "/entries").body("item", equalTo(stored));
            given().get("/v1/dcs/" + world.dc + "/stock?item=rubbish").then().statusCode(422).body("errors", contains(startsWith("item must be a GTIN of 8, 12, 13 or 14 digits")));
        }
    }

    @Test
    void under_the_number_on_their_carton_are_stock_of_its_item() {
        try (var world = new World()) {
            Gtin milk = World.gtin();
            Gtin carton = World.gtin();
            Gtin cheese = World.gtin();
            world.packs(milk, Item.Unit.EACH, new Item.Pack(carton, 6));
            world.packs(cheese, Item.Unit.GRAM);
            await().atMost(PATIENCE).untilAsserted(() -> world.get("/v1/dcs/" + world.dc + "/stock?item=" + carton).body("lines.size()", equalTo(0)));
            await().atMost(PATIENCE).untilAsserted(() -> world.get("/v1/dcs/" + world.dc + "/stock?item=" + cheese).body("lines.size()", equalTo(0)));

            inbound(world, "cartons", carton.digits(), 10).statusCode(201).body("lines[0].item", equalTo(milk.digits())).body("lines[0].units", equalTo(60));
            inbound(world, "cartons", carton.digits(), 10).statusCode(200);
            inbound(world, "pallet", "(02)" + carton + "(37)4", 1).statusCode(201).body("lines[0].units", equalTo(24));
            inbound(world, "weighed", "(01)" + cheese + "(3103)002500", 2).statusCode(201).body("lines.units.sum()", equalTo(5_000));
            Gtin ham = Gtin.of("0277777000000");
            world.packs(ham, Item.Unit.GRAM);
            await().atMost(PATIENCE).untilAsserted(() -> world.get("/v1/dcs/" + world.dc + "/stock?item=" + ham).body("lines.size()", equalTo(0)));
            inbound(world, "label", Gtin.of("0277777012345").digits(), 1).statusCode(422).body("errors", contains(containsString("name item " + ham)));
            inbound(world, "too many", carton.digits(), Limits.UNITS / 6 + 1).statusCode(422).body("errors", contains(startsWith("lines[0].units are 10000002 single units")));
            world.get("/v1/dcs/" + world.dc + "/stock?item=" + carton).body("lines.item", contains(milk.digits())).body("lines[0].onHand", equalTo(84));
            world.get("/v1/dcs/" + world.dc + "/stock/" + carton + "/entries").body("item", equalTo(milk.digits())).body("entries.size()", equalTo(2));
        }
    }

    @Test
    void under_a_number_that_nobody_listed_are_asked_about_and_become_its_items_once_somebody_does() {
        try (var world = new World()) {
            Gtin milk = world.item(6);
            Gtin carton = World.gtin();
            given().get("/v1/dcs/" + world.dc + "/stock?item=" + carton).then().statusCode(404).body("detail", containsString("is not listed and never came in here"));
            given().get("/v1/dcs/" + world.dc + "/stock/" + carton + "/entries").then().statusCode(404);
            inbound(world, "k", carton.digits(), 100).statusCode(201).body("lines.item", contains(carton.digits())).body("lines.location", contains("PICK_FACE"));
            world.get("/v1/dcs/" + world.dc + "/stock?item=" + carton).body("lines[0].onHand", equalTo(100));
            assertThat(asked(world, carton)).containsExactly(true);

            world.packs(milk, Item.Unit.EACH, new Item.Pack(carton, 6));
            await().atMost(PATIENCE).untilAsserted(() -> world.get("/v1/dcs/" + world.dc + "/stock?item=" + milk).body("lines[0].onHand", equalTo(600)));
            world.get("/v1/dcs/" + world.dc + "/stock/" + milk + "/entries").body("entries.kind", contains("RENUMBERED")).body("entries[0].reference",
                    equalTo("was 100 of " + carton));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(asked(world, carton)).containsExactly(true, false));
            world.verify();
        }
    }

    /** The report waits amid its work for a row that we hold, after it has read the numbers, and the listing comes meanwhile. */
    @Test
    void while_their_number_is_being_listed_leave_no_question_open() throws Exception {
        try (var world = new World(); var executor = Executors.newSingleThreadExecutor()) {
            Gtin milk = World.gtin();
            var report = database.decide(sql -> {
                sql.execute("insert into distribution.unlisted_goods (dc, item) values (?, ?)", world.dc, milk);
                var sent = executor.submit(() -> inbound(world, "k", milk.digits(), 12).statusCode(201));
                await().atMost(PATIENCE).until(() -> database.read(other -> other.number("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                        + " and query like 'insert into distribution.unlisted_goods%'") == 1));
                world.lists(milk, "Milk");
                await().atMost(PATIENCE).until(() -> database.read(other -> other.number("select (select count(*) from distribution.item where gtin = ?)"
                        + " + (select count(*) from pg_locks where locktype = 'advisory' and not granted)", milk) > 0));
                sql.execute("delete from distribution.unlisted_goods where dc = ? and item = ?", world.dc, milk);
                return sent;
            });
            report.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(asked(world, milk)).containsExactly(true, false));
            long unlisted = database.read(sql -> sql.number("select count(*) from distribution.unlisted_goods where dc = ?", world.dc));
            assertThat(unlisted).isZero();
        }
    }

    @Test
    void under_a_number_that_is_meant_to_stay_unlisted_are_settled_by_a_person() {
        try (var world = new World()) {
            Gtin carton = World.gtin();
            String closing = "{\"kind\": \"DC_UNKNOWN_ITEM\", \"subject\": \"%s|%s\"}";
            String closings = "/v1/dcs/" + world.dc + "/exceptions/closings";
            world.post(closings, closing.formatted(world.dc, carton)).statusCode(404);
            inbound(world, "k", carton.digits(), 10).statusCode(201);
            world.post(closings, closing.formatted(World.gln(), carton)).statusCode(422).body("errors", contains(startsWith("subject must be " + world.dc + "|item")));
            world.post(closings, closing.formatted(world.dc, carton)).statusCode(200);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(asked(world, carton)).containsExactly(true, false));
        }
    }

    /** Whether the question about a number was open, each time that it was reported. */
    private static List<Boolean> asked(World world, Gtin number) {
        return world.raised(ExceptionKind.DC_UNKNOWN_ITEM).stream().filter(raised -> raised.subject().equals(world.dc + "|" + number)).map(ExceptionRaised::open).toList();
    }

    @Test
    void with_a_wrong_head_and_wrong_lines_are_all_named_in_one_answer() {
        try (var world = new World()) {
            world.post("/v1/dcs/" + world.dc + "/inbound", """
                    {"lines": [{"item": "4711", "units": 0, "location": "STAGED"}, null]}""").statusCode(422)
                    .body("errors", contains(startsWith("receivedAt must say when"), startsWith("lines[0].item must be a GTIN"), startsWith("lines[0].location must be"),
                            startsWith("lines[0].units must be 1 to"), startsWith("lines[1] must be an object")));
            world.post("/v1/dcs/" + world.dc + "/inbound", """
                    {"receivedAt": "noon", "lines": []}""").statusCode(422).body("errors",
                    contains("receivedAt must be a time with its offset, such as 2026-03-02T18:04:11+01:00, was noon"));
            world.post("/v1/dcs/" + world.dc + "/inbound", """
                    {"receivedAt": "2026-03-02T06:30:00+01:00", "lines": [{"item": "07038010000010", "units": 1.5}]}""").statusCode(422)
                    .body("errors", contains(startsWith("lines[0].units must be a whole number")));
            world.post("/v1/dcs/" + world.dc + "/waves", """
                    {"stores": ["7080001000012", "here"]}""").statusCode(422)
                    .body("errors", contains(startsWith("stores[0] has a wrong check digit"), startsWith("stores[1] must be a GLN")));
            given().get("/v1/dcs/123/orders?status=LOST&dueBefore=noon&after=x&limit=0").then().statusCode(422)
                    .body("errors", contains(startsWith("gln "), startsWith("status "), startsWith("dueBefore "), startsWith("after "), startsWith("limit ")));
        }
    }

    @Test
    void name_each_field_that_is_wrong() {
        try (var world = new World()) {
            world.post("/v1/dcs/" + world.dc + "/inbound", "{\"lines\": [{\"item\": \"07038010000010\", \"units\": 0}]}").statusCode(422)
                    .body("errors", hasItem("receivedAt must say when the goods came in, such as 2026-03-02T06:30:00+01:00"));
            world.post("/v1/dcs/" + world.dc + "/inbound", """
                    {"receivedAt": "2026-03-02T06:30:00+01:00", "lines": [{"item": "07038010000010", "units": 0}, {"units": 5}]}""").statusCode(422)
                    .body("errors", hasItems("lines[0].units must be 1 to 10000000, was 0", "lines[1].item is missing; send a GTIN of 8, 12, 13 or 14 digits"));
            world.post("/v1/dcs/" + world.dc + "/inbound", """
                    {"receivedAt": "2026-03-02T06:30:00+01:00", "lines": [{"item": "07038010000011", "units": 1}]}""").statusCode(422)
                    .body("errors", contains("lines[0].item has a wrong check digit: 07038010000011 should end in 0"));
            world.post("/v1/dcs/" + World.gln() + "/inbound", """
                    {"receivedAt": "2026-03-02T06:30:00+01:00", "lines": [{"item": "07038010000010", "units": 1}]}""").statusCode(404);
        }
    }

    @Test
    void goes_to_the_lanes_whose_lines_wait_for_it_and_the_rest_is_put_away() {
        try (var world = new World()) {
            var near = world.store();
            var far = world.store();
            var milk = world.item(6);
            var bread = world.item(6);
            world.placed(world.line(near, bread, 6, 6));
            var first = world.placed(world.line(near, milk, 12, 6));
            world.placed(world.line(far, milk, 18, 6));
            world.inbound(bread, 6, "PICK_FACE");
            long wave = world.wave().statusCode(201).body("picks", hasSize(1)).body("shorts", hasSize(2)).extract().jsonPath().getLong("id");
            var late = world.placed(world.line(near, milk, 6, 6)); // no wave has looked at it
            String lorry =
                    "{\"receivedAt\": \"%s\", \"crossDock\": true, \"reference\": \"L-1\", \"lines\": [{\"item\": \"%s\", \"units\": 20, \"lot\": \"A\", \"bestBefore\": \"%s\"}, {\"item\": \"%s\", \"units\": 14}, {\"item\": \"%s\", \"units\": 6}]}"
                            .formatted(Instant.now(), milk, World.day(5), milk, bread);
            var came =
                    world.post("/v1/dcs/" + world.dc + "/inbound", lorry).statusCode(201).body("toLane.units.sum()", equalTo(30)).body("toLane.wave.unique()", contains((int) wave))
                            .body("toLane.findAll { it.store == '%s' }.units.sum()".formatted(near), equalTo(12)).body("toLane.lot", hasItem("A")).extract().jsonPath();
            world.post("/v1/dcs/" + world.dc + "/inbound", lorry).statusCode(200).body("toLane.size()", equalTo(came.getList("toLane").size()));
            assertThat(world.stock(milk)).isEqualTo(Map.of("DOCK", 30, "PICK_FACE", 4));
            assertThat(world.stock(bread)).isEqualTo(Map.of("PICK_FACE", 12));
            world.get("/v1/dcs/" + world.dc + "/orders?limit=10").body("lines.find { it.orderLine == '%s' }.status".formatted(first.line()), equalTo("PICKING"))
                    .body("lines.find { it.orderLine == '%s' }.status".formatted(late.line()), equalTo("WAITING"));
            world.verify();
            List<Map<String, Object>> toLane = came.getList("toLane");
            world.post("/v1/waves/" + wave + "/picks", toLane.stream().map(each -> "{\"pick\": %s, \"units\": %s}".formatted(each.get("pick"), each.get("units")))
                    .collect(Collectors.joining(", ", "{\"lines\": [", "]}"))).statusCode(200);
            assertThat(world.stock(milk)).isEqualTo(Map.of("STAGED", 30, "PICK_FACE", 4));
            world.despatch(wave, near).statusCode(201).body("lines.units", contains(12));
            world.despatch(wave, far).statusCode(201).body("lines.units", contains(18));
            world.verify();
        }
    }
}
