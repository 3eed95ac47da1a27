package io.restock.endtoend;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.endtoend.Product.Answer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One store of a running product and its distribution center: what their people say of it, by the requests that they make. */
record Shop(Product restock, String store, String dc, AtomicInteger baskets) {
    static Shop opens(Product restock, String name, String store, String dc) {
        var shop = new Shop(restock, store, dc, new AtomicInteger());
        ok(restock.put(shop.center(""), "{\"name\": \"DC of %s\", \"zone\": \"%s\"}".formatted(name, restock.zone())));
        ok(restock.put(shop.store(""), """
                {"name": "%s", "zone": "%s", "closeOut": "04:00", "dc": "%s", "region": "Oslo"}""".formatted(name, restock.zone(), dc)));
        return shop;
    }

    /** @param more fields of the item, each with a comma before it */
    void lists(String item, String name, String more) {
        ok(restock.put(restock.ledger() + "/v1/items/" + item, """
                {"name": "%s", "brand": "Fjellgard", "department": "Dairy", "category": "Milk", "unit": "EACH", "casePack": 6%s}""".formatted(name, more)));
    }

    String store(String path) {
        return restock.ledger() + "/v1/stores/" + store + path;
    }

    String center(String path) {
        return restock.distribution() + "/v1/dcs/" + dc + path;
    }

    /** @return what was answered */
    JsonNode says(String url, String body, Object... values) {
        return ok(restock.post(url, body.formatted(values)));
    }

    void isCounted(String item, int units) {
        says(store("/counts"), "{\"countedAt\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": %d}]}", restock.now(), item, units);
        hasOnHand(item, units);
    }

    void isSupplied(String item, int units) {
        says(center("/inbound"), "{\"receivedAt\": \"%s\", \"reference\": \"PO-%s-%d\", \"lines\": [{\"item\": \"%s\", \"units\": %d}]}", restock.now(), item, units, item, units);
    }

    /** @return the address of the basket */
    String sells(String item, int units) {
        String basket = restock.gateway() + "/v1/stores/" + store + "/tills/4/transactions/" + restock.now().minusHours(4).toLocalDate() + "/" + baskets.incrementAndGet();
        await().atMost(PATIENCE).untilAsserted(() -> ok(restock.put(basket, """
                {"occurredAt": "%s", "lines": [{"line": 1, "kind": "SALE", "item": "%s", "units": %d, "amount": "19.90", "currency": "NOK"}]}""".formatted(restock.now(), item,
                units))));
        return basket;
    }

    int stock(String item, String figure) {
        return restock.get(store("/stock/" + item)).body().path(figure).asInt(Integer.MIN_VALUE);
    }

    void hasOnHand(String item, int units) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(stock(item, "onHand")).describedAs("on hand").isEqualTo(units));
    }

    JsonNode position(String item) {
        return restock.get(restock.replenishment() + "/v1/stores/" + store + "/positions/" + item).body();
    }

    /** The one line that is on order. */
    JsonNode openLine(String item) {
        await().atMost(PATIENCE).until(() -> position(item).path("openLines").size() == 1);
        return position(item).path("openLines").path(0);
    }

    boolean isOpen(String item, String line) {
        return each(position(item).path("openLines")).anyMatch(open -> open.path("line").asText().equals(line));
    }

    /** What the center holds of an item. */
    int held(String item) {
        return restock.get(center("/stock?item=" + item)).body().path("lines").path(0).path("onHand").asInt();
    }

    /** What the board of the center says of an order line, whatever became of it. */
    JsonNode onBoard(String line) {
        return lookedUp(line).orElseThrow();
    }

    boolean isOnBoard(String line) {
        return lookedUp(line).isPresent();
    }

    private Optional<JsonNode> lookedUp(String line) {
        return Stream.of("", "?status=DESPATCHED", "?status=RECEIVED", "?status=CANCELLED")
                .flatMap(status -> each(restock.get(center("/orders" + status)).body().path("lines")))
                .filter(order -> order.path("orderLine").asText().equals(line)).findFirst();
    }

    /** A pick that waits, of a wave that a person or the clock has released. */
    record Waiting(long wave, long pick, int units) {}

    Waiting pickOf(String line) {
        return await().atMost(PATIENCE).until(() -> {
            restock.post(center("/waves"), "{\"stores\": [\"%s\"]}".formatted(store));
            return each(restock.get(center("/waves?status=OPEN")).body().path("waves")).flatMap(wave -> each(wave.path("picks"))
                    .filter(pick -> pick.path("orderLine").asText().equals(line) && !pick.hasNonNull("picked"))
                    .map(pick -> new Waiting(wave.path("id").asLong(), pick.path("pick").asLong(), pick.path("units").asInt()))).findFirst().orElse(null);
        }, pick -> pick != null);
    }

    /** @return the SSCC under which it left */
    String leaves(long wave) {
        return says(center("/despatches"), "{\"wave\": %d, \"store\": \"%s\"}", wave, store).path("sscc").asText();
    }

    JsonNode despatch(String sscc) {
        return restock.get(restock.distribution() + "/v1/despatches/" + sscc).body();
    }

    static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static JsonNode ok(Answer answer) {
        assertThat(answer.status()).describedAs(String.valueOf(answer.body())).isBetween(200, 299);
        return answer.body();
    }
}
