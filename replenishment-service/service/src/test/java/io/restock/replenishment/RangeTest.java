package io.restock.replenishment;

import static io.restassured.RestAssured.given;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Item.State;
import io.restock.contracts.catalog.Item.Unit;
import io.restock.contracts.despatch.DespatchEvent.LineShorted;
import io.restock.contracts.despatch.DespatchEvent.Outcome;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.local.testing.EngineTestResource;
import io.restock.replenishment.catalog.Catalog;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("An item that is held, delisted or not stocked, in planning")
class RangeTest extends OneItem {
    @Inject
    Catalog catalog;

    @Test
    void held_is_not_ordered_and_released_its_need_is_seen_at_once() {
        list(State.HELD, true);
        level(12);
        ledger.counted(id, 2);
        await().atMost(PATIENCE).until(() -> number("select count(*) from replenishment.store_item where on_hand = 2 and item = '" + id.item() + "'") == 1);
        ledger.sold(id, 1, 1);
        await().atMost(PATIENCE).until(() -> number("select count(*) from replenishment.store_item where on_hand = 1 and item = '" + id.item() + "'") == 1);
        assertThat(events(LinePlaced.class)).isEmpty();
        await().atMost(PATIENCE).until(() -> number("select count(*) from replenishment.item_range where rest = 'HELD' and item = '" + id.item() + "'") == 1);

        list(State.ACTIVE, true);
        await().atMost(PATIENCE).until(() -> events(LinePlaced.class).size() == 1);
        assertThat(events(LinePlaced.class).getFirst().units()).isEqualTo(12);
        await().atMost(PATIENCE).until(() -> number("select count(*) from replenishment.item_range where item = '" + id.item() + "'") == 0);
        given().get("/v1/verification").then().body("checks.findAll { it.broken > 0 }", hasSize(0));
    }

    @Test
    void delisted_what_is_cancelled_for_it_is_not_ordered_anew_and_is_no_promise_missed() {
        list(State.ACTIVE, true);
        level(12);
        ledger.counted(id, 2);
        await().atMost(PATIENCE).until(() -> events(LinePlaced.class).size() == 1);
        LinePlaced line = events(LinePlaced.class).getFirst();

        list(State.DELISTED, true);
        ledger.despatch(new LineShorted(id.store(), Instant.now(), LedgerStandIn.DC, line.line().toString(), id.item(), line.units(), Outcome.CANCELLED, LineShorted.DELISTED));
        await().atMost(PATIENCE).untilAsserted(() -> position().body("onOrder", equalTo(0)).body("reorderLevel", equalTo(0)));
        assertThat(events(LinePlaced.class)).hasSize(1);
        assertThat(number("select wanting from replenishment.order_line where id = '" + line.line() + "'")).isZero();
        ledger.sold(id, 2, 0);
        await().atMost(PATIENCE).untilAsserted(() -> position().body("onHand", equalTo(0)));
        assertThat(events(LinePlaced.class)).hasSize(1);
    }

    @Test
    void not_stocked_is_neither_ordered_nor_asked_about() {
        list(State.ACTIVE, false);
        level(12);
        ledger.sold(id, 20, -20);
        await().atMost(PATIENCE).untilAsserted(() -> position().body("onHand", equalTo(-20)).body("onOrder", equalTo(0)));
        assertThat(events(LinePlaced.class)).isEmpty();
        given().get("/v1/stores/" + id.store() + "/questions").then().body("questions", hasSize(0));
    }

    private io.restassured.response.ValidatableResponse position() {
        return given().get("/v1/stores/" + id.store() + "/positions/" + id.item()).then().statusCode(200);
    }

    private void list(State state, boolean stocked) {
        if (catalog.store(id.store()).isEmpty()) {
            ledger.list(id, 6);
        }
        ledger.list(new Item(id.item(), "Item", "Brand", "Food", "Food", Unit.EACH, 6, List.of(), state, stocked, List.of(), List.of()));
        await().atMost(PATIENCE).until(() -> catalog.store(id.store()).isPresent() && catalog.lists(id.item())
                && catalog.resting().containsKey(id.item()) == (state != State.ACTIVE || !stocked));
    }

    private void level(int units) {
        await().atMost(PATIENCE).until(() -> given().contentType("application/json").body("{\"reorderLevel\": " + units + "}")
                .put("/v1/stores/" + id.store() + "/policies/" + id.item()).statusCode() == 200);
    }

    private long number(String statement) {
        return database.read(sql -> sql.number(statement));
    }
}
