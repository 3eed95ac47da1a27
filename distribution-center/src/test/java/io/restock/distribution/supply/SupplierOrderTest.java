package io.restock.distribution.supply;

import static io.restassured.RestAssured.given;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.ExceptionRaised;
import io.restock.contracts.exceptions.Stake;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.distribution.World;
import io.restock.local.testing.EngineTestResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("What a center orders from its suppliers")
class SupplierOrderTest {
    @Inject
    LateSupplies late;

    private static ValidatableResponse orders(World world, String number, String lines) {
        return given().contentType("application/json")
                .body("{\"supplier\": \"Fjellgard\", \"expectedAt\": \"%s\", \"lines\": [%s]}".formatted(world.now.plus(Duration.ofHours(20)), lines))
                .put("/v1/dcs/" + world.dc + "/supplier-orders/" + number).then();
    }

    private static String line(Gtin item, int units) {
        return "{\"item\": \"%s\", \"units\": %d}".formatted(item, units);
    }

    private static ValidatableResponse comes(World world, String key, String number, String lines, String more) {
        return given().contentType("application/json").header("Idempotency-Key", key)
                .body("{\"receivedAt\": \"%s\", \"reference\": \"%s\", \"lines\": [%s]%s}".formatted(world.now, number, lines, more)).post("/v1/dcs/" + world.dc + "/inbound")
                .then();
    }

    private static ValidatableResponse order(World world, String number) {
        return world.get("/v1/dcs/" + world.dc + "/supplier-orders/" + number).statusCode(200);
    }

    @Test
    void comes_in_parts_over_under_and_damaged_by_any_number_of_the_article() {
        try (var world = new World()) {
            var milk = world.item(6);
            var tea = world.item(6);
            var surprise = world.item(6);
            var carton = World.gtin();
            world.packs(milk, Item.Unit.EACH, new Item.Pack(carton, 12));
            await().atMost(PATIENCE).untilAsserted(() -> orders(world, "PO-1", line(carton, 10) + "," + line(tea, 60)).statusCode(200).body("state", equalTo("OPEN"))
                    .body("late", equalTo(false)).body("lines.find { it.item == '%s' }.units".formatted(milk), equalTo(120)));

            comes(world, "d1", "PO-1", line(milk, 50) + ",{\"item\": \"%s\", \"units\": 2, \"damaged\": 1}".formatted(carton), ", \"complete\": false").statusCode(201);
            comes(world, "d1", "PO-1", line(milk, 50) + ",{\"item\": \"%s\", \"units\": 2, \"damaged\": 1}".formatted(carton), ", \"complete\": false").statusCode(200);
            order(world, "PO-1").body("state", equalTo("OPEN")).body("lines.find { it.item == '%s' }".formatted(milk),
                    equalTo(Map.of("item", milk.digits(), "name", "Milk", "units", 120, "received", 74, "damaged", 12, "open", 34, "over", 0, "missing", 0)));
            assertThat(world.stock(milk)).as("what is damaged is no stock").isEqualTo(Map.of("PICK_FACE", 74));

            comes(world, "d2", "PO-1", line(milk, 40) + "," + line(tea, 54) + "," + line(surprise, 6), "").statusCode(201);
            order(world, "PO-1").body("state", equalTo("RECEIVED")).body("lines.find { it.item == '%s' }.over".formatted(milk), equalTo(6))
                    .body("lines.find { it.item == '%s' }.missing".formatted(tea), equalTo(6)).body("lines.find { it.item == '%s' }.units".formatted(surprise), equalTo(0))
                    .body("lines.find { it.item == '%s' }.over".formatted(surprise), equalTo(6));
            comes(world, "d3", "PO-1", line(tea, 6), "").statusCode(201);
            order(world, "PO-1").body("lines.find { it.item == '%s' }.missing".formatted(tea), equalTo(0));
            orders(world, "PO-1", line(tea, 60)).statusCode(409).body("detail", startsWith("supplier order PO-1 is RECEIVED"));
            world.verify();
        }
    }

