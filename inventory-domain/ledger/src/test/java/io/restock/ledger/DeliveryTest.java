package io.restock.ledger;

import static io.restassured.RestAssured.given;
import static io.restock.ledger.Shop.NOON;
import static io.restock.ledger.Shop.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.local.testing.EngineTestResource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("Deliveries come in parts and at the wrong shop, and what was typed wrongly is taken back")
class DeliveryTest extends SixUnderWay {
    @Test
    void one_despatch_is_received_in_two_goes() {
        receive(store, "r1", milk, 6, "");
        stands(store, milk, 6, 0);
        stands(store, bread, 0, 6);
        given().get("/v1/stores/" + store + "/despatches").then().body("despatches[0].lines.open", contains(0, 6)).body("despatches[0].lines.received", contains(6, 0));

        receive(store, "r2", bread, 6, "");

        stands(store, bread, 6, 0);
        given().get("/v1/stores/" + store + "/despatches").then().body("despatches", empty());
        flags(store).body("exceptions", empty());
    }

    @Test
    void what_is_short_is_under_way_until_somebody_says_that_it_will_not_come() {
        receive(store, "r1", milk, 4, ", \"complete\": false");
        stands(store, milk, 4, 2);
        flags(store).body("exceptions", empty());

        String href = shop.report(store, "receipts", "r2", "{\"receivedAt\": \"%s\", \"despatch\": \"%s\", \"complete\": true}".formatted(NOON.plusHours(5), sscc));

        await(() -> given().get(href).then().statusCode(200).body("events.missing", contains(2, 6)).body("events.despatched", contains(2, 6)));
        stands(store, milk, 4, 0);
        stands(store, bread, 0, 0);
        flags(store).body("exceptions.kind", contains("RECEIPT_DIFFERS")).body("exceptions[0].detail", containsString(milk + ": 6 sent, 4 good and 0 damaged arrived"));
    }

    @Test
    void a_second_tap_is_held_until_somebody_says_that_it_is_more() {
        receive(store, "r1", milk, 6, "");
        receive(store, "r2", milk, 6, "");
        stands(store, milk, 6, 0);
        flags(store).body("exceptions.kind", contains("RECEIPT_HELD")).body("exceptions[0].detail", containsString("\"more\": true"));

        receive(store, "r3", milk, 6, ", \"more\": true");

        stands(store, milk, 12, 0);
        flags(store).body("exceptions.kind", contains("RECEIPT_DIFFERS"));
    }

    @Test
    void a_receipt_of_sixty_instead_of_six_is_taken_back_once() {
        receive(store, "r1", milk, 60, ", \"complete\": true");
        stands(store, milk, 60, 0);
        stands(store, bread, 0, 0);

        String href = reverse(store, "x1", "r1", "RECEIPT").statusCode(202).extract().path("href");

        await(() -> given().get(href).then().statusCode(200).body("events.type", contains("DeliveryReversed", "DeliveryReversed")));
        stands(store, milk, 0, 6);
        stands(store, bread, 0, 6);
        flags(store).body("exceptions", empty());
        reverse(store, "x1", "r1", "RECEIPT").statusCode(202).body("href", equalTo(href));
        reverse(store, "x2", "r1", "RECEIPT").statusCode(409).body("detail", containsString("reversed already, by x1"));
        reverse(store, "x3", "never", "RECEIPT").statusCode(404);

        receive(store, "r2", milk, 6, "");
        stands(store, milk, 6, 0);
    }

    @Test
    void a_count_is_taken_back_and_what_was_before_stands() {
        Gln shelf = shop.newStore();
        count(shelf, "c1", 8, 30);
        count(shelf, "c2", 10, 3);
        stands(shelf, milk, 3, 0);

        reverse(shelf, "x", "c2", "COUNT").statusCode(202);

        stands(shelf, milk, 30, 0);
        shop.send(Shop.basket(shelf, 1, NOON.minusHours(3), Shop.sale(1, milk, 2)));
        stands(shelf, milk, 28, 0);
        given().queryParam("at", NOON.minusHours(1).toString()).get("/v1/stores/" + shelf + "/stock/" + milk).then().body("onHand", equalTo(28));
        given().queryParam("order", "occurred").get("/v1/stores/" + shelf + "/stock/" + milk + "/events").then().statusCode(200)
                .body("events.onHandThen", contains(30, 28));
        reverse(shelf, "y", "c1", "COUNT").statusCode(202);
        stands(shelf, milk, -2, 0);
    }

    @Test
    void a_later_count_stands_whatever_is_taken_back() {
        Gln shelf = shop.newStore();
        count(shelf, "c1", 8, 30);
        String href = shop.report(shelf, "adjustments", "a", "{\"occurredAt\": \"%s\", \"reason\": \"THEFT\", \"lines\": [{\"item\": \"%s\", \"units\": -5}]}"
                .formatted(NOON.minusHours(3), milk));
        await(() -> given().get(href).then().statusCode(200));
        count(shelf, "c2", 10, 29);

        reverse(shelf, "x", "a", "ADJUSTMENT").statusCode(202);
        reverse(shelf, "y", "c1", "COUNT").statusCode(202);

        await(() -> given().get("/v1/stores/" + shelf + "/reversals/y").then().statusCode(200));
        stands(shelf, milk, 29, 0);
    }

