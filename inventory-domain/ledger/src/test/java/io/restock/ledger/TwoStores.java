package io.restock.ledger;

import static io.restassured.RestAssured.given;
import static io.restock.ledger.Shop.NOON;
import static io.restock.ledger.Shop.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** A store that has twenty of an item and another that has five, what they report of transfers between them, and how it must stand then. */
abstract class TwoStores {
    static final OffsetDateTime NINE = NOON.minusHours(3);
    static final OffsetDateTime THREE = NOON.plusHours(3);

    @Inject
    Shop shop;
    Gln here;
    Gln there;
    Gtin milk;

    @BeforeEach
    void twenty_here_and_five_there() {
        here = shop.newStore();
        there = shop.newStore();
        milk = shop.newItem();
        shop.counted(here, milk, NINE.minusHours(1), 20);
        shop.counted(there, milk, NINE.minusHours(1), 5);
    }

    void send(String key, int units) {
        post(here, "transfers", key, sending(units)).statusCode(202);
    }

    String sending(int units) {
        return "{\"occurredAt\": \"%s\", \"to\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": %d}]}".formatted(NINE, there, milk, units);
    }

    ValidatableResponse arrive(String key, int units, int damaged, Boolean complete) {
        return post(there, "transfers/t/arrivals", key, arrival(units, damaged, complete));
    }

    String arrival(int units, int damaged, Boolean complete) {
        return "{\"arrivedAt\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": %d, \"damaged\": %d}], \"complete\": %s}".formatted(THREE, milk, units, damaged, complete);
    }

    ValidatableResponse cancel(String key, boolean lost) {
        return post(here, "transfers/t/cancellations", key, "{\"reason\": \"the van broke down\", \"lost\": %s}".formatted(lost));
    }

    static ValidatableResponse post(Gln store, String what, String key, String body) {
        return given().contentType("application/json").header("Idempotency-Key", key).body(body).post("/v1/stores/" + store + "/" + what).then();
    }

    void stands(Gln store, int onHand, int inTransit) {
        await(() -> given().get("/v1/stores/" + store + "/stock/" + milk).then().statusCode(200).body("onHand", equalTo(onHand)).body("inTransit", equalTo(inTransit)));
    }

    void differs(String sentence) {
        await(() -> given().get("/v1/exceptions?open=true&kind=TRANSFER_DIFFERS&store=" + there).then()
                .body("exceptions.subject", contains(here + "/t")).body("exceptions[0].detail", containsString(sentence)));
    }

    /** As both stores see it. */
    void isReported(String state, int sent, int arrived, int damaged, int open, int cancelled, int missing) {
        for (Gln store : List.of(here, there)) {
            await(() -> given().get("/v1/stores/" + store + "/transfers/t").then().statusCode(200).body("transfer.state", equalTo(state))
                    .body("transfer.lines.sent", contains(sent)).body("transfer.lines.arrived", contains(arrived)).body("transfer.lines.damaged", contains(damaged))
                    .body("transfer.lines.open", contains(open)).body("transfer.lines.cancelled", contains(cancelled)).body("transfer.lines.missing", contains(missing)));
        }
    }
}
