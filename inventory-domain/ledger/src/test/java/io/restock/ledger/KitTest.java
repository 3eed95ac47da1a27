package io.restock.ledger;

import static io.restassured.RestAssured.given;
import static io.restock.ledger.Shop.NOON;
import static io.restock.ledger.Shop.await;
import static io.restock.ledger.Shop.onHand;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.store.LineId;
import io.restock.contracts.store.TransactionLine.Disposition;
import io.restock.contracts.store.TransactionLine.MovedPart;
import io.restock.contracts.store.TransactionLine.OriginalSale;
import io.restock.contracts.store.TransactionLine.Return;
import io.restock.contracts.store.TransactionLine.Sale;
import io.restock.contracts.store.TransactionLine;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.Noon;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("A kit, which is made of other items")
class KitTest {
    @Inject
    Shop shop;

    private Gln store;
    private Gtin milk;
    private Gtin tea;
    private Gtin basket;
    private int sequence;

    @BeforeEach
    void a_store_and_what_a_basket_is_made_of() {
        store = shop.newStore();
        milk = shop.newItem();
        tea = shop.newItem();
        basket = Shop.someGtin();
    }

    @Test
    void is_sold_returned_voided_received_and_counted_as_its_parts() {
        Gln other = shop.newStore();
        put(basket, parts(milk, 1, tea, 2)).statusCode(201).body("kit[0].parts", hasSize(2));

        var sold = Shop.basket(store, ++sequence, NOON.plusMinutes(1), sale(1, basket, 3, milk, 3, tea, 6), sale(2, basket, 1, milk, 1, tea, 2), new TransactionLine.Void(3, 2));
        shop.send(sold);
        shop.awaitApplied(sold);
        assertThat(List.of(onHand(store, milk), onHand(store, tea))).containsExactly(-3, -6);
        given().get(sold.id().href()).then().body("lines", hasSize(6));
        var original = new OriginalSale(null, new LineId(sold.businessDate(), "4", sold.sequence(), 1));
        var back = Shop.basket(store, ++sequence, NOON.plusMinutes(2), new Return(1, basket, 1, new BigDecimal("-10"), "NOK", null, Disposition.SELLABLE, original,
                List.of(new MovedPart(milk, 1), new MovedPart(tea, 2))));
        shop.send(back);
        shop.awaitApplied(back);
        assertThat(List.of(onHand(store, milk), onHand(store, tea))).containsExactly(-2, -4);
        var elsewhere = Shop.basket(other, ++sequence, NOON.plusMinutes(3), new Return(1, basket, 1, new BigDecimal("-10"), "NOK", null, Disposition.SELLABLE,
                new OriginalSale(store, original.line()), List.of(new MovedPart(milk, 1), new MovedPart(tea, 2))));
        shop.send(elsewhere);
        shop.awaitApplied(elsewhere);
        assertThat(List.of(onHand(other, milk), onHand(other, tea))).containsExactly(1, 2);
        for (Gtin part : List.of(milk, tea)) {
            await(() -> given().get("/v1/stores/" + store + "/stock/" + part + "/events?order=latest").then().body("events[0].type", equalTo("SaleReturnedElsewhere")));
        }

        String receipt = shop.report(store, "receipts", "kit-" + basket, "{\"receivedAt\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": 24}]}".formatted(NOON, basket));
        await(() -> given().get(receipt).then().statusCode(200));
        assertThat(List.of(onHand(store, milk), onHand(store, tea))).containsExactly(22, 44);
        shop.counted(store, basket, OffsetDateTime.now(Noon.ZONE), 5);
        assertThat(List.of(onHand(store, milk), onHand(store, tea))).containsExactly(5, 10);
        given().get("/v1/stores/" + store + "/stock").then().body("stock", hasSize(2));
        given().get("/v1/exceptions?open=true&store=" + store).then().body("exceptions", hasSize(0));
        given().get("/v1/verification").then().body("checks.findAll { it.broken > 0 }", hasSize(0));
    }

    @Test
    void changes_from_a_moment_on_and_is_made_of_no_kits() {
        Gtin pallet = Shop.someGtin();
        put(basket, parts(milk, 1, tea, 1) + ", 'packs': [{'gtin': '%s', 'units': 10}]".formatted(pallet)).statusCode(201);
        OffsetDateTime before = OffsetDateTime.now(Noon.ZONE);
        put(basket, parts(milk, 2, tea, 2) + ", 'packs': [{'gtin': '%s', 'units': 10}]".formatted(pallet)).statusCode(200).body("kit", hasSize(2));
        given().get("/v1/items/" + basket).then().body("kit[1].parts[0].units", equalTo(2)).body("packs", hasSize(1));
        put(basket, "'packs': [{'gtin': '%s', 'units': 10}]".formatted(pallet)).statusCode(200).body("kit", hasSize(2)); // who says nothing of parts changes none
        found(store, pallet, before);
        await(() -> assertThat(List.of(onHand(store, milk), onHand(store, tea))).containsExactly(10, 10));
        found(store, pallet, OffsetDateTime.now(Noon.ZONE));
        await(() -> assertThat(List.of(onHand(store, milk), onHand(store, tea))).containsExactly(30, 30));

        put(Shop.someGtin(), parts(basket, 1, tea, 1)).statusCode(409).body("detail", containsString("is a kit itself"));
        put(milk, parts(tea, 1, Shop.someGtin(), 1)).statusCode(409).body("detail", containsString("is a part of a kit"));
        put(Shop.someGtin(), parts(Shop.someGtin(), 1, tea, 1)).statusCode(404);
        Gtin cola = shop.newItem();
        shop.counted(store, cola, OffsetDateTime.now(Noon.ZONE), 4);
        put(cola, parts(milk, 1, tea, 1)).statusCode(409).body("detail", containsString("stores have stock of item " + cola));
        put(Shop.someGtin(), "'unit': 'GRAM', " + parts(milk, 1, tea, 1)).statusCode(422).body("errors[0]", containsString("unit must be EACH"));
    }

    @Test
    void that_was_sold_before_it_was_listed_becomes_its_parts() {
        var sold = Shop.basket(store, ++sequence, NOON, Shop.sale(1, basket, 3));
        shop.send(sold);
        shop.awaitApplied(sold);
        put(basket, parts(milk, 1, tea, 2)).statusCode(201);
        await(() -> assertThat(List.of(onHand(store, milk), onHand(store, tea))).containsExactly(-3, -6));
        given().get("/v1/stores/" + store + "/stock/" + basket).then().body("stocked", equalTo(false)).body("onHand", nullValue());
        given().get("/v1/stores/" + store + "/stock").then().body("stock", hasSize(2));
    }

    private void found(Gln store, Gtin item, OffsetDateTime at) {
        shop.report(store, "adjustments", "kit-" + System.nanoTime(),
                "{\"occurredAt\": \"%s\", \"reason\": \"FOUND\", \"lines\": [{\"item\": \"%s\", \"units\": 1}]}".formatted(at, item));
    }

    private static Sale sale(int line, Gtin kit, int units, Gtin one, int ones, Gtin two, int twos) {
        return new Sale(line, kit, units, new BigDecimal("10"), "NOK", null, List.of(new MovedPart(one, ones), new MovedPart(two, twos)));
    }

    private static String parts(Gtin one, int ones, Gtin two, int twos) {
        return "'parts': [{'item': '%s', 'units': %d}, {'item': '%s', 'units': %d}]".formatted(one, ones, two, twos);
    }

    private static ValidatableResponse put(Gtin item, String more) {
        return given().contentType("application/json").body("{'name': 'Basket', %s}".formatted(more).replace('\'', '"')).put("/v1/items/" + item).then();
    }
}
