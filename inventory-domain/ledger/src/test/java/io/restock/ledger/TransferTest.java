package io.restock.ledger;

import static io.restassured.RestAssured.given;
import static io.restock.ledger.Shop.NOON;
import static io.restock.ledger.Shop.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.Gtin;
import io.restock.contracts.Limits;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.contracts.store.StoreRecord.StockTransfer;
import io.restock.contracts.store.StoreRecord.TransferReceipt;
import io.restock.contracts.store.StoreRecord.TransferredLine;
import io.restock.local.testing.EngineTestResource;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("Goods between stores")
class TransferTest extends TwoStores {
    @Test
    void what_is_sent_is_under_way_until_it_arrives_and_a_count_meanwhile_loses_nothing() {
        send("t", 10);
        stands(here, 10, 0);
        stands(there, 5, 10);
        shop.counted(there, milk, NOON, 5);
        stands(there, 5, 10);

        String href = arrive("a", 9, 1, true).statusCode(202).body("status", equalTo("RECORDED")).extract().path("href");

        await(() -> given().get(href).then().statusCode(200).body("events.type", contains("TransferReceived")).body("events.units", contains(9))
                .body("events.damaged", contains(1)).body("events.sent", contains(10)));
        stands(there, 14, 0);
        differs(milk + ": 10 sent, 9 good and 1 damaged arrived");
        isReported("ARRIVED", 10, 9, 1, 0, 0, 0);
    }

    @Test
    void it_arrives_in_parts_and_what_is_still_on_the_road_stays_in_transit() {
        send("t", 10);
        arrive("a1", 4, 0, null).statusCode(202);
        stands(there, 9, 6);
        isReported("OPEN", 10, 4, 0, 6, 0, 0);
        arrive("a2", 6, 0, false).statusCode(202);
        stands(there, 15, 0);
        isReported("ARRIVED", 10, 10, 0, 0, 0, 0);
        given().get("/v1/exceptions?open=true&kind=TRANSFER_DIFFERS&store=" + there).then().body("exceptions", empty());
    }

    @Test
    void what_does_not_arrive_at_all_is_an_exception_until_it_turns_up() {
        send("t", 10);
        post(there, "transfers/t/arrivals", "a", "{\"arrivedAt\": \"%s\", \"complete\": true}".formatted(THREE)).statusCode(202);
        stands(there, 5, 0);
        differs(milk + ": 10 sent, 0 good and 0 damaged arrived");
        isReported("ARRIVED", 10, 0, 0, 0, 0, 10);

        arrive("late", 10, 0, true).statusCode(202);
        stands(there, 15, 0);
        await(() -> given().get("/v1/exceptions?open=true&kind=TRANSFER_DIFFERS&store=" + there).then().body("exceptions", empty()));
    }

    @Test
    void more_than_was_sent_and_what_nobody_sent_is_recorded_as_it_arrived() {
        Gtin bread = shop.newItem();
        send("t", 10);
        post(there, "transfers/t/arrivals", "a", """
                {"arrivedAt": "%s", "lines": [{"item": "%s", "units": 12}, {"item": "%s", "units": 3}]}""".formatted(THREE, milk, bread)).statusCode(202);
        stands(there, 17, 0);
        await(() -> given().get("/v1/stores/" + there + "/stock/" + bread).then().statusCode(200).body("onHand", equalTo(3)).body("inTransit", equalTo(0)));
        differs(milk + ": 10 sent, 12 good and 0 damaged arrived");
        differs(bread + ": 0 sent, 3 good and 0 damaged arrived");
    }

    @Test
    void what_is_called_off_is_back_on_the_senders_shelf_and_only_what_had_not_arrived() {
        send("t", 10);
        arrive("a", 4, 0, false).statusCode(202);
        stands(there, 9, 6);

        String href = cancel("c", false).statusCode(202).extract().path("href");

        stands(here, 16, 0);
        stands(there, 9, 0);
        given().get(href).then().statusCode(200).body("status", equalTo("APPLIED"));
        isReported("CANCELLED", 10, 4, 0, 0, 6, 0);
        given().get("/v1/stores/" + here + "/stock/" + milk + "/events").then().body("events.type", contains("StockCounted", "TransferSent", "TransferCameBack"));
        given().get("/v1/exceptions?open=true&kind=TRANSFER_DIFFERS&store=" + there).then().body("exceptions", empty());
    }

