package io.restock.distribution.demand;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.stock.StockEvent.ItemSold;
import io.restock.contracts.stock.StockEvent.SaleVoided;
import io.restock.contracts.store.LineId;
import io.restock.distribution.World;
import io.restock.local.testing.EngineTestResource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("Live demand")
class LiveDemandTest {
    @Test
    void shows_a_sale_before_any_order_exists() {
        try (var world = new World()) {
            var store = world.store();
            var item = world.item(6);
            world.stock(world.sold(store, item, 3, world.now));
            await().atMost(PATIENCE).untilAsserted(() -> world.get("/v1/dcs/" + world.dc + "/demand?windowMinutes=60").body("eaches", equalTo(3))
                    .body("items", hasSize(1)).body("items[0].item", equalTo(item.digits())).body("items[0].stores[0].store", equalTo(store.digits()))
                    .body("freshness.recordedAt", notNullValue()));
            world.get("/v1/dcs/" + world.dc + "/orders").body("lines", hasSize(0));
        }
    }

    @Test
    void counts_a_sale_once_however_often_it_is_reported_and_takes_a_void_back() {
        try (var world = new World()) {
            var store = world.store();
            var item = world.item(6);
            var sale = (ItemSold) world.sold(store, item, 5, world.now);
            long position = world.stock(sale);
            world.stock(sale, position);
            var by = new LineId(sale.sale().businessDate(), sale.sale().till(), sale.sale().sequence(), 2);
            world.stock(world.sold(store, item, 2, world.now));
            world.stock(new SaleVoided(new StoreItemId(store, item), world.now, by, sale.sale(), 2, 0));
            world.stock(world.sold(store, world.item(6), 1, world.now));
            await().atMost(PATIENCE).untilAsserted(() -> world.get("/v1/dcs/" + world.dc + "/demand").body("items", hasSize(2)));
            world.get("/v1/dcs/" + world.dc + "/demand").body("eaches", equalTo(6)).body("items[0].units", equalTo(5));
        }
    }

    @Test
    void grams_are_added_to_grams_and_ranked_by_case_packs() {
        try (var world = new World()) {
            var store = world.store();
            var cheese = world.weighed(5_000);
            var milk = world.item(6);
            world.stock(world.sold(store, cheese, 412, world.now));
            world.stock(world.sold(store, milk, 2, world.now));
            await().atMost(PATIENCE).untilAsserted(() -> world.get("/v1/dcs/" + world.dc + "/demand").body("eaches", equalTo(2)).body("grams", equalTo(412))
                    .body("items[0].item", equalTo(milk.digits())).body("items[1].unit", equalTo("GRAM")).body("items[1].units", equalTo(412)));
        }
    }

    @Test
    void is_a_window_that_slides() {
        try (var world = new World()) {
            var store = world.store();
            world.stock(world.sold(store, world.item(6), 7, world.now.minusSeconds(90 * 60)));
            world.stock(world.sold(store, world.item(6), 1, world.now));
            world.stock(world.sold(store, world.item(6), 9, world.now.minusSeconds(30 * 3_600)));
            await().atMost(PATIENCE).untilAsserted(() -> world.get("/v1/dcs/" + world.dc + "/demand?windowMinutes=360").body("eaches", equalTo(8)));
            world.get("/v1/dcs/" + world.dc + "/demand?windowMinutes=60").body("eaches", equalTo(1));
        }
    }
}
