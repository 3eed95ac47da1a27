package io.restock.ledger.approval;

import static io.restassured.RestAssured.given;
import static io.restock.ledger.approval.SecondPerson.ann;
import static io.restock.ledger.approval.SecondPerson.as;
import static io.restock.ledger.approval.SecondPerson.chief;
import static io.restock.ledger.approval.SecondPerson.decided;
import static io.restock.ledger.approval.SecondPerson.kept;
import static io.restock.ledger.approval.SecondPerson.person;
import static io.restock.ledger.approval.SecondPerson.priced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restock.contracts.Gtin;
import io.restock.ledger.Shop;
import io.restock.local.testing.EngineTestResource;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@TestProfile(SecondPerson.class)
@DisplayName("Prices that a second person has to look at")
class PriceApprovalTest {
    @Inject
    Shop shop;
    @Inject
    Database database;

    private Gtin milk;

    @BeforeEach
    void milk_of_no_cost() {
        milk = shop.newItem();
    }

    @Test
    void are_those_below_cost() {
        cost(milk, "20.00");
        priced(milk, "20.00", "");
        String id = kept(price(ann("merchandiser"), null, "19.99")).body("reason", equalTo("19.99 NOK is below its cost of 20 NOK")).extract().path("href");
        kept(price(ann("merchandiser"), null, "19.99")).body("href", equalTo(id));
        kept(given().contentType("application/json").body("{\"amount\": \"2\", \"currency\": \"EUR\"}").put("/v1/items/" + milk + "/prices").then())
                .body("reason", equalTo("2 EUR cannot be compared with its cost of 20 NOK"));
        decided(person("olga", shop.newStore(), "merchandiser"), id, "APPROVE").statusCode(403).body("detail", containsString("for the whole chain"));
        Instant before = Instant.now();
        decided(chief("olga"), id, "APPROVE").statusCode(200).body("status", equalTo("DONE"));
        Instant from = database.read(sql -> sql.first("select valid_from from ledger.price where item = ? and amount = 19.99", row -> Sql.instant(row, "valid_from"),
                milk.digits())).orElseThrow();
        assertThat(from).as("not from when it was asked for").isAfterOrEqualTo(before.minusMillis(1));
        given().queryParam("object", milk.digits()).queryParam("kind", "PRICED").get("/v1/audit").then().body("entries[0].author.subject", equalTo("ann"))
                .body("entries[0].body", startsWith("{\"approvedBy\":{\"subject\":\"olga\""));
        price(ann("merchandiser"), null, "19.99").statusCode(201);
        kept(price(ann("merchandiser"), "k1", "18.00"));
        price(ann("merchandiser"), "k1", "17.00").statusCode(409).body("detail", startsWith("Idempotency-Key was used for other content"));
    }

    @Test
    void are_also_those_of_a_whole_list_each_by_itself() {
        Gtin tea = shop.newItem();
        cost(milk, "20.00");
        given().contentType("application/x-ndjson").body("""
                {"item": "%s", "amount": "15.00", "currency": "NOK"}
                {"item": "%s", "amount": "15.00", "currency": "NOK"}
                """.formatted(milk, tea).getBytes(StandardCharsets.UTF_8)).put("/v1/prices").then().statusCode(200).body("accepted", is(1)).body("rejected", is(1))
                .body("problems[0].errors[0]", startsWith("amount 15 NOK is below its cost of 20 NOK: it waits for a second person at /v1/approvals/"));
        given().get("/v1/approvals?status=AWAITING_APPROVAL&limit=500").then().body("approvals.asked.what", hasItem("Price"));
    }

    @Test
    void are_below_a_cost_that_a_later_listing_leaves_out() {
        cost(milk, "20.00");
        given().contentType("application/json").body("{\"name\": \"Milk\", \"casePack\": 6}").put("/v1/items/" + milk).then().statusCode(200);
        kept(price(ann("merchandiser"), null, "19.99"));
        given().contentType("application/json").body("{\"name\": \"Milk\", \"cost\": {\"amount\": \"-1\", \"currency\": \"kroner\"}}").put("/v1/items/" + milk).then()
                .statusCode(422)
                .body("errors", contains(startsWith("cost.amount must be"), startsWith("cost.currency must be")));
    }

    private ValidatableResponse price(String token, String key, String amount) {
        var request = as(token).contentType("application/json").body("{\"amount\": \"%s\", \"currency\": \"NOK\"}".formatted(amount));
        return (key == null ? request : request.header("Idempotency-Key", key)).put("/v1/items/" + milk + "/prices").then();
    }

    private static void cost(Gtin item, String amount) {
        given().contentType("application/json").body("{\"name\": \"Milk\", \"casePack\": 6, \"cost\": {\"amount\": \"%s\", \"currency\": \"NOK\"}}".formatted(amount))
                .put("/v1/items/" + item).then().statusCode(200).body("cost.amount", notNullValue()).body("name", equalTo("Milk"));
    }
}
