package io.restock.ledger;

import static io.restassured.RestAssured.given;
import static io.restock.ledger.Shop.NOON;
import static io.restock.ledger.Shop.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Limits;
import io.restock.contracts.Topics;
import io.restock.contracts.despatch.DespatchEvent;
import io.restock.contracts.despatch.DespatchEvent.ReturnCalledOff;
import io.restock.contracts.despatch.DespatchEvent.ReturnReceived;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.contracts.store.StoreRecord.TransferredLine;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.TestTokens;
import io.restock.local.token.LocalToken;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("Goods that a store sends back to its center")
class BackToTheCenterTest {
    private static final OffsetDateTime NINE = NOON.minusHours(3);

    @Inject
    Shop shop;
    private final Gln dc = Shop.someGln();
    private Gln store;
    private Gtin milk;

    @BeforeEach
    void twenty_at_the_store() {
        store = shop.newStoreOf(dc);
        milk = shop.newItem();
        shop.counted(store, milk, NINE.minusHours(1), 20);
    }

    @Test
    void leave_its_shelf_with_their_reason_and_are_nobodys_stock_until_the_center_has_them() {
        send("t", 5).statusCode(202).body("status", equalTo("RECORDED")).body("id", equalTo("t"));
        onHand(15);
        isReported("OPEN", 5, 0, 0, 5, 0, 0);
        given().get("/v1/stores/" + store + "/transfers").then().statusCode(200).body("transfers.toCenter", contains(true)).body("transfers.sentReason", contains("END_OF_SEASON"))
                .body("transfers.reason", contains(nullValue()));
        given().get("/v1/stores/" + store + "/stock/" + milk + "/events").then().body("events.type", contains("StockCounted", "TransferSent"))
                .body("events[1].toCenter", equalTo(true)).body("events[1].reason", equalTo("END_OF_SEASON"));
        given().get("/v1/stores/" + dc + "/stock/" + milk).then().statusCode(404);

        received(1, false, 3, 0);
        isReported("OPEN", 5, 3, 0, 2, 0, 0);
        received(2, false, 2, 0);
        isReported("ARRIVED", 5, 5, 0, 0, 0, 0);
        differences().body("exceptions", empty());
        onHand(15);
        booksHold();
    }

