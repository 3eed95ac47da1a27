package io.restock.ledger;

import static io.restassured.RestAssured.given;
import static io.restock.ledger.Shop.NOON;
import static io.restock.ledger.Shop.account;
import static io.restock.ledger.Shop.await;
import static io.restock.ledger.Shop.basket;
import static io.restock.ledger.Shop.onHand;
import static io.restock.ledger.Shop.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.store.AdjustmentReason;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.contracts.store.StoreRecord.StockAdjustment;
import io.restock.contracts.store.TransactionLine;
import io.restock.local.testing.EngineTestResource;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("A record that cannot be applied")
class PoisonTest {
    @Inject
    Shop shop;

    @Test
    void is_shown_with_its_reason_and_its_place_and_applied_once_it_is_corrected() {
        Gln store = shop.newStore();
        Gtin milk = shop.newItem();
        RetailTransaction good = basket(store, 2, NOON, sale(1, milk, 1));
        shop.send(basket(store, 1, NOON, sale(1, milk, 3), new TransactionLine.Void(2, 9)));
        shop.send(good);
        shop.awaitApplied(good);
        String mine = "quarantined.find { it.key == '" + store + "' }";
        given().get("/v1/quarantine?limit=1000").then().statusCode(200)
                .body(mine + ".reason", containsString("voids line 9, which does not come before it"))
                .body(mine + ".topic", equalTo("pos.transactions")).body(mine + ".offset", greaterThanOrEqualTo(0))
                .body(mine + ".type", equalTo("RetailTransaction")).body(mine + ".value", startsWith("{"));
        int id = given().get("/v1/quarantine?limit=1000").path(mine + ".id");

        correct(id, "{\"type\": \"RetailTransaction\", \"value\": {\"store\": \"708\"}}").then().statusCode(422)
                .body("errors", contains(startsWith("value not a RetailTransaction")));
        correct(id, "{}").then().statusCode(422).body("errors", contains(startsWith("type is missing"), startsWith("value is missing")));
        RetailTransaction mended = basket(store, 1, NOON, sale(1, milk, 3));
        correct(id, "{\"type\": \"RetailTransaction\", \"value\": %s}".formatted(new String(StoreRecord.CODEC.write(mended), StandardCharsets.UTF_8)))
                .then().statusCode(200).body("ended", equalTo("REPLAYED"));

        shop.awaitApplied(mended);
        assertThat(onHand(store, milk)).isEqualTo(-4);
        correct(id, "{\"type\": \"RetailTransaction\", \"value\": {}}").then().statusCode(404);
        given().get("/v1/quarantine?limit=1000&ended=true").then().body(mine + ".value", containsString("\"voids\":9"));
    }

    private static Response correct(int id, String body) {
        return given().contentType("application/json").body(body).post("/v1/quarantine/" + id + "/correct");
    }

    @Test
    void what_cannot_be_read_or_applied_waits_in_quarantine_and_the_partition_goes_on() {
        Gln store = shop.newStore();
        Gtin milk = shop.newItem();
        long quarantined = account("quarantined");
        RetailTransaction good = basket(store, 3, NOON, sale(1, milk, 1));

        shop.send(store.digits(), "RetailTransaction", "{\"store\": 12".getBytes(StandardCharsets.UTF_8));
        shop.send(basket(store, 1, NOON, new TransactionLine.Void(1, 9)));
        shop.send(basket(store, 2, NOON, sale(1, milk, 0)));
        shop.send(basket(store, 4, NOON, sale(1, milk, 1), new TransactionLine.Void(2, 1), new TransactionLine.Void(3, 1)));
        shop.send(store.digits(), "Unheard", new byte[0]);
        shop.send("elsewhere", "RetailTransaction", StoreRecord.CODEC.write(good));
        shop.send(good);
        shop.awaitApplied(good);
        Shop.awaitQuiet();

        assertThat(account("quarantined")).isEqualTo(quarantined + 6);
        assertThat(onHand(store, milk)).isEqualTo(-1);
        given().get("/v1/quarantine?limit=1000").then().statusCode(200)
                .body("quarantined.reason", hasItem(containsString("voids line 9, which does not come before it")))
                .body("quarantined.reason", hasItem(containsString("must be 1 to 10000000, are 0")))
                .body("quarantined.reason", hasItem(containsString("which is void already")))
                .body("quarantined.reason", hasItem(containsString("key must be the store")));
    }

    @Test
    void units_that_no_count_can_hold_are_blamed_on_their_record_alone() {
        Gln store = shop.newStore();
        Gtin milk = shop.newItem();
        long quarantined = account("quarantined");
        var million = new CountedLine(milk, 1_000_000);
        shop.send(new StockAdjustment(store, "a1", "d", NOON, AdjustmentReason.FOUND, Collections.nCopies(2_147, million)));
        shop.send(new StockAdjustment(store, "a2", "d", NOON, AdjustmentReason.FOUND, List.of(million)));
        shop.send(new StockAdjustment(store, "a3", "d", NOON, AdjustmentReason.FOUND, List.of(million)));
        Shop.awaitQuiet();

        assertThat(onHand(store, milk)).isEqualTo(2_147_000_000);
        assertThat(account("quarantined")).isEqualTo(quarantined + 2);
        shop.report(store, "adjustments", "back", "{\"occurredAt\": \"%s\", \"reason\": \"WASTE\", \"lines\": [{\"item\": \"%s\", \"units\": -7}]}".formatted(NOON, milk));
        await(() -> assertThat(onHand(store, milk)).isEqualTo(2_146_999_993));
    }

    @Test
    void a_quarantined_record_is_replayed_or_dismissed_once() {
        Gln store = shop.newStore();
        shop.send(store.digits(), "Unheard", "{}".getBytes(StandardCharsets.UTF_8));
        shop.send(store.digits(), "Unheard", "{}".getBytes(StandardCharsets.UTF_8));
        String mine = "quarantined.findAll { it.key == '" + store + "' }";
        await(() -> given().get("/v1/quarantine?limit=1000").then().body(mine, hasSize(2)));
        int first = given().get("/v1/quarantine?limit=1000").path(mine + "[0].id");
        int second = given().get("/v1/quarantine?limit=1000").path(mine + "[1].id");

        given().post("/v1/quarantine/" + first + "/dismiss").then().statusCode(200).body("ended", equalTo("DISMISSED"));
        given().post("/v1/quarantine/" + second + "/replay").then().statusCode(200).body("ended", equalTo("REPLAYED"));
        given().post("/v1/quarantine/" + second + "/replay").then().statusCode(404);
        await(() -> given().get("/v1/quarantine?limit=1000").then().body(mine, hasSize(1)));
    }
}
