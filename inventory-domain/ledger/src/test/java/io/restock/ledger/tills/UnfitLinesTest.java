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
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
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
import io.restock.contracts.store.TransactionLine;
import io.restock.contracts.store.TransactionLine.Disposition;
import io.restock.contracts.store.UnfitLine;
import io.restock.ledger.Shop;
import io.restock.local.testing.EngineTestResource;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("A line that does not fit the catalog")
class UnfitLinesTest {
    private static final String OPEN = "/v1/exceptions?open=true&kind=LINE_UNFIT&store=";

    @Inject
    Shop shop;
    private Gln store;
    private Gtin milk;
    private Gtin bananas;
    private RetailTransaction sold;

    @BeforeEach
    void a_basket_with_odd_lines() {
        store = shop.newStore();
        milk = shop.newItem();
        bananas = shop.newWeighedItem();
        sold = sent(17, List.of(sale(1, milk, 2)), odd(7, "4011", null, 812, null, null), odd(8, "4011", 1, null, Disposition.SELLABLE, null),
                odd(9, milk.digits(), 1, null, null, null), odd(10, "4012", 1, null, null, 11));
    }

    @Test
    void is_somebody_s_and_the_others_are_booked() {
        assertThat(onHand(store, milk)).isEqualTo(-2);
        given().get(OPEN + store).then().body("exceptions.subject", containsInAnyOrder(subject(7), subject(8), subject(9)));
        given().get(sold.id().href()).then().body("lines", hasSize(1)).body("unfit.line.line", contains(7, 8, 9)).body("unfit[0].line.item", equalTo("4011"))
                .body("unfit[0].settledAs", nullValue());
    }

    @Test
    void is_booked_once_as_what_a_person_says_that_it_was_when_it_was_sold() {
        settles(7, "{\"item\": \"%s\", \"units\": 812}".formatted(bananas)).statusCode(202).body("href", equalTo(sold.id().href().replace("/tills/4/", "/tills/4.7/")));
        settles(7, "{\"item\": \"%s\", \"units\": 812}".formatted(bananas)).statusCode(202);

        await(() -> assertThat(onHand(store, bananas)).isEqualTo(-812));
        given().get("/v1/stores/" + store + "/stock/" + bananas + "/events").then().body("events[0].type", equalTo("ItemSold"))
                .body("events[0].occurredAt", equalTo(NOON.toInstant().toString()));
        given().get(OPEN + store).then().body("exceptions", hasSize(2));
        given().get(sold.id().href()).then().body("unfit[0].settledAs", equalTo("812 of " + bananas));
        given().get("/v1/audit?kind=LINE_SETTLED&object=" + subject(7)).then().body("entries", hasSize(1)).body("entries[0].body", containsString("4011"));
        settles(7, "{\"item\": \"%s\", \"units\": 1}".formatted(milk)).statusCode(409).body("detail", containsString("settled already"));
    }

    @Test
    void that_came_back_comes_back() {
        settles(8, "{\"item\": \"%s\", \"units\": 200}".formatted(bananas)).statusCode(202);
        await(() -> assertThat(onHand(store, bananas)).isEqualTo(200));
    }

    @Test
    void may_have_moved_nothing() {
        settles(9, "{\"reason\": \"a coupon\"}").statusCode(202).body("href", nullValue());

        given().get(sold.id().href()).then().body("unfit[2].settledAs", equalTo("nothing: a coupon"));
        given().get(OPEN + store).then().body("exceptions", hasSize(2));
        assertThat(onHand(store, milk)).isEqualTo(-2);
    }

    @Test
    void is_settled_by_an_item_that_is_listed_or_a_reason_and_only_if_it_waits() {
        settles(7, "{}").statusCode(422).body("errors[0]", startsWith("reason must be"));
        settles(7, "{\"units\": 3, \"reason\": \"a coupon\"}").statusCode(422).body("errors[0]", startsWith("item is missing"));
        settles(7, "{\"item\": \"%s\", \"units\": 3}".formatted(Shop.someGtin())).statusCode(404);
        settles(10, "{\"reason\": \"void\"}").statusCode(404).body("detail", containsString("none that waits"));
        settles(1, "{\"reason\": \"why not\"}").statusCode(404);
    }

    @Test
    void may_be_all_of_a_basket() {
        RetailTransaction only = sent(18, List.of(), odd(1, "4011", 1, null, null, null));

        given().get(only.id().href()).then().body("lines", hasSize(0)).body("unfit", hasSize(1));
        given().get("/v1/verification").then().statusCode(200);
        given().get(OPEN + store).then().body("exceptions.find { it.subject.endsWith('/18/1') }.detail",
                allOf(startsWith("line 1, a SALE of 1 of 4011 for 9.00 NOK, is not booked"), containsString("/lines/1/settlements")));
    }

    private String subject(int line) {
        return sold.id() + "/" + line;
    }

    private ValidatableResponse settles(int line, String body) {
        return given().contentType("application/json").body(body).post(sold.id().href() + "/lines/" + line + "/settlements").then();
    }

    private RetailTransaction sent(long sequence, List<TransactionLine> lines, UnfitLine... unfit) {
        RetailTransaction it = basket(store, sequence, NOON, lines.toArray(TransactionLine[]::new));
        var record = new RetailTransaction(store, it.till(), it.businessDate(), sequence, NOON, it.acceptedAt(), it.digest(), lines, null, null, List.of(unfit));
        shop.send(record);
        shop.awaitApplied(record);
        awaitQuiet();
        return record;
    }

    private static UnfitLine odd(int line, String item, @Nullable Integer units, @Nullable Integer grams, @Nullable Disposition back, @Nullable Integer voidedBy) {
        return new UnfitLine(line, back == null ? "SALE" : "RETURN", item, units, grams, new BigDecimal("9.00"), "NOK", back, null, "does not fit", voidedBy);
    }
}
