package io.restock.ledger;

import static io.restassured.RestAssured.given;
import static io.restock.ledger.Shop.NOON;
import static io.restock.ledger.Shop.await;
import static io.restock.ledger.Shop.basket;
import static io.restock.ledger.Shop.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.store.StoreRecord.ReservationLapse;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.contracts.store.TransactionLine;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.Noon;
import io.restock.sql.Database;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("Customers who reserve")
class ReservationTest {
    private static final OffsetDateTime TOMORROW = OffsetDateTime.now(Noon.ZONE).plusDays(1).withNano(0);

    @Inject
    Shop shop;
    @Inject
    Database database;
    private Gln store;
    private Gtin milk;

    @BeforeEach
    void three_on_the_shelf() {
        store = shop.newStore();
        milk = shop.newItem();
        shop.counted(store, milk, NOON, 3);
    }

    /** The trial from the field: three there, a web order holds two until tomorrow. */
    @Test
    void two_of_three_are_held_one_is_sold_and_the_customer_collects_without_taking_them_twice() {
        reserve("web-1", 2, TOMORROW).statusCode(201).body("state", equalTo("OPEN")).body("id", equalTo("web-1")).body("lines[0].open", equalTo(2))
                .body("reference", equalTo("order web-1"));
        stands(3, 2, 1);

        sold(1, 1);
        stands(2, 2, 0);
        reserve("web-2", 1, TOMORROW).statusCode(409).body("detail", containsString("0 of " + milk + " can be reserved here, and 1 were asked for"));

        collect("k", "web-1", 2).statusCode(202).body("href", equalTo("/v1/stores/" + store + "/reservations/web-1"));
        stands(2, 0, 2);
        sold(2, 2);
        stands(0, 0, 0);
        one("web-1").body("state", equalTo("COLLECTED")).body("endedAt", notNullValue()).body("lines[0].collected", equalTo(2)).body("lines[0].open", equalTo(0));
        collect("k", "web-1", 2).statusCode(202);
        collect("k2", "web-1", 1).statusCode(409).body("detail", containsString("is COLLECTED since"));
        stands(0, 0, 0);
        events("StockCounted", "ItemsReserved", "ItemSold", "ReservationCollected", "ItemSold");
    }

    @Test
    void the_till_may_be_faster_than_the_one_who_reports_the_collection() {
        reserve("web-1", 3, TOMORROW).statusCode(201);
        sold(1, 3);
        stands(0, 3, -3);
        collect("k", "web-1", 3).statusCode(202);
        stands(0, 0, 0);
        await(() -> shortage().body("exceptions", empty()));
    }

    @Test
    void it_is_collected_in_parts_and_what_is_left_is_still_held() {
        reserve("web-1", 3, TOMORROW).statusCode(201);
        collect("k1", "web-1", 1).statusCode(202);
        stands(3, 2, 1);
        collect("k2", "web-1", 3).statusCode(409).body("detail", containsString("holds 2 of " + milk + ", and 3 were named"));
        post("reservations/web-1/collections", "k3", "{}").statusCode(202);
        stands(3, 0, 3);
        one("web-1").body("state", equalTo("COLLECTED"));
    }

    @Test
    void a_promise_lapses_by_itself_at_its_instant_and_once() {
        OffsetDateTime soon = OffsetDateTime.now(Noon.ZONE).plusSeconds(3);
        reserve("web-1", 2, soon).statusCode(201);
        stands(3, 2, 1);

        stands(3, 0, 3);
        one("web-1").body("state", equalTo("LAPSED")).body("lines[0].open", equalTo(0)).body("lines[0].collected", equalTo(0));
        given().get(stock() + "/events").then().body("events.findAll { it.type == 'ReservationLapsed' }.units", contains(2))
                .body("events.find { it.type == 'ReservationLapsed' }.author.subject", equalTo("ledger"));
        String lapsedAt = given().get(stock() + "/events").then().extract().path("events.find { it.type == 'ReservationLapsed' }.occurredAt");
        assertThat(Instant.parse(lapsedAt)).isEqualTo(soon.toInstant().truncatedTo(java.time.temporal.ChronoUnit.MICROS));
        shop.send(new ReservationLapse(store, "web-1", "another-sender", soon.toInstant()));
        Shop.awaitQuiet();
        stands(3, 0, 3);
        collect("k", "web-1", 2).statusCode(409).body("detail", containsString("is LAPSED since"));
    }

