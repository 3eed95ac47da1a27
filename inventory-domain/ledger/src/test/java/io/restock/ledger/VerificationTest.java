package io.restock.ledger;

import static io.restassured.RestAssured.given;
import static io.restock.ledger.Shop.NOON;
import static io.restock.ledger.Shop.await;
import static io.restock.ledger.Shop.basket;
import static io.restock.ledger.Shop.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Headers;
import io.restock.contracts.Json;
import io.restock.contracts.Sscc;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.Topics;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockLevel;
import io.restock.contracts.store.StoreRecord.DespatchNotice;
import io.restock.contracts.store.StoreRecord.DespatchedLine;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.journal.KafkaSettings;
import io.restock.local.testing.EngineTestResource;
import io.restock.sql.Database;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("The ledger checks itself")
class VerificationTest {
    @Inject
    Shop shop;
    @Inject
    Database database;
    @ConfigProperty(name = EngineTestResource.OPEN_KAFKA)
    String servers;

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
    void an_event_that_nobody_can_count_is_told_and_does_not_count_as_nothing() {
        tamper("""
                insert into ledger.journal (partition, position, key, sequence, type, schema_version, occurred_at, recorded_at, payload)
                values (77, 1, ?, 0, 'Unheard', 1, now(), now(), '{"units": 3}')""", "a|b");
        try {
            given().get("/v1/verification").then().statusCode(200).body("checks.findAll { it.name.startsWith('stock rows') }.offending.flatten()",
                    contains(containsString("nobody knows what moves by Unheard")));
        } finally {
            tamper("delete from ledger.journal where key = ?", "a|b");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"moved", "moved_in_transit", "moved_allocated"})
    void an_unknown_event_is_refused_wherever_it_would_be_counted(String function) {
        assertThatThrownBy(() -> database.read(sql -> sql.number("select ledger." + function + "('Unheard', '{}'::bytea)")))
                .hasStackTraceContaining("nobody knows what moves by Unheard");
    }

