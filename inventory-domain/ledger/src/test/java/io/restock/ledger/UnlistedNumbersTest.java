package io.restock.ledger;

import static io.restassured.RestAssured.given;
import static io.restock.ledger.Shop.NOON;
import static io.restock.ledger.Shop.await;
import static io.restock.ledger.Shop.basket;
import static io.restock.ledger.Shop.onHand;
import static io.restock.ledger.Shop.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.ledger.exceptions.ExceptionBook;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.Noon;
import io.restock.sql.Database;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("What is sold under a number that nobody has listed")
class UnlistedNumbersTest {
    @Inject
    Shop shop;
    @Inject
    Database database;

    @Test
    void an_unknown_item_is_sold_all_the_same_and_asked_about_until_it_is_listed() {
        Gln store = shop.newStore();
        Gtin mystery = Shop.someGtin();
        shop.send(basket(store, 1, NOON, sale(1, mystery, 1)));
        String open = "/v1/exceptions?kind=UNKNOWN_ITEM&open=true&store=" + store;
        await(() -> given().get(open).then().body("exceptions.subject", contains(mystery.digits())));
        assertThat(onHand(store, mystery)).isEqualTo(-1);

        given().contentType("application/json").body("{\"name\": \"Found\"}").put("/v1/items/" + mystery).then().statusCode(201);

        given().get(open).then().body("exceptions", hasSize(0));
    }

    @Test
    void a_question_that_was_raised_while_its_item_was_being_listed_is_closed_all_the_same() {
        Gln store = shop.newStore();
        Gtin milk = shop.newItem();
        database.decide(sql -> {
            var exceptions = new ExceptionBook(Instant.now());
            exceptions.raise(ExceptionKind.UNKNOWN_ITEM, store, milk.digits(), "as a basket does that was applied before the listing was committed", Instant.now());
            return exceptions.write(sql);
        });
        String asked = "/v1/exceptions?kind=UNKNOWN_ITEM&open=%s&store=" + store;
        await(() -> given().get(asked.formatted(false)).then().body("exceptions.subject", contains(milk.digits())));
        given().get(asked.formatted(true)).then().body("exceptions", hasSize(0));
    }

    @Test
    void what_was_sold_under_a_number_before_it_was_listed_as_a_pack_becomes_its_items() {
        Gln store = shop.newStore();
        Gtin milk = shop.newItem();
        Gtin carton = Shop.someGtin();
        shop.counted(store, milk, NOON.minusHours(3), 100);
        shop.send(basket(store, 1, NOON, sale(1, carton, 5)));
        String open = "/v1/exceptions?open=true&store=" + store;
        await(() -> given().get(open).then().body("exceptions.kind", containsInAnyOrder("UNKNOWN_ITEM", "NEGATIVE_ON_HAND")));

        given().contentType("application/json").body("{\"name\": \"Milk\", \"packs\": [{\"gtin\": \"%s\", \"units\": 6}]}".formatted(carton)).put("/v1/items/" + milk).then()
                .statusCode(200);
        await(() -> assertThat(onHand(store, milk)).isEqualTo(70));
        await(() -> given().get(open).then().body("exceptions", hasSize(0)));
        given().get("/v1/stores/" + store + "/stock").then().body("stock.find { it.item == '" + carton + "' }.onHand", equalTo(0));
        given().get("/v1/stores/" + store + "/stock/" + milk + "/events?order=latest").then().body("events[0].reason", equalTo("RENUMBERED"))
                .body("events[0].adjustment", startsWith("number-" + carton));

        shop.send(basket(store, 2, NOON.plusMinutes(1), sale(1, carton, 1)));
        await(() -> assertThat(onHand(store, milk)).as("a till that was offline until now").isEqualTo(64));
    }

    @Test
    void labels_that_were_sold_before_their_item_was_listed_leave_a_question_to_the_store() {
        Gln store = shop.newStore();
        String label = labelOfSomething();
        var unlisted = new Gtin(label + "000000");
        shop.send(basket(store, 1, NOON, sale(1, unlisted, 2)));
        String open = "/v1/exceptions?open=true&store=" + store;
        await(() -> given().get(open).then().body("exceptions.kind", containsInAnyOrder("UNKNOWN_ITEM", "NEGATIVE_ON_HAND")));

        Gtin ham = Gtin.of(label + "00000");
        shop.list(ham, "GRAM");
        await(() -> given().get(open).then().body("exceptions.kind", contains("COUNT_TOO_OLD")).body("exceptions.subject", contains(store + "|" + ham)));
        given().get("/v1/stores/" + store + "/stock").then().body("stock.find { it.item == '" + unlisted + "' }.onHand", equalTo(0));
        shop.counted(store, ham, OffsetDateTime.now(Noon.ZONE), 4_000);
        await(() -> given().get(open).then().body("exceptions", hasSize(0)));
    }

    /** Whose number, as it is listed, is not that of its unlisted labels: it does not end in 0. */
    private static String labelOfSomething() {
        return IntStream.iterate((int) (System.nanoTime() % 100_000), number -> (number + 1) % 100_000).mapToObj("027%05d"::formatted)
                .filter(label -> !Gtin.of(label + "00000").digits().endsWith("0")).findFirst().orElseThrow();
    }
}