    @Test
    void what_has_arrived_cannot_be_called_off() {
        send("t", 10);
        arrive("a", 10, 0, true).statusCode(202);
        stands(there, 15, 0);
        isReported("ARRIVED", 10, 10, 0, 0, 0, 0); // it may arrive before the news of its transfer does

        cancel("c", false).statusCode(409).body("detail", containsString("under way any more"));
        stands(here, 10, 0);
    }

    @Test
    void what_is_lost_is_written_off_and_comes_back_nowhere() {
        send("t", 10);
        cancel("c", true).statusCode(202);
        stands(there, 5, 0);
        isReported("LOST", 10, 0, 0, 0, 10, 0);
        stands(here, 10, 0);
    }

    @Test
    void what_arrives_although_it_was_called_off_is_there_and_is_an_exception() {
        send("t", 10);
        cancel("c", false).statusCode(202);
        stands(here, 20, 0);
        arrive("a", 10, 0, true).statusCode(202);
        stands(there, 15, 0);
        differs(milk + ": 10 sent, 10 called off, 10 good and 0 damaged arrived");
    }

    @Test
    void an_arrival_reported_after_a_later_count_is_in_that_count_already() {
        send("t", 10);
        stands(there, 5, 10);
        shop.counted(there, milk, THREE.plusMinutes(1), 15);
        arrive("a", 10, 0, true).statusCode(202);
        stands(there, 15, 0);
    }

    @Test
    void records_that_come_twice_count_once_and_an_arrival_may_be_faster_than_the_news() {
        var transfer = new StockTransfer(here, "t", "d", NINE, there, List.of(new CountedLine(milk, 10)), true);
        var arrival = new TransferReceipt(there, "a", "d", THREE, here, "t", List.of(new TransferredLine(milk, 9, 1)), true);
        shop.send(arrival);
        stands(there, 14, 0);
        given().get("/v1/exceptions?open=true&store=" + there).then().body("exceptions", empty());
        shop.send(arrival);
        shop.send(transfer);
        shop.send(transfer);

        stands(here, 10, 0);
        isReported("ARRIVED", 10, 9, 1, 0, 0, 0);
        stands(there, 14, 0);
        differs(milk + ": 10 sent, 9 good and 1 damaged arrived");
        given().get("/v1/stores/" + there + "/stock/" + milk + "/events").then()
                .body("events.type", contains("StockCounted", "TransferReceived", "TransferUnderWay", "TransferReceived"));
    }

    @Test
    void a_transfer_of_the_time_before_they_travelled_arrives_as_it_was_sent() {
        shop.send(new StockTransfer(here, "old", "d", NINE, there, List.of(new CountedLine(milk, 4)), null));
        stands(here, 16, 0);
        stands(there, 9, 0);
        given().get("/v1/stores/" + here + "/transfers/old").then().statusCode(200).body("events.type", contains("TransferSent")).body("transfer", nullValue());
    }

    @Test
    void one_that_nobody_receives_for_two_days_is_an_exception_until_it_arrives_or_is_called_off() {
        post(here, "transfers", "t", sending(10).replace(NINE.toString(), NINE.minusDays(3).toString())).statusCode(202);
        String open = "/v1/exceptions?open=true&kind=TRANSFER_OVERDUE&store=" + there;
        await(() -> given().get(open).then().body("exceptions.subject", contains(here + "/t")));
        cancel("c", true).statusCode(202);
        await(() -> given().get(open).then().body("exceptions", empty()));
    }

    @Test
    void a_key_of_full_length_travels_too_and_all_that_was_sent_is_accounted_for() {
        String key = "k".repeat(Limits.KEY);
        post(here, "transfers", key, sending(10)).statusCode(202);
        stands(there, 5, 10);
        post(there, "transfers/" + key + "/arrivals", key, arrival(3, 1, false)).statusCode(202);
        stands(there, 8, 6);
        post(here, "transfers/" + key + "/cancellations", key, "{\"reason\": \"a trial\"}").statusCode(202);
        stands(here, 16, 0);
        Shop.awaitQuiet();
        given().get("/v1/verification").then().statusCode(200)
                .body("checks.findAll { it.name.contains('transfer') || it.name.contains('conserved') || it.name.startsWith('stock rows') }.offending.flatten()", empty());
    }
}