    /** Reported to the partition that has it, from the table: as if the service had been down when its time came. */
    @Test
    void one_whose_time_came_while_nobody_was_there_lapses_when_somebody_is() {
        reserve("web-1", 2, TOMORROW).statusCode(201);
        stands(3, 2, 1);
        database.decide(sql -> sql.execute("update ledger.reservation set until = now() - interval '3 hours' where store = ?", store.digits()));
        stands(3, 0, 3);
        one("web-1").body("state", equalTo("LAPSED"));
    }

    @Test
    void what_is_cancelled_is_anybodys_again() {
        reserve("web-1", 2, TOMORROW).statusCode(201);
        cancel("c", "web-1").statusCode(202);
        stands(3, 0, 3);
        cancel("c", "web-1").statusCode(202);
        cancel("d", "web-1").statusCode(409).body("detail", containsString("is CANCELLED since"));
        one("web-1").body("state", equalTo("CANCELLED")).body("reason", equalTo("the customer called"));
        given().get("/v1/audit?object=" + store).then().statusCode(200).body("entries.kind", hasItems("RESERVED", "RESERVATION_CANCELLED"));
    }

    @Test
    void of_many_who_want_the_last_pieces_at_once_as_many_get_them_as_there_are() {
        List<Integer> answers = IntStream.range(0, 6).mapToObj(i -> CompletableFuture.supplyAsync(() -> reserve("web-" + i, 1, TOMORROW).extract().statusCode()))
                .toList().stream().map(CompletableFuture::join).sorted().toList();

        assertThat(answers).containsExactly(201, 201, 201, 409, 409, 409);
        stands(3, 3, 0);
        given().get("/v1/stores/" + store + "/reservations?state=REFUSED").then().body("reservations", hasSize(3));
    }

    @Test
    void all_of_an_order_is_held_or_nothing() {
        Gtin bread = shop.newItem();
        post("reservations", "web-1", """
                {"reference": "order 1", "until": "%s", "lines": [{"item": "%s", "units": 2}, {"item": "%s", "units": 1}]}""".formatted(TOMORROW, milk, bread))
                .statusCode(409).body("detail", containsString("0 of " + bread));
        stands(3, 0, 3);
        one("web-1").body("state", equalTo("REFUSED")).body("lines.open", contains(0, 0));
    }

    @Test
    void a_till_is_never_refused_and_the_promise_that_was_made_last_stands_short_until_stock_comes() {
        reserve("first", 2, TOMORROW).statusCode(201);
        reserve("second", 1, TOMORROW).statusCode(201);
        sold(1, 2);
        stands(1, 3, -2);
        await(() -> shortage().body("exceptions", hasSize(1)).body("exceptions[0].subject", equalTo(store + "|" + milk)).body("exceptions[0].owner", equalTo("store"))
                .body("exceptions[0].detail", containsString("3 of " + milk + " are promised to customers, and 1 are there"))
                .body("exceptions[0].detail", containsString("reservation second (order second"))
                .body("exceptions[0].detail", containsString("stands short by 1; reservation first")));

        shop.counted(store, milk, OffsetDateTime.now(Noon.ZONE), 3);
        await(() -> shortage().body("exceptions", empty()));
        stands(3, 3, 0);
    }

    @Test
    void a_sale_that_is_voided_leaves_the_promise_whole() {
        reserve("web-1", 3, TOMORROW).statusCode(201);
        RetailTransaction voided = basket(store, 1, OffsetDateTime.now(Noon.ZONE), sale(1, milk, 1), new TransactionLine.Void(2, 1));
        shop.send(voided);
        shop.awaitApplied(voided);
        stands(3, 3, 0);
        shortage().body("exceptions", empty());
    }

    @Test
    void what_was_promised_can_be_asked_for_the_past() {
        Instant before = Instant.now();
        reserve("web-1", 2, TOMORROW).statusCode(201);
        Instant meanwhile = Instant.now();
        cancel("c", "web-1").statusCode(202);
        stands(3, 0, 3);

        asOf("at", before).body("allocated", equalTo(0)).body("available", equalTo(3));
        asOf("at", meanwhile).body("allocated", equalTo(2)).body("available", equalTo(1)).body("onHand", equalTo(3));
        asOf("knownAt", meanwhile).body("allocated", equalTo(2));
    }