    @Test
    void changes_while_it_is_open_and_is_called_off_as_far_as_it_has_not_come() {
        try (var world = new World()) {
            var milk = world.item(6);
            var tea = world.item(6);
            await().atMost(PATIENCE).untilAsserted(() -> orders(world, "PO-2", line(milk, 60)).statusCode(200));
            orders(world, "PO-2", line(milk, 48) + "," + line(tea, 12)).statusCode(200).body("lines", hasSize(2));
            orders(world, "PO-2", line(milk, 48)).statusCode(200).body("lines.units", contains(48));
            comes(world, "d1", "PO-2", line(milk, 30), ", \"complete\": false").statusCode(201);
            orders(world, "PO-2", line(milk, 24)).statusCode(409).body("detail", containsString("30 have come already"));

            var off = given().contentType("application/json").body("{\"reason\": \"the supplier has none\"}");
            String cancellations = "/v1/dcs/" + world.dc + "/supplier-orders/PO-2/cancellations";
            off.post(cancellations).then().statusCode(200).body("state", equalTo("CANCELLED")).body("lines.missing", contains(18)).body("lines.open", contains(0));
            off.post(cancellations).then().statusCode(200);
            given().contentType("application/json").body("{\"reason\": \"another\"}").post(cancellations).then().statusCode(409);
            comes(world, "d2", "PO-2", line(milk, 18), "").statusCode(201);
            order(world, "PO-2").body("state", equalTo("CANCELLED")).body("lines.received", contains(48));

            orders(world, "PO-3", line(milk, 6)).statusCode(200);
            String all = "/v1/dcs/" + world.dc + "/supplier-orders";
            world.get(all + "?state=OPEN").body("orders.number", contains("PO-3")).body("next", nullValue());
            String next = world.get(all + "?limit=1&item=" + milk).body("orders", hasSize(1)).extract().path("next");
            given().queryParam("after", next).queryParam("limit", 1).get(all).then().body("orders.number", contains("PO-3"));
            world.get(all + "?item=" + tea).body("orders", hasSize(0));
        }
    }