    /** Both say by how much an event moves on hand and in transit: what is checked where it lies must be what was decided. */
    @Test
    void java_and_sql_agree_on_what_each_event_that_was_ever_written_moves() throws IOException {
        var seen = new TreeSet<String>();
        try (var golden = Files.list(Path.of("..", "contracts", "src", "test", "resources", "golden", "inventory.stock-events"))) {
            for (Path file : golden.toList()) {
                String[] name = file.getFileName().toString().split("\\.");
                var event = Json.MAPPER.readTree(file.toFile());
                byte[] payload = Json.MAPPER.writeValueAsBytes(event.path("value"));
                StockEvent read = StockEvent.CODEC.read(name[0], Integer.parseInt(name[1].substring(1)), payload, StoreItemId.of(event.path("key").asText()), Instant.EPOCH);
                List<Integer> moved = database.read(sql -> sql.list("select unnest(array[ledger.moved(?, ?), ledger.moved_in_transit(?, ?), ledger.moved_allocated(?, ?)])",
                        row -> row.getInt(1), name[0], payload, name[0], payload, name[0], payload));
                assertThat(moved).as(file.toString()).containsExactly(read.moved(), read.movedInTransit(), read.movedAllocated());
                seen.add(name[0]);
            }
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(StockEvent.CODEC.types());
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
    void the_account_adds_up_in_eaches_and_in_grams_and_every_event_and_level_reaches_its_topic() {
        Gln store = shop.newStore();
        Gtin milk = shop.newItem();
        Gtin cheese = shop.newWeighedItem();
        Shop.awaitQuiet();
        Map<String, Number> before = counts();
        shop.counted(store, milk, NOON, 10);
        shop.counted(store, cheese, NOON, 4_000);
        RetailTransaction basket = basket(store, 1, NOON.plusHours(1), sale(1, milk, 2), sale(2, cheese, 350));
        shop.send(basket);
        shop.awaitApplied(basket);
        Shop.awaitQuiet();

        await(() -> {
            Map<String, Number> counts = counts();
            assertThat(counts.get("eventsRelayed")).isEqualTo(counts.get("events"));
            assertThat(counts.get("eventsOnTopic")).isEqualTo(counts.get("events"));
            assertThat(sum(counts, "transactionsApplied", "otherRecordsApplied", "duplicates", "conflicts", "quarantined")).isEqualTo(sum(counts, "recordsTaken"));
            for (String units : List.of("eaches", "grams")) {
                assertThat(sum(counts, units + "Opening", units + "Received", units + "Returned", units + "Found", units + "TransferredIn", units + "TransfersArrived",
                        units + "TransferredBack", units + "CountVariance"))
                        .isEqualTo(sum(counts, units + "OnHand", units + "Sold", units + "Shrink", units + "TransferredOut"));
            }
            assertThat(counts.keySet()).noneMatch(name -> name.startsWith("units"));
        });
        assertThat(moved(before, "eachesOpening", "eachesSold", "eachesOnHand", "gramsOpening", "gramsSold", "gramsOnHand", "storeItems"))
                .containsExactly(10L, 2L, 8L, 4_000L, 350L, 3_650L, 2L);
        await(() -> assertThat(levels().get(new StoreItemId(store, milk))).extracting(StockLevel::onHand).isEqualTo(8));
    }

    @Test
    void what_is_sold_before_it_is_listed_counts_as_eaches_until_it_is_known_to_be_weighed() {
        Gln store = shop.newStore();
        Gtin cheese = Shop.someGtin();
        Shop.awaitQuiet();
        Map<String, Number> before = counts();
        sell(store, 1, cheese, 350);
        assertThat(moved(before, "eachesSold", "gramsSold", "storeItemsUnlisted")).containsExactly(350L, 0L, 1L);

        shop.list(cheese, "GRAM");
        assertThat(moved(before, "eachesSold", "gramsSold", "storeItemsUnlisted")).containsExactly(0L, 350L, 0L);
        sell(store, 2, cheese, 200);
        assertThat(moved(before, "eachesSold", "gramsSold", "gramsOnHand", "storeItems")).containsExactly(0L, 550L, -550L, 1L);
        given().get("/v1/verification").then().body("checks.findAll { it.broken > 0 }", empty());
    }

    @Test
    void grams_among_the_eaches_are_found() {
        Gln store = shop.newStore();
        Gtin milk = shop.newItem();
        Gtin cheese = shop.newWeighedItem();
        RetailTransaction basket = basket(store, 1, NOON, sale(1, milk, 2), sale(2, cheese, 350));
        shop.send(basket);
        shop.awaitApplied(basket);
        Shop.awaitQuiet();

        String mixing = "update ledger.unit_totals t set sold = t.sold + %1$d * sign, on_hand = t.on_hand - %1$d * sign from (values ('EACH', 1), ('GRAM', -1)) of (unit, sign)"
                + " where counted_as = of.unit and partition = (select partition from ledger.stock where key = ?)";
        String key = store + "|" + cheese;
        assertThat(database.<Integer>decide(sql -> sql.execute(mixing.formatted(350), key))).isEqualTo(2);
        try {
            given().get("/v1/verification").then().body("checks.findAll { it.broken > 0 }.name", contains(
                    startsWith("running totals of sales, deliveries and transfers"), startsWith("running totals of eaches and of grams equal the stock rows")));
        } finally {
            database.<Integer>decide(sql -> sql.execute(mixing.formatted(-350), key));
        }
    }

    private void sell(Gln store, int sequence, Gtin item, int units) {
        RetailTransaction basket = basket(store, sequence, NOON.plusHours(sequence), sale(1, item, units));
        shop.send(basket);
        shop.awaitApplied(basket);
    }

    private static List<Long> moved(Map<String, Number> before, String... names) {
        Map<String, Number> now = counts();
        return List.of(names).stream().map(name -> sum(now, name) - sum(before, name)).toList();
    }

    private static Map<String, Number> counts() {
        return given().get("/v1/account").jsonPath().getMap("counts");
    }

    @Test
    void a_level_tells_what_is_under_way_also_after_the_next_sale() {
        Gln store = shop.newStore();
        Gtin milk = shop.newItem();
        Gtin bread = shop.newItem();
        shop.counted(store, milk, NOON, 10);
        Sscc despatch = Sscc.of(Shop.someGln(), 1);
        shop.send(new DespatchNotice(store, despatch.digits(), "d", NOON.toInstant(), Shop.someGln(), despatch,
                List.of(new DespatchedLine(milk, 6, null), new DespatchedLine(bread, 4, null)), null));
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

    private void tamper(String statement, String key) {
        assertThat(database.<Integer>decide(sql -> sql.execute(statement, key))).isEqualTo(1);
    }
}
