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
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Headers;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.contracts.store.TransactionLine;
import io.restock.contracts.store.TransactionLine.Disposition;
import io.restock.contracts.store.TransactionLine.OriginalSale;
import io.restock.contracts.store.TransactionLine.Return;
import io.restock.local.testing.EngineTestResource;
import io.restock.sql.Database;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("What tills send")
class ApplyingTest {
    @Inject
    Shop shop;
    @Inject
    Database database;

    @Test
    void a_basket_moves_stock_and_says_what_each_line_did() {
        Gln store = shop.newStore();
        Gtin milk = shop.newItem();
        Gtin bread = shop.newItem();
        shop.counted(store, milk, NOON, 10);
        RetailTransaction basket = basket(store, 1, NOON.plusHours(1), sale(1, milk, 2), sale(2, bread, 1), new TransactionLine.Void(3, 1));

        shop.send(basket);
        shop.awaitApplied(basket);

        given().get(basket.id().href()).then().statusCode(200)
                .body("status", equalTo("APPLIED"))
                .body("lines.line", contains(1, 2, 3))
                .body("lines.kind", contains("SALE", "SALE", "VOID"))
                .body("lines.onHand", contains(8, -1, 10))
                .body("lines[2].sequence", equalTo(2));
        given().get("/v1/stores/" + store + "/stock/" + milk).then().statusCode(200)
                .body("onHand", equalTo(10)).body("inTransit", equalTo(0)).body("freshness.position", greaterThan(0));
        given().get("/v1/stores/" + store + "/stock/" + milk + "/events").then().statusCode(200)
                .body("events.type", contains("StockCounted", "ItemSold", "SaleVoided"))
                .body("events[1].units", equalTo(2)).body("events[1].onHand", equalTo(8));
    }

    @Test
    void the_trace_of_a_basket_goes_on_in_its_events() {
        Gln store = shop.newStore();
        Gtin milk = shop.newItem();
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        RetailTransaction traced = basket(store, 1, NOON, sale(1, milk, 2), sale(2, milk, 1));
        RetailTransaction other = basket(store, 2, NOON.plusHours(1), sale(1, milk, 1));
        shop.sendWith(traced, Headers.TRACE_PARENT, trace);
        shop.send(other);
        shop.awaitApplied(traced);
        shop.awaitApplied(other);
        List<String> traces = database.read(sql -> sql.list("select trace from ledger.journal where key = ? order by sequence",
                row -> row.getString(1), store + "|" + milk));
        assertThat(traces).containsExactly(trace, trace, null);
    }

    @Test
    void the_author_of_a_basket_goes_on_in_its_events_and_of_one_that_names_none_nobody_knows() {
        Gln store = shop.newStore();
        Gtin milk = shop.newItem();
        RetailTransaction old = basket(store, 1, NOON, sale(1, milk, 1));
        RetailTransaction signed = basket(store, 2, NOON.plusHours(1), sale(1, milk, 2), new TransactionLine.Void(2, 1));
        shop.send(old);
        shop.sendWith(signed, Headers.AUTHOR, "till/till/till-4");
        shop.awaitApplied(old);
        shop.awaitApplied(signed);
        given().get("/v1/stores/" + store + "/stock/" + milk + "/events").then().statusCode(200)
                .body("events.author.subject", contains("unknown", "till-4", "till-4"))
                .body("events.author.role", contains(null, "till", "till"))
                .body("events.author.channel", contains("unknown", "till", "till"));
    }

    @Test
    void a_stock_row_that_somebody_took_away_comes_back_with_the_next_sale() {
        Gln store = shop.newStore();
        Gtin milk = shop.newItem();
        shop.counted(store, milk, NOON, 10);
        RetailTransaction before = basket(store, 1, NOON.plusHours(1), sale(1, milk, 2));
        RetailTransaction after = basket(store, 2, NOON.plusHours(2), sale(1, milk, 1));
        shop.send(before);
        shop.awaitApplied(before);
        int taken = database.decide(sql -> sql.execute("delete from ledger.stock where key = ?", store + "|" + milk));
        assertThat(taken).isEqualTo(1);

        shop.send(after);
        shop.awaitApplied(after);

        assertThat(onHand(store, milk)).isEqualTo(7);
        given().get(after.id().href()).then().body("lines[0].sequence", equalTo(2));
    }

