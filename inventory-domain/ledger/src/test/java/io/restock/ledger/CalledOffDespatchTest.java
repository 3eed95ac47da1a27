package io.restock.ledger;

import static io.restassured.RestAssured.given;
import static io.restock.ledger.Shop.NOON;
import static io.restock.ledger.Shop.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Sscc;
import io.restock.contracts.Topics;
import io.restock.contracts.despatch.DespatchEvent;
import io.restock.contracts.despatch.DespatchEvent.DespatchCalledOff;
import io.restock.local.testing.EngineTestResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("A despatch that its center calls off")
class CalledOffDespatchTest extends SixUnderWay {
    @AfterEach
    void books_hold() {
        Shop.awaitQuiet();
        given().get("/v1/verification").then().statusCode(200)
                .body("checks.findAll { it.name.contains('despatch') || it.name.contains('conserved') || it.name.startsWith('stock rows') || it.name.startsWith('running') }.offending.flatten()",
                        empty());
    }

    @Test
    void is_under_way_to_the_store_no_more_however_often_it_is_said() {
        callOff();
        stands(store, milk, 0, 0);
        stands(store, bread, 0, 0);
        callOff();
        Shop.awaitQuiet();
        stands(store, milk, 0, 0);
        given().get("/v1/stores/" + store + "/despatches").then().body("despatches", empty());
        given().get("/v1/stores/" + store + "/despatches?status=RECEIVED").then().body("despatches[0].calledOffAt", notNullValue()).body("despatches[0].lines.received",
                contains(0, 0));
        events(store, milk).body("events.type", contains("DeliveryDespatched", "DeliveryCalledOff")).body("events[1].toCenter", equalTo(true))
                .body("events[1].elsewhere", equalTo(center.digits()));
        flags(store).body("exceptions", empty());
    }

    @Test
    void stays_received_as_far_as_it_was() {
        receive(store, "r1", milk, 4);
        stands(store, milk, 4, 2);
        callOff();
        stands(store, milk, 4, 0);
        stands(store, bread, 0, 0);
        flags(store).body("exceptions", empty());
    }

    @Test
    void is_received_all_the_same_and_the_center_hears_that_it_does_not_come_home() {
        callOff();
        stands(store, milk, 0, 0);
        receive(store, "r1", milk, 6);
        stands(store, milk, 6, 0);
        stands(store, bread, 0, 0);
        events(store, milk).body("events.type", contains("DeliveryDespatched", "DeliveryCalledOff", "DeliveryDespatched", "DeliveryReceived"))
                .body("events[2].again", equalTo(true))
                .body("events[2].units", equalTo(6)).body("events[3].despatched", equalTo(6)).body("events[3].orderLine", equalTo("o/1"));
        flags(store).body("exceptions.kind", contains("CALLED_OFF_RECEIVED")).body("exceptions[0].subject", equalTo(sscc + "/" + store))
                .body("exceptions[0].detail", containsString("center " + center + " called despatch " + sscc + " off"));
    }

    @Test
    void comes_in_part_all_the_same_in_two_goes() {
        callOff();
        stands(store, milk, 0, 0);
        receive(store, "r1", milk, 2);
        stands(store, milk, 2, 0);
        receive(store, "r2", milk, 4);
        stands(store, milk, 6, 0);
        receive(store, "r3", milk, 6);
        flags(store).body("exceptions.kind", hasItem("RECEIPT_HELD"));
        stands(store, milk, 6, 0);
    }

    @Test
    void goes_home_again_when_the_receipt_was_typed_wrongly() {
        callOff();
        stands(store, milk, 0, 0);
        receive(store, "r1", milk, 6);
        stands(store, milk, 6, 0);
        reverse("x", "r1");
        stands(store, milk, 0, 0);
        events(store, milk).body("events.type",
                contains("DeliveryDespatched", "DeliveryCalledOff", "DeliveryDespatched", "DeliveryReceived", "DeliveryReversed", "DeliveryCalledOff"));
        flags(store).body("exceptions", empty());
    }

    @Test
    void goes_home_when_a_receipt_from_before_the_call_was_typed_wrongly() {
        receive(store, "r1", milk, 6);
        stands(store, milk, 6, 0);
        callOff();
        stands(store, bread, 0, 0);
        reverse("x", "r1");
        stands(store, milk, 0, 0);
    }

    @Test
    void is_called_off_at_the_store_to_which_it_was_redirected() {
        Gln other = shop.newStore();
        given().contentType("application/json").body("{\"to\": \"%s\"}".formatted(other)).post("/v1/despatches/" + sscc + "/redirections").then().statusCode(202);
        stands(other, milk, 0, 6);
        callOff();
        stands(other, milk, 0, 0);
        stands(other, bread, 0, 0);
        events(other, milk).body("events[1].toCenter", equalTo(true));
        stands(store, milk, 0, 0);
        receive(other, "r1", milk, 6);
        stands(other, milk, 6, 0);
        flags(other).body("exceptions.kind", contains("CALLED_OFF_RECEIVED"));
    }

    @Test
    void is_unloaded_at_another_shop_and_does_not_come_home() {
        Gln wrong = shop.newStore();
        callOff();
        stands(store, milk, 0, 0);
        receive(wrong, "r1", milk, 6);
        stands(wrong, milk, 6, 0);
        await(() -> events(store, milk).body("events.type", contains("DeliveryDespatched", "DeliveryCalledOff", "DeliveryDespatched", "DeliveryCalledOff"))
                .body("events[3].elsewhere", equalTo(wrong.digits())));
        stands(store, milk, 0, 0);
        flags(wrong).body("exceptions.kind", contains("DELIVERED_ELSEWHERE"));
        flags(store).body("exceptions.kind", hasItem("CALLED_OFF_RECEIVED"));
    }

    @Test
    void was_received_before_its_advice_and_the_rest_goes_home_when_the_advice_comes() {
        sscc = Sscc.of(store, serial++);
        receive(store, "r1", milk, 4);
        callOff();
        Shop.awaitQuiet();
        advise();
        await(() -> events(store, bread).body("events.type", contains("DeliveryDespatched", "DeliveryDespatched", "DeliveryCalledOff")));
        stands(store, milk, 4, 6);
        stands(store, bread, 0, 6);
        flags(store).body("exceptions.kind", not(hasItem("RECEIPT_WITHOUT_DESPATCH")));
    }

    private void callOff() {
        shop.send(Topics.DESPATCHES, store.digits(), "DespatchCalledOff",
                DespatchEvent.CODEC.write(new DespatchCalledOff(store, NOON.plusHours(2).toInstant(), center, sscc, "the lorry broke down")));
    }

    private void receive(Gln at, String key, Gtin item, int units) {
        String href = shop.report(at, "receipts", key, "{\"receivedAt\": \"%s\", \"despatch\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": %d}]}"
                .formatted(NOON.plusHours(4), sscc, item, units));
        await(() -> given().get(href).then().statusCode(200));
    }

    private void reverse(String key, String of) {
        given().contentType("application/json").header("Idempotency-Key", key).body("{\"of\": \"%s\", \"kind\": \"RECEIPT\", \"reason\": \"typed wrongly\"}".formatted(of))
                .post("/v1/stores/" + store + "/reversals").then().statusCode(202);
        await(() -> given().get("/v1/stores/" + store + "/reversals/" + key).then().statusCode(200));
    }

    private static ValidatableResponse events(Gln at, Gtin item) {
        return given().queryParam("order", "recorded").get("/v1/stores/" + at + "/stock/" + item + "/events").then().statusCode(200);
    }
}
