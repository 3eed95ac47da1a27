package io.restock.ledger.counting;

import static io.restassured.RestAssured.given;
import static io.restock.ledger.Shop.NOON;
import static io.restock.ledger.Shop.await;
import static io.restock.ledger.Shop.basket;
import static io.restock.ledger.Shop.onHand;
import static io.restock.ledger.Shop.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.ledger.Shop;
import io.restock.local.testing.EngineTestResource;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("A count that several people take")
class CountSessionTest {
    @Inject
    Shop shop;

    private static ValidatableResponse post(Gln store, String path, String key, String body) {
        return given().contentType("application/json").header("Idempotency-Key", key).body(body).post("/v1/stores/" + store + "/count-sessions" + path).then();
    }

    private static void opens(Gln store, String session) {
        post(store, "", session, "{\"openedAt\": \"%s\", \"name\": \"Dairy\"}".formatted(NOON)).statusCode(201).body("session", equalTo(session))
                .body("areas.name", contains("SHELF", "BACK_ROOM"));
    }

    private static ValidatableResponse counts(Gln store, String session, String key, String area, OffsetDateTime at, Gtin item, int units, String more) {
        return post(store, "/" + session + "/counts", key, "{\"area\": \"%s\", \"countedAt\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": %d}]%s}"
                .formatted(area, at, item, units, more));
    }

    @Test
    void is_of_the_shelf_and_the_back_room_together_once_it_is_closed() {
        Gln store = shop.newStore();
        Gtin milk = shop.newItem();
        shop.counted(store, milk, NOON.minusHours(3), 100);
        opens(store, "c1");
        counts(store, "c1", "p1", "SHELF", NOON, milk, 8, "").statusCode(201);
        counts(store, "c1", "p1", "SHELF", NOON, milk, 8, "").statusCode(200);
        counts(store, "c1", "p1", "SHELF", NOON, milk, 9, "").statusCode(409);
        counts(store, "c1", "p2", "BACK_ROOM", NOON.plusMinutes(5), milk, 20, "").statusCode(201);
        assertThat(onHand(store, milk)).as("until it is closed nothing moves").isEqualTo(100);
        given().get("/v1/stores/" + store + "/count-sessions").then().body("sessions.session", contains("c1")).body("sessions[0].items", equalTo(1))
                .body("sessions[0].areas.parts", contains(1, 1));

        shop.send(basket(store, 1, NOON.plusMinutes(2), sale(1, milk, 3)));
        post(store, "/c1/closings", "x", "{}").statusCode(200).body("state", equalTo("CLOSED")).body("counts", contains("session-c1-1"));
        post(store, "/c1/closings", "x", "{}").statusCode(200).body("counts", contains("session-c1-1"));
        await(() -> assertThat(onHand(store, milk)).as("three were sold after the shelf was counted").isEqualTo(25));
        shop.send(basket(store, 2, NOON.plusMinutes(3), sale(1, milk, 1)));
        await(() -> assertThat(onHand(store, milk)).as("a till that was offline meanwhile").isEqualTo(24));

        given().get("/v1/stores/" + store + "/count-sessions/c1/items").then().body("items.units", contains(28)).body("items.unsure", contains(0))
                .body("items[0].countedAt", equalTo(NOON.toInstant().toString())).body("next", nullValue());
        given().get("/v1/stores/" + store + "/counts/session-c1-1").then().statusCode(200);
        given().get("/v1/stores/" + store + "/count-sessions").then().body("sessions", hasSize(0));
        given().get("/v1/stores/" + store + "/count-sessions?open=false").then().body("sessions.session", contains("c1"));
        counts(store, "c1", "p3", "SHELF", NOON, milk, 1, "").statusCode(409).body("detail", startsWith("count session c1 is CLOSED"));
    }

    @Test
    void knows_of_a_delivery_amid_it_once() {
        Gln store = shop.newStore();
        Gtin milk = shop.newItem();
        shop.counted(store, milk, NOON.minusHours(3), 100);
        opens(store, "c1");
        counts(store, "c1", "p1", "SHELF", NOON, milk, 8, "").statusCode(201);
        given().contentType("application/json").body("{\"receivedAt\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": 12}]}".formatted(NOON.plusMinutes(2), milk))
                .post("/v1/stores/" + store + "/receipts").then().statusCode(202);
        await(() -> assertThat(onHand(store, milk)).isEqualTo(112));
        counts(store, "c1", "p2", "BACK_ROOM", NOON.plusMinutes(5), milk, 32, "").statusCode(201);
        post(store, "/c1/closings", "x", "{}").statusCode(200);
        await(() -> assertThat(onHand(store, milk)).isEqualTo(40));
        given().get("/v1/stores/" + store + "/stock/" + milk + "?at=" + NOON.toInstant()).then().body("onHand", equalTo(28));
    }

    @Test
    void holds_a_second_count_of_an_area_until_it_says_what_it_is() {
        Gln store = shop.newStore();
        Gtin milk = shop.newItem();
        opens(store, "c1");
        counts(store, "c1", "p1", "SHELF", NOON, milk, 8, "").statusCode(201);
        counts(store, "c1", "p2", "SHELF", NOON, milk, 8, "").statusCode(409).body("detail", containsString("8 of " + milk)).body("detail", containsString("\"again\": \"ADDS\""));
        counts(store, "c1", "p3", "SHELF", NOON, milk, 5, ", \"again\": \"REPLACES\"").statusCode(201);
        counts(store, "c1", "p4", "SHELF", NOON, milk, 2, ", \"again\": \"ADDS\"").statusCode(201);
        counts(store, "c1", "p5", "CELLAR", NOON, milk, 2, "").statusCode(422).body("errors", contains(startsWith("area must be one of count session c1: SHELF, BACK_ROOM")));
        post(store, "/c1/closings", "x", "{}").statusCode(409).body("detail", startsWith("nothing was reported of BACK_ROOM"));
        post(store, "/c1/closings", "x", "{\"leftOut\": [\"ATTIC\"]}").statusCode(422);
        post(store, "/c1/closings", "x", "{\"leftOut\": [\"BACK_ROOM\"]}").statusCode(200).body("areas.leftOut", contains(false, true));
        await(() -> assertThat(onHand(store, milk)).isEqualTo(7));
    }

    @Test
    void is_called_off_and_moves_nothing() {
        Gln store = shop.newStore();
        Gtin milk = shop.newItem();
        post(store, "", "c1", """
                {"openedAt": "%s", "areas": [{"name": "Shelf 4", "kind": "SALES_FLOOR"}, {"name": "Shelf 4", "kind": "ATTIC"}, {"kind": "BACK_ROOM"}]}""".formatted(NOON))
                .statusCode(422)
                .body("errors", hasSize(2));
        opens(store, "c1");
        post(store, "", "c1", "{\"openedAt\": \"%s\", \"name\": \"Bread\"}".formatted(NOON)).statusCode(409);
        counts(store, "c1", "p1", "SHELF", NOON, milk, 8, "").statusCode(201);
        post(store, "/c1/cancellations", "x", "{}").statusCode(422).body("errors", contains(startsWith("reason")));
        post(store, "/c1/cancellations", "x", "{\"reason\": \"the shop opens\"}").statusCode(200).body("state", equalTo("CANCELLED"));
        post(store, "/c1/cancellations", "x", "{\"reason\": \"the shop opens\"}").statusCode(200);
        post(store, "/c1/closings", "x", "{}").statusCode(409);
        post(store, "/c2/closings", "x", "{}").statusCode(404).body("detail", containsString("open one with POST"));
        opens(store, "c3");
        post(store, "/c3/closings", "x", "{\"leftOut\": [\"SHELF\", \"BACK_ROOM\"]}").statusCode(409).body("detail", startsWith("nothing was counted in session c3"));
        given().get("/v1/stores/" + store + "/stock").then().body("stock", hasSize(0));
    }
}
