package io.restock.ledger;

import static io.restassured.RestAssured.given;
import static io.restock.ledger.Shop.NOON;
import static io.restock.ledger.Shop.basket;
import static io.restock.ledger.Shop.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Sscc;
import io.restock.contracts.store.StoreRecord.DespatchNotice;
import io.restock.contracts.store.StoreRecord.DespatchedLine;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.local.testing.EngineTestResource;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("Stock as it was, and as it was known")
class AsOfTest {
    @Inject
    Shop shop;

    private Gln store;
    private Gtin milk;

    @BeforeEach
    void ten_on_the_shelf_at_eight() {
        store = shop.newStore();
        milk = shop.newItem();
        shop.counted(store, milk, NOON.minusHours(4), 10);
    }

    @Test
    void a_late_sale_changes_how_it_was_and_not_what_was_known() {
        sold(1, NOON, 3);
        Instant beforeWeHeard = Instant.now();
        assertThat(onHand("at", NOON.minusMinutes(30))).isEqualTo(10);

        sold(2, NOON.minusHours(1), 2);

        assertThat(onHand("at", NOON.minusMinutes(30))).as("as it was").isEqualTo(8);
        assertThat(onHand("knownAt", beforeWeHeard)).as("as it was known").isEqualTo(7);
        given().queryParam("at", NOON.minusMinutes(30).toString()).queryParam("knownAt", beforeWeHeard.toString()).get(stock())
                .then().statusCode(200).body("onHand", equalTo(10)).body("knownAt", equalTo(beforeWeHeard.toString()));
        assertThat(Shop.onHand(store, milk)).as("now").isEqualTo(5);
    }

    @Test
    void a_count_that_saw_what_we_hear_of_later_stands_at_its_instant_and_not_before() {
        shop.counted(store, milk, NOON, 6);
        Instant beforeWeHeard = Instant.now();
        sold(1, NOON.minusHours(2), 4);
        sold(2, NOON.minusHours(5), 1);

        assertThat(onHand("at", NOON.minusHours(5))).as("sold before anybody counted").isEqualTo(-1);
        assertThat(onHand("at", NOON.minusHours(4))).isEqualTo(10);
        assertThat(onHand("at", NOON.minusHours(1))).isEqualTo(6);
        assertThat(onHand("at", NOON)).isEqualTo(6);
        assertThat(onHand("knownAt", beforeWeHeard)).isEqualTo(6);
        assertThat(Shop.onHand(store, milk)).isEqualTo(6);
    }

    @Test
    void goods_are_in_transit_between_their_despatch_and_their_receipt_even_if_the_advice_comes_last() {
        Sscc sscc = Sscc.of(Shop.someGln(), 1);
        Instant beforeAnything = Instant.now();
        String receipt = shop.report(store, "receipts", "r1", """
                {"receivedAt": "%s", "despatch": "%s", "lines": [{"item": "%s", "units": 6}]}""".formatted(NOON, sscc, milk));
        Shop.await(() -> given().get(receipt).then().statusCode(200));
        Instant received = Instant.now();
        shop.send(new DespatchNotice(store, sscc.digits(), "d", NOON.minusHours(2).toInstant(), Shop.someGln(), sscc,
                List.of(new DespatchedLine(milk, 6, null)), null));
        Shop.awaitQuiet();

        assertThat(inTransit("at", NOON.minusHours(3))).isZero();
        assertThat(inTransit("at", NOON.minusHours(1))).isEqualTo(6);
        assertThat(inTransit("at", NOON)).isZero();
        assertThat(inTransit("knownAt", received)).isZero();
        assertThat(onHand("knownAt", beforeAnything)).isEqualTo(10);
        assertThat(onHand("knownAt", received)).isEqualTo(16);
        assertThat(onHand("at", NOON.minusHours(1))).isEqualTo(10);
    }

    @Test
    void the_events_by_business_time_tell_a_day_without_delays_page_by_page() {
        shop.counted(store, milk, NOON, 6);
        sold(1, NOON, 1);
        sold(2, NOON.minusHours(1), 3);
        sold(3, NOON.minusHours(5), 2);

        given().queryParam("order", "occurred").get(stock() + "/events").then().statusCode(200)
                .body("events.type", contains("ItemSold", "StockCounted", "ItemSold", "StockCounted", "ItemSold"))
                .body("events.onHandThen", contains(-2, 10, 7, 6, 5))
                .body("next", nullValue());
        Number next = given().queryParam("order", "occurred").queryParam("limit", 3).get(stock() + "/events").path("next");
        given().queryParam("order", "occurred").queryParam("after", next).get(stock() + "/events").then()
                .body("events.onHandThen", contains(6, 5));
        given().get(stock() + "/events").then().body("events", hasSize(7)).body("events.onHandThen", everyItem(nullValue()));
    }

    @Test
    void the_events_from_the_latest_back_are_those_from_the_first_turned_round_page_by_page() {
        for (int sequence = 1; sequence <= 6; sequence++) {
            sold(sequence, NOON.plusMinutes(sequence), 1);
        }
        List<Integer> sequences = given().get(stock() + "/events").path("events.sequence");

        given().queryParam("order", "latest").get(stock() + "/events").then().statusCode(200).body("events.sequence", equalTo(sequences.reversed()));
        Number next = given().queryParam("order", "latest").queryParam("limit", 4).get(stock() + "/events").then()
                .body("events.sequence", equalTo(sequences.reversed().subList(0, 4))).extract().path("next");
        given().queryParam("order", "latest").queryParam("limit", 4).queryParam("after", next).get(stock() + "/events").then()
                .body("events.sequence", equalTo(sequences.reversed().subList(4, 7))).body("next", nullValue());
    }

    @Test
    void what_is_no_instant_is_named() {
        given().queryParam("at", "yesterday").queryParam("knownAt", "2026-03-02T18:04:11").get(stock()).then().statusCode(422)
                .contentType("application/problem+json")
                .body("errors", contains(containsString("at must be a time with its offset"), containsString("knownAt must be a time with its offset")));
        given().queryParam("order", "mood").get(stock() + "/events").then().statusCode(422).body("errors", contains("order must be recorded, latest or occurred, was mood"));
    }

    private void sold(long sequence, OffsetDateTime at, int units) {
        RetailTransaction basket = basket(store, sequence, at, sale(1, milk, units));
        shop.send(basket);
        shop.awaitApplied(basket);
    }

    private String stock() {
        return "/v1/stores/" + store + "/stock/" + milk;
    }

    private int onHand(String parameter, Object instant) {
        return given().queryParam(parameter, instant.toString()).get(stock()).then().statusCode(200).extract().path("onHand");
    }

    private int inTransit(String parameter, Object instant) {
        return given().queryParam(parameter, instant.toString()).get(stock()).then().statusCode(200).extract().path("inTransit");
    }
}
