package io.restock.ledger;

import static io.restassured.RestAssured.given;
import static io.restock.ledger.Shop.NOON;
import static io.restock.ledger.Shop.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Limits;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.contracts.store.StoreRecord.StockTransfer;
import io.restock.contracts.store.StoreRecord.TransferCallOff;
import io.restock.contracts.store.StoreRecord.TransferCancellation;
import io.restock.contracts.store.StoreRecord.TransferReceipt;
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
@DisplayName("Goods between stores")
class TransferTest {
    private static final OffsetDateTime NINE = NOON.minusHours(3);
    private static final OffsetDateTime THREE = NOON.plusHours(3);

    @Inject
    Shop shop;
    private Gln here;
    private Gln there;
    private Gtin milk;

    @BeforeEach
    void twenty_here_and_five_there() {
        here = shop.newStore();
        there = shop.newStore();
        milk = shop.newItem();
        shop.counted(here, milk, NINE.minusHours(1), 20);
        shop.counted(there, milk, NINE.minusHours(1), 5);
    }

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
        told("ARRIVED", 10, 9, 1, 0, 0, 0);
    }

    @Test
    void the_answer_says_by_which_number_it_is_called_and_where_it_can_be_looked_up() {
        String href = post(here, "transfers", "t", sending(10)).statusCode(202).body("status", equalTo("RECORDED")).body("id", equalTo("t"))
                .body("href", equalTo("/v1/stores/" + here + "/transfers/t")).extract().path("href");

        await(() -> given().get(href).then().statusCode(200).body("status", equalTo("APPLIED")).body("events.type", contains("TransferSent"))
                .body("events.units", contains(10)).body("transfer.state", equalTo("OPEN")));
        given().get("/v1/stores/" + there + "/transfers/t").then().statusCode(200).body("transfer.from", equalTo(here.digits())).body("transfer.lines[0].open", equalTo(10));
        given().get("/v1/stores/" + shop.newStore() + "/transfers/t").then().statusCode(404);
    }

    @Test
    void it_arrives_in_parts_and_what_is_still_on_the_road_stays_in_transit() {
        send("t", 10);
        arrive("a1", 4, 0, null).statusCode(202);
        stands(there, 9, 6);
        told("OPEN", 10, 4, 0, 6, 0, 0);
        arrive("a2", 6, 0, false).statusCode(202);
        stands(there, 15, 0);
        told("ARRIVED", 10, 10, 0, 0, 0, 0);
        given().get("/v1/exceptions?open=true&kind=TRANSFER_DIFFERS&store=" + there).then().body("exceptions", empty());
    }

    @Test
    void what_does_not_arrive_at_all_is_an_exception_until_it_turns_up() {
        send("t", 10);
        post(there, "transfers/t/arrivals", "a", "{\"arrivedAt\": \"%s\", \"complete\": true}".formatted(THREE)).statusCode(202);
        stands(there, 5, 0);
        differs(milk + ": 10 sent, 0 good and 0 damaged arrived");
        told("ARRIVED", 10, 0, 0, 0, 0, 10);

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
        told("CANCELLED", 10, 4, 0, 0, 6, 0);
        given().get("/v1/stores/" + here + "/stock/" + milk + "/events").then().body("events.type", contains("StockCounted", "TransferSent", "TransferCameBack"));
        given().get("/v1/exceptions?open=true&kind=TRANSFER_DIFFERS&store=" + there).then().body("exceptions", empty());
    }

    @Test
    void a_cancellation_sent_again_is_the_same_and_a_second_one_is_refused() {
        send("t", 10);
        String href = cancel("c", false).statusCode(202).extract().path("href");
        stands(here, 20, 0);
        await(() -> given().get("/v1/stores/" + here + "/transfers/t").then().body("transfer.state", equalTo("CANCELLED")));

        assertThat((String) cancel("c", false).statusCode(202).extract().path("href")).isEqualTo(href);
        cancel("c", true).statusCode(409).body("detail", containsString("was used for other content"));
        cancel("d", false).statusCode(409).body("detail", containsString("called off already"));
        stands(here, 20, 0);
    }

    @Test
    void what_has_arrived_cannot_be_called_off() {
        send("t", 10);
        arrive("a", 10, 0, true).statusCode(202);
        stands(there, 15, 0);
        told("ARRIVED", 10, 10, 0, 0, 0, 0); // it may arrive before the news of its transfer does

        cancel("c", false).statusCode(409).body("detail", containsString("under way any more"));
        stands(here, 10, 0);
    }

    @Test
    void what_is_lost_is_written_off_and_comes_back_nowhere() {
        send("t", 10);
        cancel("c", true).statusCode(202);
        stands(there, 5, 0);
        told("LOST", 10, 0, 0, 0, 10, 0);
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
    void an_arrival_told_after_a_later_count_is_in_that_count_already() {
        send("t", 10);
        stands(there, 5, 10);
        shop.counted(there, milk, THREE.plusMinutes(1), 15);
        arrive("a", 10, 0, true).statusCode(202);
        stands(there, 15, 0);
    }

    @Test
    void everything_sent_again_is_the_same_and_a_key_serves_no_other_content() {
        send("t", 10);
        stands(there, 5, 10);
        post(here, "transfers", "t", sending(10)).statusCode(202);
        post(here, "transfers", "t", sending(11)).statusCode(409);
        arrive("a", 4, 0, false).statusCode(202);
        stands(there, 9, 6);
        arrive("a", 4, 0, false).statusCode(202);
        arrive("a", 5, 0, false).statusCode(409);
        Shop.awaitQuiet();
        stands(there, 9, 6);
        stands(here, 10, 0);
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
        told("ARRIVED", 10, 9, 1, 0, 0, 0);
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
    void either_store_may_be_named_and_where_several_sent_one_of_that_number_the_sender() {
        Gln third = shop.newStore();
        send("t", 10);
        post(third, "transfers", "t", sending(2)).statusCode(202);
        stands(there, 5, 12);
        arrive("a", 1, 0, false).statusCode(409).body("detail", containsString("?from="));
        post(there, "transfers/t/arrivals?from=" + third, "a", arrival(2, 0, true)).statusCode(202);
        stands(there, 7, 10);
        post(here, "transfers/t/arrivals", "b", arrival(10, 0, true)).statusCode(202);
        stands(there, 17, 0);
    }

    @Test
    void each_word_is_for_the_store_whose_it_is() throws Exception {
        String sender = of(here);
        String receiver = of(there);
        by(sender, here, "transfers", "t", sending(10)).statusCode(202); // it raises nobody's stock by itself
        stands(there, 5, 10);

        for (Gln named : List.of(here, there)) {
            by(sender, named, "transfers/t/arrivals", "a", arrival(10, 0, true)).statusCode(403).body("detail", containsString("may not speak for store " + there));
            by(receiver, named, "transfers/t/cancellations", "c", "{\"reason\": \"a trial\"}").statusCode(403).body("detail", containsString("may not speak for store " + here));
        }
        by(of(shop.newStore()), there, "transfers/unheard/arrivals", "a", arrival(1, 0, true)).statusCode(403);
        by(receiver, there, "transfers", "back", sending(1)).statusCode(422).body("errors", contains("to must be another store"));
        by(receiver, here, "transfers/t/arrivals", "a", arrival(4, 0, false)).statusCode(202);
        stands(there, 9, 6);
        by(sender, here, "transfers/t/cancellations", "c", "{\"reason\": \"a trial\"}").statusCode(202);
        stands(here, 16, 0);
        given().auth().oauth2(receiver).get("/v1/stores/" + here + "/transfers").then().statusCode(403);
        given().auth().oauth2(receiver).get("/v1/stores/" + there + "/transfers/t").then().statusCode(200).body("transfer.reason", equalTo("a trial"));
    }

    private static String of(Gln store) throws Exception {
        return TestTokens.of(new LocalToken("staff of " + store, List.of("store"), List.of(store.digits()), List.of(), List.of()));
    }

    private static ValidatableResponse by(String token, Gln store, String what, String key, String body) {
        return given().auth().oauth2(token).contentType("application/json").header("Idempotency-Key", key).body(body).post("/v1/stores/" + store + "/" + what).then();
    }

    @Test
    void nothing_is_taken_for_a_transfer_that_nobody_sent_and_wrong_fields_are_named() {
        arrive("a", 1, 0, false).statusCode(404).body("detail", containsString("neither sent a transfer t"));
        cancel("c", false).statusCode(404);
        send("t", 10);
        post(there, "transfers/t/arrivals", "a", "{\"lines\": [{\"item\": \"%s\", \"units\": -1, \"damaged\": -1}]}".formatted(milk)).statusCode(422)
                .body("errors", contains(startsWith("arrivedAt is missing"), startsWith("lines[0].damaged must be 0"), startsWith("lines[0].units must be 0")));
        post(there, "transfers/t/arrivals", "a", "{\"arrivedAt\": \"%s\", \"lines\": []}".formatted(THREE)).statusCode(422).body("errors", contains(startsWith("lines must be 1")));
        post(here, "transfers/t/cancellations", "c", "{}").statusCode(422).body("errors", contains(startsWith("reason must be 1 to")));
        given().get("/v1/stores/" + here + "/transfers?direction=UP").then().statusCode(422).body("errors", contains(startsWith("direction must be one of")));
    }

    @Test
    void what_nobody_sent_or_announced_waits_in_quarantine() {
        shop.send(new TransferCancellation(here, "c", "d", NOON.toInstant(), "never", there, "a trial", false));
        shop.send(new TransferCallOff(there, here + "/never", "d", NOON.toInstant(), here, "never", false));
        await(() -> given().get("/v1/quarantine?limit=1000").then()
                .body("quarantined.findAll { it.key == '%s' }.reason".formatted(here), contains(containsString("has sent no transfer never")))
                .body("quarantined.findAll { it.key == '%s' }.reason".formatted(there), contains(containsString("nobody has announced transfer"))));
    }

    @Test
    void pages_tell_what_goes_out_and_what_comes_in_oldest_first() {
        send("t1", 1);
        stands(there, 5, 1);
        post(here, "transfers", "t2", sending(2).replace(NINE.toString(), NINE.plusMinutes(1).toString())).statusCode(202);
        stands(there, 5, 3);
        post(there, "transfers", "t3", "{\"occurredAt\": \"%s\", \"to\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": 3}]}".formatted(NOON, here, milk)).statusCode(202);
        stands(here, 17, 3);
        post(there, "transfers/t1/arrivals", "a", arrival(1, 0, true)).statusCode(202);
        stands(there, 3, 2);

        String all = "/v1/stores/" + there + "/transfers";
        given().get(all).then().statusCode(200).body("transfers.id", contains("t1", "t2", "t3")).body("next", nullValue());
        given().get(all + "?direction=IN&open=true").then().body("transfers.id", contains("t2")).body("transfers[0].lines[0].open", equalTo(2));
        given().get(all + "?direction=IN&open=false").then().body("transfers.id", contains("t1"));
        given().get(all + "?direction=OUT").then().body("transfers.id", contains("t3"));
        String next = given().get(all + "?limit=2").then().body("transfers", hasSize(2)).body("next", endsWith("/t2")).extract().path("next");
        given().get(all + "?limit=2&after=" + next).then().body("transfers.id", contains("t3")).body("next", nullValue());
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

    private void send(String key, int units) {
        post(here, "transfers", key, sending(units)).statusCode(202);
    }

    private String sending(int units) {
        return "{\"occurredAt\": \"%s\", \"to\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": %d}]}".formatted(NINE, there, milk, units);
    }

    private ValidatableResponse arrive(String key, int units, int damaged, Boolean complete) {
        return post(there, "transfers/t/arrivals", key, arrival(units, damaged, complete));
    }

    private String arrival(int units, int damaged, Boolean complete) {
        return "{\"arrivedAt\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": %d, \"damaged\": %d}], \"complete\": %s}".formatted(THREE, milk, units, damaged, complete);
    }

    private ValidatableResponse cancel(String key, boolean lost) {
        return post(here, "transfers/t/cancellations", key, "{\"reason\": \"the van broke down\", \"lost\": %s}".formatted(lost));
    }

    private static ValidatableResponse post(Gln store, String what, String key, String body) {
        return given().contentType("application/json").header("Idempotency-Key", key).body(body).post("/v1/stores/" + store + "/" + what).then();
    }

    private void stands(Gln store, int onHand, int inTransit) {
        await(() -> given().get("/v1/stores/" + store + "/stock/" + milk).then().statusCode(200).body("onHand", equalTo(onHand)).body("inTransit", equalTo(inTransit)));
    }

    private void differs(String sentence) {
        await(() -> given().get("/v1/exceptions?open=true&kind=TRANSFER_DIFFERS&store=" + there).then()
                .body("exceptions.subject", contains(here + "/t")).body("exceptions[0].detail", containsString(sentence)));
    }

    /** As both stores see it. */
    private void told(String state, int sent, int arrived, int damaged, int open, int cancelled, int missing) {
        for (Gln store : List.of(here, there)) {
            await(() -> given().get("/v1/stores/" + store + "/transfers/t").then().statusCode(200).body("transfer.state", equalTo(state))
                    .body("transfer.lines.sent", contains(sent)).body("transfer.lines.arrived", contains(arrived)).body("transfer.lines.damaged", contains(damaged))
                    .body("transfer.lines.open", contains(open)).body("transfer.lines.cancelled", contains(cancelled)).body("transfer.lines.missing", contains(missing)));
        }
    }
}
