package io.restock.replenishment;

import static io.restassured.RestAssured.given;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.awaitility.Awaitility.await;

import io.restock.contracts.StoreItemId;

/** A listed store-item that is ordered for below a fixed level. */
final class FixedLevel {
    private FixedLevel() {}

    /** Cased in sixes, with 100 on hand: nothing is ordered until less is counted or sold. */
    static void of(LedgerStandIn ledger, StoreItemId id, int reorderLevel) {
        ledger.list(id, 6);
        ofListed(ledger, id, reorderLevel);
    }

    /** The same of a store-item that is listed already. */
    static void ofListed(LedgerStandIn ledger, StoreItemId id, int reorderLevel) {
        set(id, 0);
        ledger.counted(id, 100);
        await().atMost(PATIENCE).until(() -> given().get(position(id)).statusCode() == 200);
        set(id, reorderLevel);
        await().atMost(PATIENCE).until(() -> Integer.valueOf(reorderLevel).equals(given().get(position(id)).jsonPath().get("reorderLevel")));
    }

    private static void set(StoreItemId id, int level) {
        await().atMost(PATIENCE).until(() -> given().contentType("application/json").body("{\"reorderLevel\": " + level + "}")
                .put("/v1/stores/" + id.store() + "/policies/" + id.item()).statusCode() == 200);
    }

    private static String position(StoreItemId id) {
        return "/v1/stores/" + id.store() + "/positions/" + id.item();
    }
}
