package io.restock.ledger.tills;

import static io.restock.ledger.Shop.NOON;
import static io.restock.ledger.Shop.await;
import static io.restock.ledger.Shop.awaitQuiet;
import static io.restock.ledger.Shop.basket;
import static io.restock.ledger.Shop.onHand;
import static io.restock.ledger.Shop.sale;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
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
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.ledger.Shop;
import io.restock.local.testing.EngineTestResource;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("The second basket under a number")
class BookingTest {
    @Inject
    Shop shop;
    private Gln store;
    private Gtin milk;
    private Gtin bread;
    private RetailTransaction first;
    private RetailTransaction second;

    @BeforeEach
    void two_tills_with_one_number() {
        store = shop.newStore();
        milk = shop.newItem();
        bread = shop.newItem();
        first = basket(store, 17, NOON, sale(1, milk, 2));
        second = basket(store, 17, NOON.plusMinutes(5), sale(1, bread, 3));
        shop.send(first);
        shop.send(second);
        shop.send(second);
        awaitQuiet();
    }

    @Test
    void is_kept_whole_and_shown_with_the_first_and_with_its_exception() {
        given().get(first.id().href()).then().body("lines", hasSize(1)).body("lines[0].item", equalTo(milk.digits()))
                .body("conflicting", hasSize(1)).body("conflicting[0].digest", equalTo(second.digest())).body("conflicting[0].lines[0].item", equalTo(bread.digits()))
                .body("conflicting[0].lines[0].units", equalTo(3)).body("conflicting[0].bookedAs", nullValue());
        given().get("/v1/exceptions?kind=CONFLICTING_TRANSACTION&store=" + store).then().body("exceptions", hasSize(1))
                .body("exceptions[0].detail", allOf(containsString("3 of " + bread), containsString(first.id().href() + "/bookings")));
    }

    @Test
    void is_booked_once_under_a_number_of_its_own_and_its_exception_ends() {
        books("{\"sequence\": 18}").statusCode(202).body("href", equalTo(first.id().href().replace("/17", "/18")));
        books("{\"sequence\": 18}").statusCode(202);

        await(() -> assertThat(onHand(store, bread)).isEqualTo(-3));
        assertThat(onHand(store, milk)).isEqualTo(-2);
        given().get(first.id().href()).then().body("conflicting[0].bookedAs", equalTo(first.businessDate() + "/4/18"));
        given().get("/v1/exceptions?open=true&store=" + store + "&kind=CONFLICTING_TRANSACTION").then().body("exceptions", hasSize(0));
        given().get("/v1/audit?kind=TRANSACTION_BOOKED&object=" + first.id()).then().body("entries", hasSize(1)).body("entries[0].body", containsString(bread.digits()));
        books("{\"sequence\": 19}").statusCode(409).body("detail", containsString("booked already"));
    }

    @Test
    void may_keep_its_number_at_another_till() {
        books("{\"till\": \"4b\"}").statusCode(202).body("href", equalTo(first.id().href().replace("/tills/4/", "/tills/4b/")));
        await(() -> assertThat(onHand(store, bread)).isEqualTo(-3));
    }

    @Test
    void is_not_booked_under_a_number_that_is_used_nor_where_nobody_says_which_of_several() {
        books("{\"sequence\": 17}").statusCode(409).body("detail", containsString("is used"));
        books("{}").statusCode(422).body("errors[0]", startsWith("sequence must be given, or another till"));
        given().contentType("application/json").body("{\"sequence\": 18}").post(first.id().href().replace("/17", "/16") + "/bookings").then().statusCode(404);

        shop.send(basket(store, 17, NOON.plusMinutes(9), sale(1, bread, 1)));
        awaitQuiet();
        books("{\"sequence\": 18}").statusCode(422).body("errors[0]", allOf(startsWith("digest must name one of"), containsString(second.digest())));
        books("{\"sequence\": 18, \"digest\": \"" + second.digest() + "\"}").statusCode(202);
        await(() -> assertThat(onHand(store, bread)).isEqualTo(-3));
        given().get("/v1/exceptions?open=true&store=" + store + "&kind=CONFLICTING_TRANSACTION").then().body("exceptions", hasSize(1));
    }

    private ValidatableResponse books(String body) {
        return given().contentType("application/json").body(body).post(first.id().href() + "/bookings").then();
    }
}
