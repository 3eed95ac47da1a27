package io.restock.ledger;

import static io.restassured.RestAssured.given;
import static io.restock.ledger.Shop.NOON;
import static io.restock.ledger.Shop.await;
import static io.restock.ledger.Shop.basket;
import static io.restock.ledger.Shop.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Headers;
import io.restock.contracts.Sscc;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.Topics;
import io.restock.contracts.stock.StockLevel;
import io.restock.contracts.store.StoreRecord.DespatchNotice;
import io.restock.contracts.store.StoreRecord.DespatchedLine;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.journal.KafkaSettings;
import io.restock.ledger.database.Database;
import io.restock.ledger.database.Sql;
import io.restock.local.testing.EngineTestResource;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("The ledger checks itself")
class VerificationTest {
    @Inject Shop shop;
    @Inject Database database;
    @ConfigProperty(name = "kafka.bootstrap.servers") String servers;

    @Test
    void everything_holds_after_a_day_of_trade_and_a_tampered_stock_row_is_found() {
        Gln store = shop.newStore();
        Gtin milk = shop.newItem();
        shop.counted(store, milk, NOON, 10);
        RetailTransaction basket = basket(store, 1, NOON.minusHours(1), sale(1, milk, 2));
        shop.send(basket);
        shop.awaitApplied(basket);
        Shop.awaitQuiet();

        given().get("/v1/verification").then().statusCode(200).body("checks.findAll { it.broken > 0 }", empty()).body("checks.counted", everyItem(is(greaterThan(-1))));

        String key = store + "|" + milk;
        tamper("update ledger.stock set on_hand = 1000 where key = ?", key);
        try {
            given().get("/v1/verification").then().body("checks.findAll { it.broken > 0 && it.name.startsWith('stock rows') }.offending.flatten()", contains(key));
        } finally {
            tamper("update ledger.stock set on_hand = 10 where key = ?", key);
        }
    }

    @Test
    void a_transaction_row_that_points_elsewhere_is_found() {
        Gln store = shop.newStore();
        Gtin milk = shop.newItem();
        RetailTransaction basket = basket(store, 1, NOON, sale(1, milk, 2));
        shop.send(basket);
        shop.awaitApplied(basket);
        Shop.awaitQuiet();

        tamper("update ledger.transaction set first_position = first_position + 1 where store = ?", store.digits());
        try {
            given().get("/v1/verification").then().body("checks.findAll { it.broken > 0 }.offending.flatten()", contains(basket.id().toString()));
        } finally {
            tamper("update ledger.transaction set first_position = first_position - 1 where store = ?", store.digits());
        }
    }

    @Test
    void the_account_adds_up_and_every_event_and_level_reaches_its_topic() {
        Gln store = shop.newStore();
        Gtin milk = shop.newItem();
        shop.counted(store, milk, NOON, 10);
        RetailTransaction basket = basket(store, 1, NOON.plusHours(1), sale(1, milk, 2));
        shop.send(basket);
        shop.awaitApplied(basket);
        Shop.awaitQuiet();

        await(() -> {
            Map<String, Number> counts = given().get("/v1/account").jsonPath().getMap("counts");
            assertThat(counts.get("eventsRelayed")).isEqualTo(counts.get("events"));
            assertThat(counts.get("eventsOnTopic")).isEqualTo(counts.get("events"));
            assertThat(sum(counts, "transactionsApplied", "otherRecordsApplied", "duplicates", "conflicts", "quarantined")).isEqualTo(sum(counts, "recordsTaken"));
            assertThat(sum(counts, "unitsOpening", "unitsReceived", "unitsReturned", "unitsFound", "unitsTransferredIn", "unitsCountVariance"))
                    .isEqualTo(sum(counts, "unitsOnHand", "unitsSold", "unitsShrink", "unitsTransferredOut"));
        });
        await(() -> assertThat(levels().get(new StoreItemId(store, milk))).extracting(StockLevel::onHand).isEqualTo(8));
    }

    @Test
    void a_level_tells_what_is_under_way_also_after_the_next_sale() {
        Gln store = shop.newStore();
        Gtin milk = shop.newItem();
        Gtin bread = shop.newItem();
        shop.counted(store, milk, NOON, 10);
        Sscc despatch = Sscc.of(Shop.someGln(), 1);
        shop.send(new DespatchNotice(store, despatch.digits(), "d", NOON.toInstant(), Shop.someGln(), despatch,
                List.of(new DespatchedLine(milk, 6, null), new DespatchedLine(bread, 4, null))));
        RetailTransaction basket = basket(store, 1, NOON.plusHours(1), sale(1, milk, 2), sale(2, bread, 1));
        shop.send(basket);
        shop.awaitApplied(basket);

        await(() -> {
            Map<StoreItemId, StockLevel> levels = levels();
            assertThat(levels.get(new StoreItemId(store, milk))).extracting(StockLevel::onHand, StockLevel::inTransit).containsExactly(8, 6);
            assertThat(levels.get(new StoreItemId(store, bread))).extracting(StockLevel::onHand, StockLevel::inTransit).containsExactly(-1, 4);
        });
    }

    @Test
    void metrics_and_readiness_speak() {
        assertThat(given().get("/q/metrics").asString()).contains("restock_pos_lines_total", "restock_lag_events", "restock_lag_seconds",
                "restock_invariant_violations_total", "restock_stage_latency_seconds");
        given().get("/q/health/ready").then().statusCode(200).body("status", is("UP"));
    }

    private static long sum(Map<String, Number> counts, String... names) {
        return List.of(names).stream().mapToLong(name -> counts.get(name).longValue()).sum();
    }

    private Map<StoreItemId, StockLevel> levels() {
        var levels = new HashMap<StoreItemId, StockLevel>();
        try (var consumer = new KafkaConsumer<byte[], byte[]>(KafkaSettings.consumer(Map.of("bootstrap.servers", servers), "levels-test", 500))) {
            var partitions = consumer.partitionsFor(Topics.STOCK.topic()).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> levels.put(StoreItemId.of(new String(record.key(), StandardCharsets.UTF_8)),
                        StockLevel.CODEC.read(new String(record.headers().lastHeader(Headers.TYPE).value(), StandardCharsets.UTF_8), record.value())));
            }
        }
        return levels;
    }

    private void tamper(String sql, String key) {
        assertThat(database.<Integer>write(connection -> Sql.update(connection, sql, key))).isEqualTo(1);
    }
}