    @Test
    void the_same_basket_again_changes_nothing_and_another_content_opens_an_exception() {
        Gln store = shop.newStore();
        Gtin milk = shop.newItem();
        RetailTransaction basket = basket(store, 1, NOON, sale(1, milk, 2));
        RetailTransaction other = basket(store, 1, NOON, sale(1, milk, 7));
        long duplicates = account("duplicates");

        shop.send(basket);
        shop.send(basket);
        shop.send(other);
        shop.awaitApplied(basket);
        Shop.awaitQuiet();

        assertThat(onHand(store, milk)).isEqualTo(-2);
        assertThat(account("duplicates")).isEqualTo(duplicates + 1);
        given().get("/v1/exceptions?open=true&store=" + store).then().statusCode(200)
                .body("exceptions.kind", hasItem("CONFLICTING_TRANSACTION"));
    }

    @Test
    void sales_that_arrive_after_a_count_but_happened_before_it_leave_the_shelf_as_counted() {
        Gln store = shop.newStore();
        Gtin milk = shop.newItem();
        shop.counted(store, milk, NOON, 10);
        RetailTransaction late = basket(store, 1, NOON.minusHours(30), sale(1, milk, 4));

        shop.send(late);
        shop.awaitApplied(late);

        assertThat(onHand(store, milk)).isEqualTo(10);
        given().get(late.id().href()).then().body("lines.onHand", contains(10));
        given().queryParam("at", NOON.minusHours(1).toString()).get("/v1/stores/" + store + "/stock/" + milk).then().body("onHand", equalTo(-4));
    }

    @Test
    void a_count_that_comes_late_leaves_what_was_sold_since_sold() {
        Gln store = shop.newStore();
        Gtin milk = shop.newItem();
        RetailTransaction before = basket(store, 1, NOON.minusHours(1), sale(1, milk, 3));
        RetailTransaction after = basket(store, 2, NOON.plusHours(1), sale(1, milk, 5));
        shop.send(before);
        shop.send(after);
        shop.awaitApplied(after);

        shop.counted(store, milk, NOON, 20);

        assertThat(onHand(store, milk)).isEqualTo(15);
    }

    @Test
    void any_order_of_arrival_with_everything_twice_ends_with_the_stock_of_the_clean_run() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        Gtin milk = shop.newItem();
        Gln clean = shop.newStore();
        Gln shuffled = shop.newStore();
        var baskets = new ArrayList<RetailTransaction>();
        int soldSinceNoon = 0;
        for (int i = 1; i <= 60; i++) {
            int units = random.nextInt(1, 9);
            int minutes = random.nextInt(-300, 300);
            soldSinceNoon += minutes >= 0 ? units : 0;
            shop.send(basket(clean, i, NOON.plusMinutes(minutes), sale(1, milk, units)));
            baskets.add(basket(shuffled, i, NOON.plusMinutes(minutes), sale(1, milk, units)));
        }
        baskets.addAll(baskets);
        Collections.shuffle(baskets, random);
        baskets.subList(0, 50).forEach(shop::send);
        shop.counted(clean, milk, NOON, 1_000);
        shop.counted(shuffled, milk, NOON, 1_000);
        baskets.subList(50, baskets.size()).forEach(shop::send);
        Shop.awaitQuiet();

