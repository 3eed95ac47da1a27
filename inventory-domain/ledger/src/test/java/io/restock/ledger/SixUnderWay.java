package io.restock.ledger;

import static io.restassured.RestAssured.given;
import static io.restock.ledger.Shop.NOON;
import static io.restock.ledger.Shop.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Sscc;
import io.restock.contracts.Topics;
import io.restock.contracts.despatch.DespatchEvent;
import io.restock.contracts.despatch.DespatchEvent.GoodsDespatched;
import io.restock.contracts.store.StoreRecord.DespatchedLine;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** A store to which its center has sent six of each of two items. */
abstract class SixUnderWay {
    static int serial = 5_000;

    @Inject
    Shop shop;
    Gln store;
    Gln center;
    Gtin milk;
    Gtin bread;
    Sscc sscc;

    @BeforeEach
    void six_milk_and_six_bread_are_under_way() {
        store = shop.newStore();
        center = Shop.someGln();
        milk = shop.newItem();
        bread = shop.newItem();
        sscc = Sscc.of(store, serial++);
        advise();
        stands(store, milk, 0, 6);
        stands(store, bread, 0, 6);
    }

    void advise() {
        shop.send(Topics.DESPATCHES, store.digits(), "GoodsDespatched", DespatchEvent.CODEC.write(new GoodsDespatched(store, NOON.toInstant(), center, sscc,
                NOON.plusHours(3).toInstant(), List.of(new DespatchedLine(milk, 6, "o/1"), new DespatchedLine(bread, 6, "o/2")))));
    }

    static void stands(Gln at, Gtin item, int onHand, int inTransit) {
        await(() -> given().get("/v1/stores/" + at + "/stock/" + item).then().statusCode(200).body("onHand", equalTo(onHand)).body("inTransit", equalTo(inTransit)));
    }

    static ValidatableResponse flags(Gln at) {
        return given().get("/v1/exceptions?open=true&store=" + at).then().statusCode(200);
    }
}
