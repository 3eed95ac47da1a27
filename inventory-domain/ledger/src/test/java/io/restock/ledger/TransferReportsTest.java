package io.restock.ledger;

import static io.restassured.RestAssured.given;
import static io.restock.ledger.Shop.NOON;
import static io.restock.ledger.Shop.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restock.contracts.Gln;
import io.restock.contracts.store.StoreRecord.TransferCallOff;
import io.restock.contracts.store.StoreRecord.TransferCancellation;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.TestTokens;
import io.restock.local.token.LocalToken;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("What stores report of goods between them: whose word it is, and how it is answered")
class TransferReportsTest extends TwoStores {
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
    void pages_say_what_goes_out_and_what_comes_in_oldest_first() {
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
}