        assertThat(onHand(clean, milk)).as("seed %d", seed).isEqualTo(1_000 - soldSinceNoon);
        assertThat(onHand(shuffled, milk)).as("seed %d", seed).isEqualTo(1_000 - soldSinceNoon);
    }

    @Test
    void negative_on_hand_is_an_exception_until_it_is_not() {
        Gln store = shop.newStore();
        Gtin milk = shop.newItem();
        shop.send(basket(store, 1, NOON.minusHours(1), sale(1, milk, 1)));
        String open = "/v1/exceptions?kind=NEGATIVE_ON_HAND&open=true&store=" + store;
        await(() -> given().get(open).then().body("exceptions.subject", contains(store + "|" + milk)));

        shop.counted(store, milk, NOON, 3);

        await(() -> given().get(open).then().body("exceptions", hasSize(0)));
    }

    @Test
    void more_units_returned_than_sold_raise_an_exception_and_what_was_voided_does_not_count() {
        Gln store = shop.newStore();
        Gtin milk = shop.newItem();
        RetailTransaction sold = basket(store, 1, NOON, sale(1, milk, 3));
        shop.send(sold);
        shop.send(basket(store, 2, NOON.plusHours(1), returned(1, milk, 2, sold), returned(2, milk, 2, sold), new TransactionLine.Void(3, 2)));
        Shop.awaitQuiet();
        String open = "/v1/exceptions?kind=RETURN_EXCEEDS_SALE&open=true&store=" + store;
        given().get(open).then().body("exceptions", hasSize(0));

        shop.send(basket(store, 3, NOON.plusHours(2), returned(1, milk, 2, sold)));

        await(() -> given().get(open).then().body("exceptions", hasSize(1)).body("exceptions[0].detail", containsString("which sold 3")));
        assertThat(onHand(store, milk)).isEqualTo(1);
    }

    @Test
    void a_return_whose_sale_comes_to_light_later_is_no_question_any_more() {
        Gln store = shop.newStore();
        Gtin milk = shop.newItem();
        RetailTransaction sold = basket(store, 1, NOON, sale(1, milk, 3));
        shop.send(basket(store, 2, NOON.plusHours(1), returned(1, milk, 2, sold)));
        String open = "/v1/exceptions?kind=RETURN_EXCEEDS_SALE&open=true&store=" + store;
        await(() -> given().get(open).then().body("exceptions", hasSize(1)));

        shop.send(sold);

        await(() -> given().get(open).then().body("exceptions", hasSize(0)));
    }

    @Test
    void what_another_store_sold_lands_where_it_comes_back_and_the_selling_store_hears_of_it_once() {
        Gln selling = shop.newStore();
        Gln receiving = shop.newStore();
        Gtin milk = shop.newItem();
        RetailTransaction sold = basket(selling, 1, NOON, sale(1, milk, 3));
        RetailTransaction back = basket(receiving, 9, NOON.plusHours(1), returned(1, milk, 1, sold), returned(2, milk, 2, sold), new TransactionLine.Void(3, 2));
        shop.send(sold);
        shop.send(back);
        shop.send(back);

        await(() -> given().get("/v1/stores/" + selling + "/stock/" + milk + "/events").then()
                .body("events.type", contains("ItemSold", "SaleReturnedElsewhere"))
                .body("events[1].at", equalTo(receiving.digits())).body("events[1].units", equalTo(1)).body("events[1].onHand", equalTo(-3)));
        Shop.awaitQuiet();
        given().get("/v1/stores/" + selling + "/stock/" + milk + "/events").then().body("events", hasSize(2));
        given().get("/v1/stores/" + receiving + "/stock/" + milk + "/events").then()
                .body("events.type", contains("ItemReturned", "ItemReturned", "ReturnVoided")).body("events[0].soldAt", equalTo(selling.digits()));
        assertThat(onHand(receiving, milk)).isEqualTo(1);
        await(() -> given().get("/v1/exceptions?kind=RETURN_EXCEEDS_SALE&open=true&store=" + receiving).then().body("exceptions", hasSize(0)));
    }

    @Test
    void goods_that_come_back_broken_or_go_to_the_vendor_are_returned_and_not_on_the_shelf() {
        Gln store = shop.newStore();
        Gtin milk = shop.newItem();
        RetailTransaction sold = basket(store, 1, NOON, sale(1, milk, 6));
        RetailTransaction back = basket(store, 2, NOON.plusHours(1), returned(1, milk, 1, sold), returned(2, milk, 2, sold, Disposition.DAMAGED),
                returned(3, milk, 3, sold, Disposition.TO_VENDOR));
        shop.send(sold);
        shop.send(back);
        shop.awaitApplied(back);

        assertThat(onHand(store, milk)).isEqualTo(-5);
        given().get("/v1/exceptions?kind=RETURN_EXCEEDS_SALE&open=true&store=" + store).then().body("exceptions", hasSize(0));
        RetailTransaction more = basket(store, 3, NOON.plusHours(2), returned(1, milk, 1, sold));
        shop.send(more);
        await(() -> given().get("/v1/exceptions?kind=RETURN_EXCEEDS_SALE&open=true&store=" + store).then().body("exceptions", hasSize(1)));
        assertThat(onHand(store, milk)).as("it is back on the shelf all the same").isEqualTo(-4);
    }

    private static Return returned(int line, Gtin item, int units, RetailTransaction sold) {
        return returned(line, item, units, sold, Disposition.SELLABLE);
    }

    private static Return returned(int line, Gtin item, int units, RetailTransaction sold, Disposition disposition) {
        return new Return(line, item, units, new BigDecimal("-10.00"), "NOK", null, disposition, new OriginalSale(sold.store(), sold.id().line(1)));
    }
}
