package io.restock.endtoend;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.contracts.CheckDigit;
import io.restock.endtoend.Product.Answer;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("When the power goes")
@ExtendWith(OpenChain.class)
@Order(Order.DEFAULT + 2)
class DisasterTest {
    private static final int STORES = 8;
    private static final int ITEMS = 40;
    private static final int POSTS = 120;
    private static final Map<Integer, Product.Killable> DISASTERS = Map.of(
            POSTS / 4, Product.Killable.LEDGER, POSTS / 2, Product.Killable.POSTGRES, POSTS * 3 / 4, Product.Killable.KAFKA);
    private static final int BASKETS_IN_A_POST = 50;

    private final Map<String, Integer> sold = new HashMap<>();
    private OffsetDateTime now;

    @Test
    void the_ledger_the_database_and_kafka_may_be_killed_amid_sales_and_the_totals_are_those_of_a_quiet_day(Product restock) {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        now = restock.now();
        open(restock);
        for (int post = 0; post < POSTS; post++) {
            if (DISASTERS.containsKey(post)) {
                restock.kill(DISASTERS.get(post));
            }
            sell(restock, post, random);
        }
        await().atMost(PATIENCE).ignoreException(UncheckedIOException.class).untilAsserted(() -> assertThat(onHand(restock)).isEqualTo(sold.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> -entry.getValue()))));
        Product.Said said = restock.verify();
        assertThat(said.exitCode()).describedAs(said.text()).isZero();
    }

    private static void open(Product restock) {
        String stores = IntStream.range(0, STORES).mapToObj(store -> """
                {"gln": "%s", "name": "Store %d", "zone": "%s", "closeOut": "04:00"}""".formatted(gln(store), store, restock.zone())).collect(Collectors.joining("\n"));
        String items = IntStream.range(0, ITEMS).mapToObj(item -> """
                {"gtin": "%s", "name": "Item %d", "brand": "Own", "department": "Dry", "category": "Dry", "unit": "EACH", "casePack": 6, "packs": []}"""
                .formatted(gtin(item), item)).collect(Collectors.joining("\n"));
        assertThat(restock.putLines(restock.ledger() + "/v1/stores", stores).status()).isEqualTo(200);
        assertThat(restock.putLines(restock.ledger() + "/v1/items", items).status()).isEqualTo(200);
    }

    /** Posts fifty baskets until they are acknowledged, as a till does that knows nothing of what goes on behind the counter. */
    private void sell(Product restock, int post, Random random) {
        var body = new StringBuilder();
        for (int basket = 0; basket < BASKETS_IN_A_POST; basket++) {
            int store = random.nextInt(STORES);
            var lines = new StringBuilder();
            for (int line = 1; line <= 5; line++) {
                int item = random.nextInt(ITEMS);
                int units = 1 + random.nextInt(3);
                sold.merge(gln(store) + "|" + gtin(item), units, Integer::sum);
                lines.append(line == 1 ? "" : ",").append("""
                        {"line": %d, "kind": "SALE", "item": "%s", "units": %d, "amount": "10.00", "currency": "NOK"}""".formatted(line, gtin(item), units));
            }
            body.append("""
                    {"store": "%s", "till": "1", "businessDate": "%s", "sequence": %d, "occurredAt": "%s", "lines": [%s]}
                    """.formatted(gln(store), now.minusHours(4).toLocalDate(), post * BASKETS_IN_A_POST + basket, now, lines));
        }
        await().atMost(PATIENCE).ignoreException(UncheckedIOException.class).until(() -> isRecorded(
                restock.postLines(restock.gateway() + "/v1/transactions", body.toString())));
    }

    private static boolean isRecorded(Answer answer) {
        if (answer.status() >= 300) {
            return false;
        }
        for (JsonNode result : answer.body().path("results")) {
            if (!result.path("status").asText().equals("RECORDED")) {
                return false;
            }
        }
        return answer.body().path("results").size() == BASKETS_IN_A_POST;
    }

    private static Map<String, Integer> onHand(Product restock) {
        var onHand = new HashMap<String, Integer>();
        for (int store = 0; store < STORES; store++) {
            for (JsonNode stock : restock.get(restock.ledger() + "/v1/stores/" + gln(store) + "/stock?limit=1000").body().path("stock")) {
                onHand.put(stock.path("store").asText() + "|" + stock.path("item").asText(), stock.path("onHand").asInt());
            }
        }
        return onHand;
    }

    private static String gln(int store) {
        String body = "70800030" + String.format("%04d", store);
        return body + CheckDigit.of(body);
    }

    private static String gtin(int item) {
        String body = "07038020" + String.format("%05d", item);
        return body + CheckDigit.of(body);
    }
}
