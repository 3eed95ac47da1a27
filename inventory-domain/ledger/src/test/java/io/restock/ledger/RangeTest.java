package io.restock.ledger;

import static io.restassured.RestAssured.given;
import static io.restock.ledger.Shop.NOON;
import static io.restock.ledger.Shop.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.store.TransactionLine.Disposition;
import io.restock.contracts.store.TransactionLine.Return;
import io.restock.contracts.store.TransactionLine;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.Noon;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("How an item stands in the range")
class RangeTest {
    @Inject
    Shop shop;

    private int sequence;

    @Test
    void what_is_not_stocked_is_sold_and_never_missing() {
        Gln store = shop.newStore();
        Gtin deposit = Shop.someGtin();
        put(deposit, "\"stocked\": false").statusCode(201).body("stocked", equalTo(false)).body("state", equalTo("ACTIVE"));
        sold(store, Shop.sale(1, deposit, 20));
        sold(store, new Return(1, deposit, 35, new BigDecimal("-70.00"), "NOK", null, Disposition.SELLABLE, null));
        sold(store, Shop.sale(1, deposit, 20));

        stock(store, deposit).body("onHand", nullValue()).body("stocked", equalTo(false));
        given().get("/v1/stores/" + store + "/stock/" + deposit + "?at=" + NOON.plusHours(1).toInstant()).then().body("onHand", nullValue());
        given().get("/v1/stores/" + store + "/stock").then().body("stock", hasSize(0));
        open(store, 0);
        given().get("/v1/stores/" + store + "/stock/" + deposit + "/events").then().body("events.type", hasSize(3));

        put(deposit, "").statusCode(200).body("stocked", equalTo(false)); // who has never heard of it changes nothing
        put(deposit, "\"stocked\": true").statusCode(200).body("stocked", equalTo(true));
        await(() -> stock(store, deposit).body("onHand", equalTo(0)).body("stocked", nullValue()));
        open(store, 1).body("exceptions[0].kind", equalTo("COUNT_TOO_OLD"));
        shop.counted(store, deposit, java.time.OffsetDateTime.now(Noon.ZONE), 12);
        await(() -> open(store, 0));
        stock(store, deposit).body("onHand", equalTo(12));
        given().get("/v1/verification").then().body("checks.findAll { it.broken > 0 }", hasSize(0));
    }

    @Test
    void nothing_is_asked_about_what_is_delisted_and_all_is_again_when_it_comes_back() {
        Gln store = shop.newStore();
        Gtin item = shop.newItem();
        sold(store, Shop.sale(1, item, 3));
        open(store, 1).body("exceptions[0].kind", equalTo("NEGATIVE_ON_HAND"));

        put(item, "\"state\": \"DELISTED\"").statusCode(200).body("state", equalTo("DELISTED"));
        open(store, 0);
        stock(store, item).body("onHand", equalTo(-3)).body("state", equalTo("DELISTED"));
        Gln other = shop.newStore();
        sold(other, Shop.sale(1, item, 2));
        open(other, 0);

        put(item, "\"state\": \"ACTIVE\"").statusCode(200);
        open(store, 1).body("exceptions[0].kind", equalTo("NEGATIVE_ON_HAND"));
        open(other, 1);
    }

    @Test
    void what_is_held_is_sold_as_a_fact_and_sent_to_no_other_store() {
        Gln store = shop.newStore();
        Gln other = shop.newStore();
        Gtin item = shop.newItem();
        shop.counted(store, item, NOON, 10);
        put(item, "\"state\": \"HELD\"").statusCode(200);
        sold(store, Shop.sale(1, item, 4));
        stock(store, item).body("onHand", equalTo(6)).body("state", equalTo("HELD"));
        transfer(store, other, item).statusCode(409).body("detail", containsString("item " + item + " is held"));

        put(item, "").statusCode(200).body("state", equalTo("HELD"));
        put(item, "\"state\": \"RECALLED\"").statusCode(422).body("errors[0]", containsString("state must be one of [ACTIVE, DELISTED, HELD]"));
        put(item, "\"state\": \"ACTIVE\"").statusCode(200);
        given().get("/v1/items/" + item).then().body("state", equalTo("ACTIVE")).body("stocked", equalTo(true));
        transfer(store, other, item).statusCode(202);
    }

    private static ValidatableResponse transfer(Gln from, Gln to, Gtin item) {
        return given().contentType("application/json").body("{\"occurredAt\": \"%s\", \"to\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": 1}]}".formatted(NOON, to, item))
                .post("/v1/stores/" + from + "/transfers").then();
    }

    private static ValidatableResponse put(Gtin item, String more) {
        return given().contentType("application/json").body("{\"name\": \"Milk\", \"casePack\": 6" + (more.isEmpty() ? "" : ", " + more) + "}").put("/v1/items/" + item).then();
    }

    private static ValidatableResponse stock(Gln store, Gtin item) {
        return given().get("/v1/stores/" + store + "/stock/" + item).then().statusCode(200);
    }

    private static ValidatableResponse open(Gln store, int exceptions) {
        return given().get("/v1/exceptions?open=true&store=" + store).then().body("exceptions", hasSize(exceptions));
    }

    private void sold(Gln store, TransactionLine line) {
        var basket = Shop.basket(store, ++sequence, NOON.plusMinutes(sequence), line);
        shop.send(basket);
        shop.awaitApplied(basket);
    }
}
