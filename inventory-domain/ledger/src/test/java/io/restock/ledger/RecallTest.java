package io.restock.ledger;

import static io.restassured.RestAssured.given;
import static io.restock.ledger.Shop.NOON;
import static io.restock.ledger.Shop.await;
import static io.restock.ledger.Shop.basket;
import static io.restock.ledger.Shop.sale;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Sscc;
import io.restock.contracts.Topics;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.ExceptionRaised;
import io.restock.contracts.store.StoreRecord.DespatchNotice;
import io.restock.contracts.store.StoreRecord.DespatchedLine;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.Noon;
import io.restock.sql.Database;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("A recall")
class RecallTest {
    @Inject
    Shop shop;
    @Inject
    Database database;
    private Gln center;
    private Gln here;
    private Gln there;
    private Gln never;
    private Gtin jar;
    private String recall;

    @BeforeEach
    void five_here_and_two_there() {
        center = Shop.someGln();
        here = shop.newStoreOf(center);
        there = shop.newStore();
        never = shop.newStore();
        jar = shop.newItem();
        recall = "recall-" + UUID.randomUUID();
        shop.counted(here, jar, NOON, 5);
        shop.counted(there, jar, NOON, 2);
    }

    /** The trial from the field: block it for the chain, have it looked for, send back or destroy it, release it. */
    @Test
    void holds_the_item_asks_who_has_it_takes_what_they_found_and_is_released() {
        open("").statusCode(201).body("state", equalTo("OPEN")).body("items.stateNow", contains("HELD")).body("items.stateBefore", contains("ACTIVE"))
                .body("asked.store", contains(here.digits(), there.digits())).body("asked.state", contains("OPEN", "OPEN"))
                .body("asked[0].lines[0].onHand", equalTo(5)).body("places.OPEN", equalTo(2)).body("lot", nullValue());
        item("HELD");
        asked(here).body("exceptions", hasSize(1)).body("exceptions[0].owner", equalTo("store")).body("exceptions[0].detail", containsString("5 of " + jar + " by the books"))
                .body("exceptions[0].detail", containsString("glass in the jar"));
        asked(never).body("exceptions", empty());

        sold(here, 1);
        stands(here, 4);
        given().contentType("application/json").body("{\"reference\": \"web\", \"until\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": 1}]}"
                .formatted(OffsetDateTime.now(Noon.ZONE).plusDays(1), jar)).post("/v1/stores/" + here + "/reservations").then().statusCode(409)
                .body("detail", containsString("is held"));

        answer(here, "a", "{\"item\": \"%s\", \"units\": 3, \"outcome\": \"RETURNED\"}, {\"item\": \"%s\", \"units\": 1, \"outcome\": \"DESTROYED\"}".formatted(jar, jar))
                .statusCode(200).body("asked.find { it.store == '" + here + "' }.state", equalTo("ANSWERED")).body("sums[0].found", equalTo(4))
                .body("sums[0].returned", equalTo(3)).body("sums[0].destroyed", equalTo(1));
        stands(here, 0);
        given().get("/v1/stores/" + here + "/stock/" + jar + "/events").then().body("events.findAll { it.type == 'StockAdjusted' }.reason", contains("RECALL"));
        one().body("onTheRoad.find { it.store == '" + center + "' }.units", equalTo(3)).body("onTheRoad.find { it.store == '" + center + "' }.from", equalTo(here.digits()));
        List<String> transfers = one().extract().jsonPath().getList("asked.find { it.store == '" + here + "' }.transfers");
        given().get("/v1/stores/" + here + "/transfers?direction=OUT&open=true").then().body("transfers.to", contains(center.digits())).body("transfers.id", equalTo(transfers))
                .body("transfers.sentReason", contains("RECALL")).body("transfers[0].lines.open", contains(3));
        asked(here).body("exceptions", empty());
        asked(there).body("exceptions", hasSize(1));

        silently().statusCode(409).body("detail", containsString("is not answered by store " + there + ";"));
        item("HELD");
        release().statusCode(200).body("state", equalTo("RELEASED")).body("releasedAt", notNullValue()).body("items.stateNow", contains("ACTIVE"))
                .body("releaseReason", equalTo("another maker's"));
        item("ACTIVE");
        asked(there).body("exceptions", empty());
        answer(there, "b", line(2, "DESTROYED")).statusCode(409).body("detail", containsString("was released at"));
        given().get("/v1/audit?object=" + recall).then().body("entries.kind", hasItems("RECALL_OPENED", "RECALL_RELEASED"))
                .body("entries.find { it.kind == 'RECALL_RELEASED' }.toString()", containsString("store " + there));
    }

    @Test
    void what_is_said_twice_happens_once() {
        open("").statusCode(201);
        open("").statusCode(200).body("places.OPEN", equalTo(2));
        open("\"lot\": \"L2\", ").statusCode(409).body("detail", containsString("was used for another recall"));
        answer(here, "a", line(5, "DESTROYED")).statusCode(200);
        answer(here, "a", line(5, "DESTROYED")).statusCode(200).body("sums[0].found", equalTo(5));
        answer(here, "a", line(4, "DESTROYED")).statusCode(409);
        stands(here, 0);
        release().statusCode(200);
        release().statusCode(200);
        Shop.awaitQuiet();
        stands(here, 0);
    }

    @Test
    void what_is_on_the_road_is_named_and_asked_for_when_it_arrives() {
        Sscc sscc = Sscc.of(Shop.someGln(), 1);
        Gln dc = Shop.someGln();
        shop.send(new DespatchNotice(never, sscc.digits(), "d", NOON.toInstant(), dc, sscc, List.of(new DespatchedLine(jar, 6, null)), null));
        await(() -> given().get("/v1/stores/" + never + "/stock/" + jar).then().body("inTransit", equalTo(6)));
        open("").statusCode(201).body("onTheRoad.find { it.store == '" + never + "' }.units", equalTo(6)).body("onTheRoad.despatch", hasItem(sscc.digits()));
        asked(never).body("exceptions[0].detail", containsString("6 on the road"));
        answer(never, "a", line(0, null)).statusCode(200);
        asked(never).body("exceptions", empty());

        shop.report(never, "receipts", "r",
                "{\"receivedAt\": \"%s\", \"despatch\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": 6}]}".formatted(OffsetDateTime.now(Noon.ZONE), sscc, jar));
        await(() -> asked(never).body("exceptions", hasSize(1)).body("exceptions[0].detail", containsString("6 of " + jar + " by the books")));
        one().body("asked.find { it.store == '" + never + "' }.state", equalTo("OPEN"));
    }

    @Test
    void who_sold_the_last_of_it_lately_is_asked_and_who_had_it_long_ago_is_not() {
        sold(there, 2);
        stands(there, 0);
        database.decide(sql -> sql.execute("update ledger.stock set latest_at = now() - interval '15 days', on_hand = 0 where key = ?", here + "|" + jar));
        open("").statusCode(201).body("asked.store", contains(there.digits()));
        database.decide(sql -> sql.execute("update ledger.stock set latest_at = ?, on_hand = 5 where key = ?", NOON.toInstant(), here + "|" + jar));
    }

    @Test
    void some_stores_alone_are_asked_with_the_lot_for_their_eyes_and_they_alone_hold_it() {
        open("\"lot\": \"L1\", \"stores\": [\"" + there + "\"], ").statusCode(201).body("asked.store", contains(there.digits())).body("lot", equalTo("L1"));
        asked(there).body("exceptions[0].detail", containsString("lot L1 alone"));
        asked(here).body("exceptions", empty());
        item("ACTIVE");
        given().get("/v1/stores/" + there + "/stock/" + jar).then().body("state", equalTo("HELD"));
        given().get("/v1/stores/" + here + "/stock/" + jar).then().body("state", nullValue());
        String promise = "{\"reference\": \"web\", \"until\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": 1}]}".formatted(OffsetDateTime.now(Noon.ZONE).plusDays(1), jar);
        given().contentType("application/json").body(promise).post("/v1/stores/" + there + "/reservations").then().statusCode(409).body("detail", containsString("is held"));
        given().contentType("application/json").body(promise).post("/v1/stores/" + here + "/reservations").then().statusCode(201);

        String ofThese = recall;
        recall = "recall-" + UUID.randomUUID();
        open("").statusCode(201);
        item("HELD");
        release().statusCode(200);
        item("ACTIVE");
        given().get("/v1/stores/" + there + "/stock/" + jar).then().body("state", equalTo("HELD"));
        recall = ofThese;
        release().statusCode(200);
        given().get("/v1/stores/" + there + "/stock/" + jar).then().body("state", nullValue());
    }

    @Test
    void of_two_recalls_the_last_that_is_released_frees_the_item() {
        open("").statusCode(201);
        String first = recall;
        recall = "recall-" + UUID.randomUUID();
        open("").statusCode(201).body("items.stateBefore", contains("ACTIVE"));
        release().statusCode(200);
        item("HELD");
        recall = first;
        release().statusCode(200);
        item("ACTIVE");
    }

    @Test
    void ends_by_its_release_alone_and_not_by_an_import_that_says_that_all_is_well() {
        open("").statusCode(201);
        listed("DELISTED").statusCode(409);
        listed("ACTIVE").statusCode(409).body("detail", equalTo("item " + jar + " is called back, and HELD until POST /v1/recalls/" + recall
                + "/releases; leave its state out, or send HELD"));
        String lines =
                "{\"gtin\": \"%s\", \"name\": \"Jar\", \"state\": \"ACTIVE\"}\n{\"gtin\": \"%s\", \"name\": \"Bread\", \"state\": \"ACTIVE\"}".formatted(jar, Shop.someGtin());
        given().contentType("application/x-ndjson").body(lines.getBytes(StandardCharsets.UTF_8)).put("/v1/items").then().statusCode(200).body("accepted", equalTo(1))
                .body("problems.line", contains(1)).body("problems[0].errors[0]", containsString("is called back"));
        listed("HELD").statusCode(200);
        item("HELD");
        release().statusCode(200);
        item("ACTIVE");
        listed("DELISTED").statusCode(200);
    }

    private ValidatableResponse listed(String state) {
        return given().contentType("application/json").body("{\"name\": \"Jar\", \"state\": \"" + state + "\"}").put("/v1/items/" + jar).then();
    }

    @Test
    void what_is_wrong_with_a_request_is_named() {
        given().contentType("application/json").body("{\"items\": [\"12\"]}").post("/v1/recalls").then().statusCode(422)
                .body("errors", hasItems(containsString("reason"), containsString("items[0]")));
        given().contentType("application/json").body("{\"reason\": \"glass\", \"items\": [\"" + Shop.someGtin() + "\"]}").post("/v1/recalls").then().statusCode(404);
        open("").statusCode(201);
        Gtin bread = shop.newItem();
        answer(here, "x", "{\"item\": \"" + bread + "\", \"units\": 1, \"outcome\": \"DESTROYED\"}").statusCode(422)
                .body("errors[0]", containsString("lines[0].item must be an item of recall"));
        answer(there, "x", line(1, "RETURNED")).statusCode(422).body("errors[0]", containsString("no distribution center is known to which store " + there + " could return them"));
        answer(here, "x", "{\"item\": \"" + jar + "\", \"units\": 1}").statusCode(422).body("errors[0]", containsString("lines[0].outcome"));
        given().get("/v1/recalls/nothing").then().statusCode(404);
        given().get("/v1/recalls").then().statusCode(200).body("recalls.id", hasItem(recall)).body("recalls.find { it.id == '" + recall + "' }.sums", not(empty()));
    }

    private ValidatableResponse open(String more) {
        return given().contentType("application/json").header("Idempotency-Key", recall)
                .body("{%s\"reason\": \"glass in the jar\", \"items\": [\"%s\"]}".formatted(more, jar)).post("/v1/recalls").then();
    }

    private static String line(int units, String outcome) {
        return "{\"item\": \"%s\", \"units\": " + units + (outcome == null ? "}" : ", \"outcome\": \"" + outcome + "\"}");
    }

    private ValidatableResponse answer(Gln store, String key, String lines) {
        return given().contentType("application/json").header("Idempotency-Key", key).body("{\"lines\": [" + lines.replace("%s", jar.digits()) + "]}")
                .post("/v1/recalls/" + recall + "/stores/" + store + "/answers").then();
    }

    @Test
    void is_released_without_a_reason_once_stores_and_centers_have_answered() {
        open("").statusCode(201);
        answer(here, "a", line(5, "DESTROYED")).statusCode(200);
        answer(there, "b", line(2, "DESTROYED")).statusCode(200);
        Gln dc = Shop.someGln();
        task(dc, true);
        await(() -> given().get("/v1/exceptions?open=true&kind=DC_RECALL").then().body("exceptions.subject", hasItem(dc + "|" + recall)));
        silently().statusCode(409).body("detail", containsString("is not answered by center " + dc + ";"));
        task(dc, false);
        await(() -> silently().statusCode(200).body("releaseReason", equalTo("all who were asked have answered")));
        item("ACTIVE");
    }

    private void task(Gln dc, boolean open) {
        var raised = new ExceptionRaised(ExceptionKind.DC_RECALL, dc, dc + "|" + recall, "look for it", open, Instant.now(), Instant.now());
        shop.send(Topics.EXCEPTIONS, dc.digits(), "ExceptionRaised", ExceptionRaised.CODEC.write(raised));
    }

    private ValidatableResponse silently() {
        return given().contentType("application/json").body("{}").post("/v1/recalls/" + recall + "/releases").then();
    }

    private ValidatableResponse release() {
        return given().contentType("application/json").body("{\"reason\": \"another maker's\"}").post("/v1/recalls/" + recall + "/releases").then();
    }

    private ValidatableResponse one() {
        return given().get("/v1/recalls/" + recall).then().statusCode(200);
    }

    private ValidatableResponse asked(Gln store) {
        return given().get("/v1/exceptions?open=true&kind=RECALL&store=" + store).then().statusCode(200);
    }

    private void item(String state) {
        given().get("/v1/items/" + jar).then().statusCode(200).body("state", equalTo(state));
    }

    private void sold(Gln store, int units) {
        RetailTransaction sold = basket(store, units, OffsetDateTime.now(Noon.ZONE), sale(1, jar, units));
        shop.send(sold);
        shop.awaitApplied(sold);
    }

    private void stands(Gln store, int onHand) {
        await(() -> given().get("/v1/stores/" + store + "/stock/" + jar).then().statusCode(200).body("onHand", equalTo(onHand)));
    }
}