    @Test
    void go_home_though_their_item_is_held_which_goes_to_no_other_store() {
        given().contentType("application/json").body("{\"name\": \"Milk\", \"state\": \"HELD\"}").put("/v1/items/" + milk).then().statusCode(200);
        given().contentType("application/json").body("{\"occurredAt\": \"%s\", \"to\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": 5}]}"
                .formatted(NINE, shop.newStore(), milk)).post("/v1/stores/" + store + "/transfers").then().statusCode(409).body("detail", containsString("is held"));
        send("t", 5).statusCode(202);
        onHand(15);
    }

    @Test
    void are_an_exception_of_the_store_when_they_come_otherwise_than_they_were_sent() {
        send("t", 5).statusCode(202);
        received(1, true, 3, 1);
        isReported("ARRIVED", 5, 3, 1, 0, 0, 1);
        await(() -> differences().body("exceptions.subject", contains(store + "/t")).body("exceptions[0].store", equalTo(store.digits()))
                .body("exceptions[0].detail", containsString(milk + ": 5 sent, 3 good and 1 damaged arrived"))
                .body("exceptions[0].detail", containsString("settle it with center " + dc)));
        booksHold();
    }

    @Test
    void that_were_missing_and_turn_up_end_the_exception() {
        send("t", 5).statusCode(202);
        received(1, true, 3, 0);
        await(() -> differences().body("exceptions.subject", contains(store + "/t")));
        received(2, true, 2, 0);
        await(() -> differences().body("exceptions", empty()));
        isReported("ARRIVED", 5, 5, 0, 0, 0, 0);
    }

    @Test
    void may_come_before_the_news_of_them_and_each_word_of_the_center_counts_once() {
        received(1, false, 2, 0);
        received(1, false, 2, 0);
        Shop.awaitQuiet();
        send("t", 5).statusCode(202);
        isReported("OPEN", 5, 2, 0, 3, 0, 0);
        onHand(15);
        booksHold();
    }

    @Test
    void are_on_its_shelf_again_when_the_center_says_that_they_will_not_come() {
        send("t", 5).statusCode(202);
        received(1, false, 2, 0);
        isReported("OPEN", 5, 2, 0, 3, 0, 0);
        calledOff(2, 3);
        onHand(18);
        isReported("CANCELLED", 5, 2, 0, 0, 3, 0);
        given().get("/v1/stores/" + store + "/transfers").then().body("transfers.reason", contains("the van broke down"));
        differences().body("exceptions", empty());
        given().get("/v1/stores/" + store + "/stock/" + milk + "/events").then().body("events.type", contains("StockCounted", "TransferSent", "TransferCameBack"));
        booksHold();
    }

    @Test
    void are_called_off_and_received_at_the_center_and_the_ledger_says_where() {
        send("t", 5).statusCode(202);
        isReported("OPEN", 5, 0, 0, 5, 0, 0);
        String there = "/v1/dcs/" + dc + "/returns/" + store + "/t/";
        post("transfers/t/cancellations", "c", "{\"reason\": \"a trial\"}").statusCode(409).body("detail", containsString("POST " + there + "cancellations"));
        post("reversals", "r", "{\"of\": \"t\", \"kind\": \"TRANSFER\", \"reason\": \"a trial\"}").statusCode(409).body("detail",
                containsString("POST " + there + "cancellations"));
        post("transfers/t/arrivals", "a", "{\"arrivedAt\": \"%s\", \"complete\": true}".formatted(NOON)).statusCode(409).body("detail",
                containsString("POST " + there + "arrivals"));
        onHand(15);
        isReported("OPEN", 5, 0, 0, 5, 0, 0);
    }

    @Test
    void go_to_the_center_of_any_store_but_to_no_unknown_place_and_only_for_who_speaks_for_the_store() throws Exception {
        Gln other = Shop.someGln();
        shop.newStoreOf(other);
        post("transfers", "t", sending(other, 5)).statusCode(202);
        onHand(15);
        Gln nowhere = Shop.someGln();
        post("transfers", "n", sending(nowhere, 5)).statusCode(404).body("detail", containsString("no store " + nowhere + " is listed, and no store has"));
        post("transfers", "r", sending(dc, 5).replace("END_OF_SEASON", "x".repeat(Limits.NAME + 1))).statusCode(422).body("errors",
                contains(containsString("reason must be 1 to")));
        String elsewhere = TestTokens.of(new LocalToken("staff of elsewhere", List.of("store"), List.of(Shop.someGln().digits()), List.of(), List.of()));
        given().auth().oauth2(elsewhere).contentType("application/json").body(sending(dc, 5)).post("/v1/stores/" + store + "/transfers").then().statusCode(403);
    }

    @Test
    void go_to_a_store_where_a_center_is_listed_as_one() {
        Gln both = shop.newStore();
        Gln supplied = shop.newStoreOf(both);
        shop.counted(supplied, milk, NINE.minusHours(1), 20);
        given().contentType("application/json").header("Idempotency-Key", "t").body(sending(both, 5)).post("/v1/stores/" + supplied + "/transfers").then().statusCode(202);
        await(() -> given().get("/v1/stores/" + both + "/stock/" + milk).then().statusCode(200).body("inTransit", equalTo(5)));
    }

    @Test
    void are_an_exception_of_the_store_when_nobody_receives_them_for_two_days() {
        post("transfers", "t", sending(dc, 5).replace(NINE.toString(), NINE.minusDays(3).toString())).statusCode(202);
        String open = "/v1/exceptions?open=true&kind=TRANSFER_OVERDUE&store=" + store;
        await(() -> given().get(open).then().body("exceptions.subject", contains(store + "/t")).body("exceptions[0].detail", containsString("have the center say")));
        received(1, true, 5, 0);
        await(() -> given().get(open).then().body("exceptions", empty()));
    }

    @Test
    void of_which_nobody_was_told_are_not_called_off() {
        calledOff(1, 3);
        await(() -> given().get("/v1/quarantine?limit=1000").then()
                .body("quarantined.findAll { it.key == '%s' }.reason".formatted(store), contains(containsString("has sent no transfer t to center " + dc))));
        onHand(20);
    }

    private ValidatableResponse send(String key, int units) {
        return post("transfers", key, sending(dc, units));
    }

    private String sending(Gln to, int units) {
        return "{\"occurredAt\": \"%s\", \"to\": \"%s\", \"reason\": \"END_OF_SEASON\", \"lines\": [{\"item\": \"%s\", \"units\": %d}]}".formatted(NINE, to, milk, units);
    }

    private ValidatableResponse post(String what, String key, String body) {
        return given().contentType("application/json").header("Idempotency-Key", key).body(body).post("/v1/stores/" + store + "/" + what).then();
    }

    private void received(int part, boolean complete, int units, int damaged) {
        say(new ReturnReceived(store, NOON.toInstant(), dc, "t", part, List.of(new TransferredLine(milk, units, damaged)), complete));
    }

    private void calledOff(int part, int units) {
        say(new ReturnCalledOff(store, NOON.toInstant(), dc, "t", part, "the van broke down", List.of(new CountedLine(milk, units))));
    }

    private void say(DespatchEvent event) {
        shop.send(Topics.DESPATCHES, store.digits(), DespatchEvent.CODEC.typeOf(event), DespatchEvent.CODEC.write(event));
    }

    private void onHand(int units) {
        await(() -> given().get("/v1/stores/" + store + "/stock/" + milk).then().statusCode(200).body("onHand", equalTo(units)).body("inTransit", equalTo(0)));
    }

    private ValidatableResponse differences() {
        return given().get("/v1/exceptions?open=true&kind=TRANSFER_DIFFERS&store=" + store).then().statusCode(200);
    }

    private void isReported(String state, int sent, int arrived, int damaged, int open, int cancelled, int missing) {
        await(() -> given().get("/v1/stores/" + store + "/transfers/t").then().statusCode(200).body("transfer.state", equalTo(state))
                .body("transfer.lines.sent", contains(sent)).body("transfer.lines.arrived", contains(arrived)).body("transfer.lines.damaged", contains(damaged))
                .body("transfer.lines.open", contains(open)).body("transfer.lines.cancelled", contains(cancelled)).body("transfer.lines.missing", contains(missing)));
    }

    private static void booksHold() {
        Shop.awaitQuiet();
        given().get("/v1/verification").then().statusCode(200)
                .body("checks.findAll { it.name.contains('transfer') || it.name.contains('conserved') || it.name.startsWith('stock rows') }.offending.flatten()", empty());
    }
}
