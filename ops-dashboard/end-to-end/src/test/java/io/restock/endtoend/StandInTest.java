package io.restock.endtoend;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a need at a store of a center that burns to the shelf, by way of another center. */
@DisplayName("A store whose distribution center cannot work")
@ExtendWith(OpenChain.class)
@Order(Order.DEFAULT + 1)
class StandInTest {
    private static final Gln STOPPED = Gln.of("708000700001");
    private static final Gln STAND_IN = Gln.of("708000710001");
    private static final Gln STORE = Gln.of("709000700001");
    private static final Gtin ITEM = Gtin.of("0703809700001");

    @Test
    void is_supplied_by_another_with_the_line_that_it_ordered(Product restock) {
        for (Gln dc : new Gln[] {STOPPED, STAND_IN}) {
            ok(restock.put(restock.distribution() + "/v1/dcs/" + dc, "{\"name\": \"DC\", \"zone\": \"%s\"}".formatted(restock.zone())));
        }
        ok(restock.put(restock.ledger() + "/v1/stores/" + STORE, """
                {"name": "Torget", "zone": "%s", "closeOut": "04:00", "dc": "%s", "region": "Oslo"}""".formatted(restock.zone(), STOPPED)));
        ok(restock.put(restock.ledger() + "/v1/items/" + ITEM, """
                {"name": "Milk", "brand": "B", "department": "Dairy", "category": "Milk", "unit": "EACH", "casePack": 6, "packs": []}"""));
        await().atMost(PATIENCE).untilAsserted(() -> ok(restock.post(restock.distribution() + "/v1/dcs/" + STAND_IN + "/inbound", """
                {"receivedAt": "%s", "reference": "PO-stand-in", "lines": [{"item": "%s", "units": 600}]}""".formatted(restock.now(), ITEM))));
        ok(restock.post(restock.ledger() + "/v1/stores/" + STORE + "/counts",
                "{\"countedAt\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": 30}]}".formatted(restock.now(), ITEM)));
        await().atMost(PATIENCE).until(() -> restock.get(restock.ledger() + "/v1/stores/" + STORE + "/stock/" + ITEM).body().path("onHand").asInt() == 30);
        var till = restock.gateway() + "/v1/stores/" + STORE + "/tills/1/transactions/" + restock.now().minusHours(4).toLocalDate() + "/1";
        ok(restock.put(till, """
                {"occurredAt": "%s", "lines": [{"line": 1, "kind": "SALE", "item": "%s", "units": 28, "amount": "557.20", "currency": "NOK"}]}""".formatted(restock.now(), ITEM)));
        await().atMost(PATIENCE).until(() -> line(restock).path("dc").asText().equals(STOPPED.digits()));
        String order = order(restock).path("order").asText();

        var begun = restock.post(restock.distribution() + "/v1/dcs/" + STOPPED + "/fail-overs", "{\"to\": \"%s\", \"reason\": \"the racks burnt\"}".formatted(STAND_IN));
        assertThat(begun.status()).isEqualTo(201);
        await().atMost(PATIENCE).until(() -> line(restock).path("dc").asText().equals(STAND_IN.digits()));
        assertThat(line(restock).path("home").asText()).isEqualTo(STOPPED.digits());

        String sscc = sent(restock);
        await().atMost(PATIENCE).until(() -> !restock.get(restock.ledger() + "/v1/stores/" + STORE + "/despatches").body().path("despatches").isEmpty());
        int units = restock.get(restock.distribution() + "/v1/despatches/" + sscc).body().path("lines").path(0).path("units").asInt();
        ok(restock.post(restock.ledger() + "/v1/stores/" + STORE + "/receipts", """
                {"receivedAt": "%s", "despatch": "%s", "lines": [{"item": "%s", "units": %d, "condition": "GOOD"}]}""".formatted(restock.now(), sscc, ITEM, units)));
        await().atMost(PATIENCE)
                .until(() -> restock.get(restock.replenishment() + "/v1/replenishment-orders/" + order).body().path("lines").path(0).path("received").asInt() == units);
        ok(restock.post(restock.distribution() + "/v1/dcs/" + STOPPED + "/fail-overs/" + begun.body().path("id").asText() + "/ends", "{\"reason\": \"they stand again\"}"));
    }

    private static JsonNode order(Product restock) {
        return restock.get(restock.replenishment() + "/v1/replenishment-orders?store=" + STORE).body().path("orders").path(0);
    }

    private static JsonNode line(Product restock) {
        return order(restock).path("lines").path(0);
    }

    /** By a wave that a person releases, or the clock. @return the number of what left */
    private static String sent(Product restock) {
        String center = restock.distribution() + "/v1/dcs/" + STAND_IN;
        await().atMost(PATIENCE).until(() -> {
            restock.post(center + "/waves", "{}");
            return !restock.get(center + "/waves?status=OPEN").body().path("waves").isEmpty();
        });
        JsonNode wave = restock.get(center + "/waves?status=OPEN").body().path("waves").path(0);
        for (JsonNode pick : wave.path("picks")) {
            ok(restock.post(restock.distribution() + "/v1/waves/" + wave.path("id").asText() + "/picks",
                    "{\"lines\": [{\"pick\": %s, \"units\": %s}]}".formatted(pick.path("pick"), pick.path("units"))));
        }
        return restock.post(center + "/despatches", "{\"wave\": %s, \"store\": \"%s\"}".formatted(wave.path("id"), STORE)).body().path("sscc").asText();
    }

    private static void ok(Product.Answer answer) {
        assertThat(answer.status()).describedAs(String.valueOf(answer.body())).isBetween(200, 299);
    }
}