    @Test
    void the_same_request_is_the_same_reservation_and_a_key_serves_no_other() {
        reserve("web-1", 2, TOMORROW).statusCode(201);
        reserve("web-1", 2, TOMORROW).statusCode(201).body("state", equalTo("OPEN"));
        reserve("web-1", 1, TOMORROW).statusCode(409).body("detail", containsString("was used for other content"));
        stands(3, 2, 1);
        given().get("/v1/stores/" + store + "/reservations").then().body("reservations.id", contains("web-1")).body("next", nullValue());
    }

    @Test
    void what_is_wrong_with_a_request_is_named() {
        post("reservations", "k", "{\"lines\": [{\"item\": \"" + milk + "\", \"units\": 0}]}").statusCode(422)
                .body("errors", hasItems(containsString("reference"), containsString("until is missing"), containsString("lines[0].units")));
        reserve("k", 1, NOON).statusCode(422).body("errors[0]", containsString("until must lie ahead of"));
        reserve("k", 1, TOMORROW.plusDays(100)).statusCode(422).body("errors[0]", containsString("at most 90 days ahead"));
        post("reservations/nothing/collections", "k", "{}").statusCode(404);
        given().get("/v1/stores/" + store + "/reservations/nothing").then().statusCode(404);
        given().get("/v1/stores/" + store + "/reservations?state=LOST").then().statusCode(422);
    }

    @Test
    void the_books_are_whole_after_all_of_it() {
        reserve("web-1", 2, TOMORROW).statusCode(201);
        reserve("web-2", 1, TOMORROW).statusCode(201);
        collect("k", "web-1", 1).statusCode(202);
        cancel("c", "web-2").statusCode(202);
        stands(3, 1, 2);
        Shop.awaitQuiet();
        given().get("/v1/verification").then().statusCode(200).body("checks.findAll { it.broken > 0 }", empty());
        given().post("/v1/rebuilds/stock").then().statusCode(200).body("differences", equalTo(0));
        stands(3, 1, 2);

        database.decide(sql -> sql.execute("update ledger.reservation_line set collected = 0 where store = ? and reservation = 'web-1'", store.digits()));
        given().get("/v1/verification").then().body("checks.findAll { it.broken > 0 }.name",
                contains("what is promised to customers is what open reservations hold, and never below none"));
        database.decide(sql -> sql.execute("update ledger.reservation_line set collected = 1 where store = ? and reservation = 'web-1'", store.digits()));
    }

    private ValidatableResponse reserve(String key, int units, OffsetDateTime until) {
        return post("reservations", key, """
                {"reference": "order %s", "until": "%s", "lines": [{"item": "%s", "units": %d}]}""".formatted(key, until, milk, units));
    }

    private ValidatableResponse collect(String key, String reservation, int units) {
        return post("reservations/" + reservation + "/collections", key, "{\"lines\": [{\"item\": \"%s\", \"units\": %d}]}".formatted(milk, units));
    }

    private ValidatableResponse cancel(String key, String reservation) {
        return post("reservations/" + reservation + "/cancellations", key, "{\"reason\": \"the customer called\"}");
    }

    private ValidatableResponse post(String what, String key, String body) {
        return given().contentType("application/json").header("Idempotency-Key", key).body(body).when().post("/v1/stores/" + store + "/" + what).then();
    }

    private ValidatableResponse one(String reservation) {
        return given().get("/v1/stores/" + store + "/reservations/" + reservation).then().statusCode(200);
    }

    private ValidatableResponse shortage() {
        return given().get("/v1/exceptions?open=true&kind=RESERVATION_SHORT&store=" + store).then().statusCode(200);
    }

    private ValidatableResponse asOf(String which, Instant at) {
        return given().queryParam(which, at.toString()).get(stock()).then().statusCode(200);
    }

    private void sold(long sequence, int units) {
        RetailTransaction sold = basket(store, sequence, OffsetDateTime.now(Noon.ZONE), sale(1, milk, units));
        shop.send(sold);
        shop.awaitApplied(sold);
    }

    private void stands(int onHand, int allocated, int available) {
        await(() -> given().get(stock()).then().statusCode(200).body("onHand", equalTo(onHand)).body("allocated", equalTo(allocated)).body("available", equalTo(available)));
    }

    private void events(String... types) {
        given().get(stock() + "/events").then().body("events.type", contains(types));
    }

    private String stock() {
        return "/v1/stores/" + store + "/stock/" + milk;
    }
}