    @Test
    void a_transfer_comes_home() {
        Gln other = shop.newStore();
        Gln here = shop.newStore();
        count(here, "c", 8, 20);
        shop.report(here, "transfers", "t", "{\"occurredAt\": \"%s\", \"to\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": 5}]}".formatted(NOON, other, milk));
        stands(other, milk, 0, 5);

        reverse(here, "x", "t", "TRANSFER").statusCode(202);

        stands(other, milk, 0, 0);
        stands(here, milk, 20, 0);
        reverse(here, "y", "t", "TRANSFER").statusCode(409);
    }

    @Test
    void an_arrival_of_a_transfer_is_taken_back_once_and_its_goods_are_under_way_again() {
        Gln here = shop.newStore();
        Gln other = shop.newStore();
        count(here, "c", 8, 20);
        shop.report(here, "transfers", "t", "{\"occurredAt\": \"%s\", \"to\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": 5}]}".formatted(NOON, other, milk));
        stands(other, milk, 0, 5);
        String came = shop.report(other, "transfers/t/arrivals", "a1", "{\"arrivedAt\": \"%s\", \"complete\": true, \"lines\": [{\"item\": \"%s\", \"units\": 2, \"damaged\": 1}]}"
                .formatted(NOON.plusHours(1), milk));
        await(() -> given().get(came).then().statusCode(200));
        stands(other, milk, 2, 0);
        flags(other).body("exceptions.kind", contains("TRANSFER_DIFFERS"));

        String href = reverse(other, "x1", "a1", "ARRIVAL").statusCode(202).extract().path("href");

        await(() -> given().get(href).then().statusCode(200).body("events.type", contains("ArrivalReversed")).body("events.sent", contains(5)));
        stands(other, milk, 0, 5);
        flags(other).body("exceptions", empty());
        reverse(other, "x1", "a1", "ARRIVAL").statusCode(202);
        reverse(other, "x2", "a1", "ARRIVAL").statusCode(409).body("detail", containsString("reversed already, by x1"));
        reverse(other, "x3", "never", "ARRIVAL").statusCode(404);
        reverse(here, "x4", "a1", "ARRIVAL").statusCode(404);
        shop.report(other, "transfers/t/arrivals", "a2", "{\"arrivedAt\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": 5}]}".formatted(NOON.plusHours(1), milk));
        stands(other, milk, 5, 0);
    }

    @Test
    void what_is_unloaded_at_the_wrong_shop_is_on_hand_there_and_both_are_told() {
        Gln wrong = shop.newStore();
        receive(wrong, "r1", milk, 6, "");

        stands(wrong, milk, 6, 0);
        stands(store, milk, 0, 0);
        stands(store, bread, 0, 6);
        flags(wrong).body("exceptions.kind", contains("DELIVERED_ELSEWHERE")).body("exceptions[0].detail", containsString("belongs to store " + store));
        flags(store).body("exceptions.kind", hasItem("DELIVERED_ELSEWHERE")).body("exceptions.detail", hasItem(containsString("received at store " + wrong)));
    }

    @Test
    void a_despatch_is_redirected_as_far_as_it_has_not_arrived() {
        Gln other = shop.newStore();
        receive(store, "r1", milk, 6, "");
        stands(store, milk, 6, 0);

        redirect("d1", other).statusCode(202);

        stands(store, bread, 0, 0);
        stands(other, bread, 0, 6);
        redirect("d1", other).statusCode(202);
        receive(other, "r2", bread, 6, "");
        stands(other, bread, 6, 0);
        redirect("d2", store).statusCode(409);
        given().get("/v1/stores/" + other + "/despatches?status=RECEIVED").then().body("despatches", hasSize(1));
        flags(other).body("exceptions", empty());
    }

    private ValidatableResponse redirect(String key, Gln to) {
        return given().contentType("application/json").header("Idempotency-Key", key).body("{\"to\": \"%s\"}".formatted(to)).post("/v1/despatches/" + sscc + "/redirections")
                .then();
    }

    private void receive(Gln at, String key, Gtin item, int units, String more) {
        String href = shop.report(at, "receipts", key, "{\"receivedAt\": \"%s\", \"despatch\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": %d}]%s}"
                .formatted(NOON.plusHours(4), sscc, item, units, more));
        await(() -> given().get(href).then().statusCode(200));
    }

    private void count(Gln at, String key, int hour, int units) {
        String href = shop.report(at, "counts", key, "{\"countedAt\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": %d}]}".formatted(NOON.withHour(hour), milk, units));
        await(() -> given().get(href).then().statusCode(200));
    }

    private static ValidatableResponse reverse(Gln at, String key, String of, String kind) {
        return given().contentType("application/json").header("Idempotency-Key", key).body("{\"of\": \"%s\", \"kind\": \"%s\", \"reason\": \"typed wrongly\"}".formatted(of, kind))
                .post("/v1/stores/" + at + "/reversals").then();
    }
}
