package io.restock.endtoend;

import static io.restock.endtoend.Shop.each;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a store's people meet between opening and closing, said by the requests that their devices make; every unit of it is there in the evening. */
@DisplayName("The day of a store's manager")
@ExtendWith(OpenChain.class)
@Order(Order.DEFAULT + 2)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StoreManagerTest {
    private static final String CREAM = "07038010000331";
    private static final String YOGHURT = "07038010000348";
    private static final String CARTON = "17038010000345";

    private static Product restock;
    private static Shop shop;
    private static Shop neighbour;

    @BeforeAll
    static void the_shop_opens(Product open) {
        restock = open;
        shop = Shop.opens(restock, "Kampen", "7080001000332", "7080002000331");
        neighbour = Shop.opens(restock, "Lambertseter", "7080001000349", "7080002000331");
        shop.lists(CREAM, "Rømme 3 dl", "");
        shop.lists(YOGHURT, "Yoghurt 150 g", "");
        shop.isCounted(YOGHURT, 40);
    }

    @Test
    @Order(1)
    void begins_with_a_count_of_shelf_and_back_room_by_two_people_while_customers_buy() {
        String session = shop.says(shop.store("/count-sessions"), "{\"openedAt\": \"%s\", \"name\": \"Dairy\"}", restock.now()).path("session").asText();
        counts(session, "SHELF", 8);
        shop.sells(CREAM, 3);
        shop.hasOnHand(CREAM, -3);
        counts(session, "BACK_ROOM", 20);
        shop.says(shop.store("/count-sessions/" + session + "/closings"), "{}");
        shop.hasOnHand(CREAM, 25);
    }

    @Test
    @Order(2)
    void takes_back_what_was_typed_wrongly_and_calls_it_no_theft() {
        JsonNode said =
                shop.says(shop.store("/adjustments"), "{\"occurredAt\": \"%s\", \"reason\": \"DAMAGE\", \"lines\": [{\"item\": \"%s\", \"units\": -20}]}", restock.now(), CREAM);
        shop.hasOnHand(CREAM, 5);
        String of = said.path("href").asText().replaceFirst(".*/", "");
        String reversal = "{\"of\": \"%s\", \"kind\": \"ADJUSTMENT\", \"reason\": \"two, not twenty\"}";
        shop.says(shop.store("/reversals"), reversal, of);
        shop.hasOnHand(CREAM, 25);
        assertThat(restock.post(shop.store("/reversals"), reversal.formatted(of)).status()).describedAs("once").isEqualTo(409);
        shop.says(shop.store("/adjustments"), "{\"occurredAt\": \"%s\", \"reason\": \"DAMAGE\", \"lines\": [{\"item\": \"%s\", \"units\": -2}]}", restock.now(), CREAM);
        shop.hasOnHand(CREAM, 23);
    }

    @Test
    @Order(3)
    void helps_a_neighbour_whose_lorry_loses_one_on_the_way() {
        String transfer = shop
                .says(shop.store("/transfers"), "{\"occurredAt\": \"%s\", \"to\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": 10}]}", restock.now(), neighbour.store(), CREAM)
                .path("id").asText();
        shop.hasOnHand(CREAM, 13);
        await().atMost(PATIENCE).until(() -> neighbour.stock(CREAM, "inTransit") == 10);
        neighbour.says(neighbour.store("/transfers/" + transfer + "/arrivals"),
                "{\"arrivedAt\": \"%s\", \"complete\": true, \"lines\": [{\"item\": \"%s\", \"units\": 8, \"damaged\": 1}]}", restock.now(), CREAM);
        neighbour.hasOnHand(CREAM, 8);
        assertThat(neighbour.stock(CREAM, "inTransit")).isZero();
        JsonNode travelled = restock.get(shop.store("/transfers/" + transfer)).body().path("transfer").path("lines").path(0);
        assertThat(travelled.path("missing").asInt()).isEqualTo(1);
    }

    @Test
    @Order(4)
    void keeps_for_a_customer_what_was_reserved_until_it_is_fetched() {
        String id = shop
                .says(shop.store("/reservations"), "{\"reference\": \"web 4711\", \"until\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": 4}]}", restock.now().plusDays(2),
                        YOGHURT)
                .path("id").asText();
        await().atMost(PATIENCE).until(() -> shop.stock(YOGHURT, "available") == 36);
        shop.says(shop.store("/reservations/" + id + "/collections"), "{\"collectedAt\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": 4}]}", restock.now(), YOGHURT);
        shop.sells(YOGHURT, 4);
        await().atMost(PATIENCE).until(() -> shop.stock(YOGHURT, "available") == 36 && shop.stock(YOGHURT, "onHand") == 36);
    }

    @Test
    @Order(5)
    void asks_what_the_carton_was_that_nobody_had_listed_and_finds_it_among_its_stock() {
        shop.sells(CARTON, 2);
        await().atMost(PATIENCE).until(() -> exceptions().contains(CARTON));
        shop.lists(YOGHURT, "Yoghurt 150 g", ", \"packs\": [{\"gtin\": \"" + CARTON + "\", \"units\": 6}]");
        shop.hasOnHand(YOGHURT, 24);
        await().atMost(PATIENCE).until(() -> !exceptions().contains(CARTON));
    }

    @Test
    @Order(6)
    void clears_the_shelf_of_what_is_recalled_and_may_sell_it_again_once_it_is_released() {
        String recall = shop.says(restock.ledger() + "/v1/recalls", "{\"reason\": \"glass\", \"items\": [\"%s\"]}", YOGHURT).path("id").asText();
        String answer = restock.ledger() + "/v1/recalls/" + recall + "/stores/" + shop.store() + "/answers";
        await().atMost(PATIENCE).untilAsserted(() -> Shop.ok(restock.post(answer, """
                {"lines": [{"item": "%s", "units": 24, "outcome": "DESTROYED"}]}""".formatted(YOGHURT))));
        shop.hasOnHand(YOGHURT, 0);
        shop.says(restock.ledger() + "/v1/recalls/" + recall + "/releases", "{\"reason\": \"the maker has cleared it\"}");
        await().atMost(PATIENCE).until(() -> restock.get(restock.ledger() + "/v1/items/" + YOGHURT).body().path("state").asText("ACTIVE").equals("ACTIVE"));
    }

    @Test
    @Order(7)
    void ends_with_stock_that_opens_into_everything_that_moved_it() {
        var events = each(restock.get(shop.store("/stock/" + CREAM + "/events")).body().path("events")).toList();
        assertThat(events.getLast().path("onHand").asInt()).isEqualTo(13);
        assertThat(events).extracting(event -> event.path("type").asText()).contains("ItemSold", "StockCounted", "StockAdjusted");
        Product.Said said = restock.verify();
        assertThat(said.exitCode()).describedAs(said.text()).isZero();
    }

    private static void counts(String session, String area, int units) {
        shop.says(shop.store("/count-sessions/" + session + "/counts"), "{\"area\": \"%s\", \"countedAt\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": %d}]}", area,
                restock.now(), CREAM, units);
    }

    /** Open ones of the store. */
    private static String exceptions() {
        return restock.get(restock.ledger() + "/v1/exceptions?open=true&store=" + shop.store()).body().toString();
    }
}