    @Test
    void is_an_exception_of_what_it_could_sell_while_it_is_late() {
        try (var world = new World()) {
            var milk = world.item(6);
            var tea = world.item(6);
            String path = "/v1/dcs/" + world.dc + "/supplier-orders/";
            for (String number : List.of("PO-a", "PO-b")) {
                await().atMost(PATIENCE).untilAsserted(() -> orders(world, number, line(milk, 60) + "," + line(tea, 12)).statusCode(200));
                expected(world, number, world.now.minus(Duration.ofHours(3))).statusCode(200).body("late", equalTo(true));
            }
            await().atMost(PATIENCE).untilAsserted(() -> orders(world, "PO-queue", line(milk, 60)).statusCode(200));
            expected(world, "PO-queue", world.now.minus(Duration.ofHours(1))).statusCode(200).body("late", equalTo(true)); // a lorry in a queue
            late.lookAtAll();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(world.raised(ExceptionKind.DC_SUPPLY_LATE)).extracting(ExceptionRaised::subject, ExceptionRaised::open)
                    .containsExactly(Tuple.tuple(world.dc + "|PO-a", true), Tuple.tuple(world.dc + "|PO-b", true)));
            assertThat(world.raised(ExceptionKind.DC_SUPPLY_LATE).getFirst().stake()).isEqualTo(Stake.of(Map.of(milk, 60L, tea, 12L)));

            comes(world, "a1", "PO-a", line(milk, 60), ", \"complete\": false").statusCode(201);
            comes(world, "a2", "PO-a", line(tea, 12), "").statusCode(201);
            expected(world, "PO-b", world.now.plus(Duration.ofHours(20))).statusCode(200).body("late", equalTo(false));
            expected(world, "PO-b", world.now.minus(Duration.ofHours(4))).statusCode(200);
            given().contentType("application/json").body("{\"reason\": \"never\"}").post(path + "PO-b/cancellations").then().statusCode(200);
            late.lookAtAll();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(world.raised(ExceptionKind.DC_SUPPLY_LATE).stream().skip(2)
                    .map(each -> each.subject().substring(14) + " " + each.open() + " " + (each.stake() == null ? "" : each.stake().lines().size())))
                    .containsExactly("PO-a true 1", "PO-a false ", "PO-b false ", "PO-b true 2", "PO-b false "));
            expected(world, "PO-b", world.now).statusCode(409).body("detail", containsString("is CANCELLED"));
            given().contentType("application/json").body("{}").post(path + "PO-b/expectations").then().statusCode(422).body("errors", contains(startsWith("expectedAt")));
        }
    }

    private static ValidatableResponse expected(World world, String number, Instant at) {
        return world.post("/v1/dcs/" + world.dc + "/supplier-orders/" + number + "/expectations", "{\"expectedAt\": \"" + at + "\"}");
    }

    @Test
    void counts_no_more_what_was_taken_back_and_is_open_again() {
        try (var world = new World()) {
            var milk = world.item(6);
            var surprise = world.item(6);
            await().atMost(PATIENCE).untilAsserted(() -> orders(world, "PO-back", line(milk, 60)).statusCode(200));
            comes(world, "d1", "PO-back", line(milk, 24), ", \"complete\": false").statusCode(201);
            comes(world, "d2", "PO-back", "{\"item\": \"%s\", \"units\": 30, \"damaged\": 3},%s".formatted(milk, line(surprise, 6)), "").statusCode(201);
            order(world, "PO-back").body("state", equalTo("RECEIVED")).body("lines", hasSize(2));
            takesBack(world, "d2").statusCode(201);
            order(world, "PO-back").body("state", equalTo("OPEN")).body("endedAt", nullValue()).body("lines", hasSize(1)).body("lines[0].received", equalTo(24))
                    .body("lines[0].damaged", equalTo(0));
            comes(world, "d3", "PO-back", line(milk, 36), ", \"complete\": false").statusCode(201);
            order(world, "PO-back").body("state", equalTo("RECEIVED")).body("lines.received", contains(60));
            comes(world, "d4", "PO-never", line(milk, 6), "").statusCode(201);
            takesBack(world, "d4").statusCode(201);
            orders(world, "PO-never", line(milk, 6)).statusCode(200).body("state", equalTo("OPEN")).body("lines[0].received", equalTo(0));
            world.verify();
        }
    }

    private static ValidatableResponse takesBack(World world, String inbound) {
        return world.post("/v1/dcs/" + world.dc + "/reversals", "{\"of\": \"%s\", \"kind\": \"INBOUND\", \"reason\": \"typed twice\"}".formatted(inbound));
    }

    @Test
    void counts_what_came_under_its_number_before_it_was_placed() {
        try (var world = new World()) {
            var milk = world.item(6);
            var tea = world.item(6);
            comes(world, "d1", "PO-early", line(milk, 30), ", \"complete\": false").statusCode(201);
            comes(world, "d2", "PO-early", "{\"item\": \"%s\", \"units\": 10, \"damaged\": 2}".formatted(milk), ", \"complete\": false").statusCode(201);
            await().atMost(PATIENCE).untilAsserted(() -> orders(world, "PO-early", line(milk, 60) + "," + line(tea, 12)).statusCode(200).body("state", equalTo("OPEN"))
                    .body("lines.find { it.item == '%s' }.received".formatted(milk), equalTo(40)).body("lines.find { it.item == '%s' }.damaged".formatted(milk), equalTo(2)));
            orders(world, "PO-early", line(milk, 60) + "," + line(tea, 12)).body("lines.received.sum()", equalTo(40));
            comes(world, "d3", "PO-late", line(milk, 6), "").statusCode(201);
            orders(world, "PO-late", line(milk, 6)).statusCode(200).body("state", equalTo("RECEIVED"));
            assertThat(world.stock(milk)).as("it was stock all the time").isEqualTo(Map.of("PICK_FACE", 46));
            world.verify();
        }
    }

    @Test
    void is_refused_with_the_field_that_is_wrong() {
        try (var world = new World()) {
            orders(world, "PO-9", line(World.gtin(), 6)).statusCode(422).body("errors", contains(containsString("is not listed")));
            orders(world, "PO-9", "{\"item\": \"12\", \"units\": 0}, null").statusCode(422)
                    .body("errors", contains(startsWith("lines[0].item"), startsWith("lines[0].units"), startsWith("lines[1] ")));
            given().contentType("application/json").body("{}").put("/v1/dcs/" + world.dc + "/supplier-orders/PO-9").then().statusCode(422)
                    .body("errors", contains(startsWith("expectedAt"), startsWith("lines")));
            given().get("/v1/dcs/" + world.dc + "/supplier-orders/PO-9").then().statusCode(404).body("detail", containsString("PUT /v1/dcs/"));
            given().get("/v1/dcs/" + world.dc + "/supplier-orders?state=SOON&after=x&limit=0").then().statusCode(422).body("errors", hasSize(3));
            given().get("/v1/dcs/" + world.dc + "/supply?leadDays=99&after=x").then().statusCode(422).body("errors", contains(startsWith("leadDays"), startsWith("after")));
            comes(world, "d1", "PO-9", "{\"item\": \"%s\", \"units\": 0, \"damaged\": -1}".formatted(World.gtin()), "").statusCode(422)
                    .body("errors", contains(startsWith("lines[0].damaged"), startsWith("lines[0].units")));
        }
    }

    @Test
    void is_what_the_days_of_cover_ask_for() {
        try (var world = new World()) {
            var store = world.store();
            var milk = world.item(6);
            var idle = world.item(6);
            world.inbound(milk, 30, "PICK_FACE");
            world.inbound(idle, 30, "PICK_FACE");
            for (int day = 1; day <= 7; day++) {
                var placed = world.line(store, milk, 12, 6);
                world.placed(new LinePlaced(placed.line(), store, world.dc, milk, world.now.minus(Duration.ofDays(day)), 12, 6, placed.cutOffAt(), placed.dueAt(),
                        placed.explanation()));
            }
            String supply = "/v1/dcs/" + world.dc + "/supply";
            String of = "items.find { it.item == '" + milk + "' }";
            int suggested = world.get(supply).body(of + ".perDay", equalTo(12f)).body(of + ".available", equalTo(30)).body(of + ".waiting", equalTo(84))
                    .body(of + ".coverDays", lessThan(0f)).body("items[0].item", equalTo(milk.digits())).body("items.find { it.item == '" + idle + "' }.suggested", equalTo(0))
                    .body(of + ".suggested", greaterThan(84)).extract().path(of + ".suggested");
            assertThat(suggested % 6).isZero();
            orders(world, "PO-7", line(milk, suggested)).statusCode(200);
            world.get(supply).body(of + ".onOrder", equalTo(suggested)).body(of + ".suggested", equalTo(0)).body(of + ".expectedAt",
                    equalTo(world.now.plus(Duration.ofHours(20)).toString()));
            String next = world.get(supply + "?limit=1").extract().path("next");
            given().queryParam("after", next).get(supply).then().body("items.item", contains(idle.digits()));
        }
    }

    @Test
    void is_more_where_demand_is_wilder() {
        assertThat(Supplies.suggested(12, 0, 3, 6, 36)).isLessThan(Supplies.suggested(12, 400, 3, 6, 36));
        assertThat(Supplies.suggested(0, 0, 3, 6, 0)).isZero();
        assertThat(Supplies.suggested(12, 40, 3, 6, 1_000)).isZero();
        assertThat(Supplies.suggested(12, 40, 3, 6, Long.MIN_VALUE)).isPositive();
    }
}
