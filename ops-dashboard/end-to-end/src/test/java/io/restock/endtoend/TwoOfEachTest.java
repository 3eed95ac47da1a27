package io.restock.endtoend;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.contracts.CheckDigit;
import io.restock.contracts.Headers;
import io.restock.contracts.Json;
import io.restock.contracts.Topics;
import io.restock.endtoend.Product.Answer;
import io.restock.local.testing.Engines;
import io.restock.local.testing.Noon;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two whole products, as two machines run them: twelve services on one PostgreSQL and one Kafka. */
@Tag("long")
@DisplayName("Two of each service")
class TwoOfEachTest {
    private static final int STORES = 12;
    private static final String DC = "7080002000058";
    private static final String MILK = "07038010000966";
    private static final int ON_THE_SHELF = 30;
    private static final int SOLD = 28;
    private static final OffsetDateTime NOW = OffsetDateTime.now(Noon.ZONE).withNano(0);
    private static final List<String> SERVICES = List.of("dashboard", "gateway", "ledger", "replenishment", "distribution-center", "search");

    private Engines engines;
    private Product first;
    private Product second;

    @Test
    void do_everything_once_tell_the_same_and_take_over_when_one_dies() {
        Path directory = Path.of("target", "two-of-each-" + UUID.randomUUID().toString().substring(0, 8));
        try (var theirs = Engines.start(directory)) {
            engines = theirs;
            first = Product.guestOf("first", engines);
            second = Product.guestOf("second", engines);
            try (var _ = second) {
                try {
                    first.start(1);
                    second.start(1);
                    theChainOpens();
                    aSaleIsCountedOnce();
                    aNeedIsOrderedOnce();
                    aDayEndsOnce();
                    oneRebuildsAtATime();
                    assertReady(first);
                    assertReady(second);
                } finally {
                    first.killAll();
                }
                theOtherTakesOver();
            }
        }
    }

    private <T> Stream<T> both(Function<Product, T> does) {
        return Stream.of(first, second).map(does);
    }

    private void theChainOpens() {
        assertOk(first.put(first.distribution() + "/v1/dcs/" + DC, """
                {"name": "DC Vestby", "zone": "%s"}""".formatted(Noon.ZONE)));
        assertOk(second.put(second.ledger() + "/v1/items/" + MILK, """
                {"name": "Helmelk 1 l", "brand": "Fjellgard", "department": "Dairy", "category": "Milk", "unit": "EACH", "casePack": 6, "packs": []}"""));
        for (int store = 0; store < STORES; store++) {
            Product one = store % 2 == 0 ? first : second;
            assertOk(one.put(one.ledger() + "/v1/stores/" + gln(store), """
                    {"name": "Store %d", "zone": "%s", "closeOut": "04:00", "dc": "%s"}""".formatted(store, Noon.ZONE, DC)));
            assertOk(one.post(one.ledger() + "/v1/stores/" + gln(store) + "/counts", """
                    {"countedAt": "%s", "lines": [{"item": "%s", "units": %d}]}""".formatted(NOW.minusMinutes(1), MILK, ON_THE_SHELF)));
        }
    }

    /** The till heard no answer, and asked the other gateway. */
    private void aSaleIsCountedOnce() {
        for (int store = 0; store < STORES; store++) {
            sell(store, 1, SOLD, first);
            sell(store, 1, SOLD, second);
        }
        awaitOnHand(ON_THE_SHELF - SOLD, first);
        awaitOnHand(ON_THE_SHELF - SOLD, second);
        await().atMost(PATIENCE).untilAsserted(() -> both(product -> found(product, ON_THE_SHELF - SOLD)).forEach(found -> assertThat(found).isEqualTo(STORES)));
    }

    private void aNeedIsOrderedOnce() {
        await().atMost(PATIENCE).untilAsserted(() -> both(this::openLines).forEach(lines -> assertThat(lines).hasSize(STORES).doesNotHaveDuplicates()));
        assertThat(openLines(first)).containsExactlyInAnyOrderElementsOf(openLines(second));
        await().atMost(PATIENCE).untilAsserted(() -> both(this::linesAtTheCenter).forEach(lines -> assertThat(lines).containsExactlyInAnyOrderElementsOf(openLines(first))));
    }

    private void aDayEndsOnce() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(daysClosed()).hasSizeGreaterThanOrEqualTo(STORES));
        assertThat(daysClosed()).doesNotHaveDuplicates();
    }

    private void oneRebuildsAtATime() {
        var answers = IntStream.range(0, 10).boxed().flatMap(_ -> both(product -> CompletableFuture.supplyAsync(
                () -> product.post(product.ledger() + "/v1/rebuilds/stock", ""), Thread::startVirtualThread))).toList().stream().map(CompletableFuture::join).toList();
        assertThat(answers).extracting(Answer::status).contains(200, 409).containsOnly(200, 409);
        assertThat(answers).filteredOn(answer -> answer.status() == 409)
                .allSatisfy(answer -> assertThat(answer.body().path("detail").asText()).contains("is being rebuilt already"));
        awaitOnHand(ON_THE_SHELF - SOLD, first);
    }

    private void theOtherTakesOver() {
        for (int store = 0; store < STORES; store++) {
            sell(store, 2, 1, second);
        }
        awaitOnHand(ON_THE_SHELF - SOLD - 1, second);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(found(second, ON_THE_SHELF - SOLD - 1)).isEqualTo(STORES));
        await().atMost(PATIENCE).untilAsserted(() -> assertReady(second));
        Product.Said said = second.verify();
        assertThat(said.exitCode()).describedAs(said.text()).isZero();
    }

    private void sell(int store, int sequence, int units, Product by) {
        String till = by.gateway() + "/v1/stores/" + gln(store) + "/tills/1/transactions/" + NOW.minusHours(4).toLocalDate() + "/" + sequence;
        await().atMost(PATIENCE).ignoreException(UncheckedIOException.class).until(() -> by.put(till, """
                {"occurredAt": "%s", "lines": [{"line": 1, "kind": "SALE", "item": "%s", "units": %d, "amount": "19.90", "currency": "NOK"}]}"""
                .formatted(NOW, MILK, units)).status() == 202);
    }

    /** And both know that they know all of it. */
    private static void awaitOnHand(int units, Product at) {
        for (int store = 0; store < STORES; store++) {
            String stock = at.ledger() + "/v1/stores/" + gln(store) + "/stock/" + MILK;
            await().atMost(PATIENCE).ignoreException(UncheckedIOException.class).untilAsserted(() -> {
                Answer answer = at.get(stock);
                assertThat(answer.body().path("onHand").asInt(Integer.MIN_VALUE)).describedAs(String.valueOf(answer)).isEqualTo(units);
                assertThat(answer.body().path("freshness").path("behindMillis").asLong(-1)).describedAs(String.valueOf(answer)).isZero();
            });
        }
    }

    /** At how many stores a search finds so many. */
    private static long found(Product at, int onHand) {
        return list(at.get(at.search() + "/v1/search?q=helmelk&limit=100").body().path("hits")).filter(hit -> hit.path("onHand").asInt() == onHand).count();
    }

    private List<String> openLines(Product at) {
        return IntStream.range(0, STORES).boxed()
                .flatMap(store -> list(at.get(at.replenishment() + "/v1/stores/" + gln(store) + "/positions/" + MILK).body().path("openLines")))
                .map(line -> line.path("line").asText()).toList();
    }

    private List<String> linesAtTheCenter(Product at) {
        return list(at.get(at.distribution() + "/v1/dcs/" + DC + "/orders").body().path("lines")).map(line -> line.path("orderLine").asText()).toList();
    }

    private static Stream<JsonNode> list(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** The last ended day of each store that the decider knows. */
    private List<String> daysClosed() {
        try (var consumer =
                new KafkaConsumer<>(Map.<String, Object>of("bootstrap.servers", engines.bootstrapServers()), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(Topics.PLANNING.topic()).stream().map(each -> new TopicPartition(each.topic(), each.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var days = new ArrayList<String>();
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (new String(record.headers().lastHeader(Headers.TYPE).value(), StandardCharsets.UTF_8).equals("DayClosed")) {
                        days.add(day(record.value()));
                    }
                });
            }
            return days;
        }
    }

    private static String day(byte[] closed) {
        try {
            JsonNode day = Json.MAPPER.readTree(closed);
            return day.path("store").asText() + " " + day.path("businessDate").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertReady(Product product) {
        for (int service = 0; service < SERVICES.size(); service++) {
            Answer ready = product.get(product.service(service) + "/q/health/ready");
            assertThat(ready.status()).describedAs(SERVICES.get(service) + " says " + ready.body()).isEqualTo(200);
        }
    }

    private static void assertOk(Answer answer) {
        assertThat(answer.status()).describedAs(String.valueOf(answer.body())).isBetween(200, 299);
    }

    private static String gln(int store) {
        String body = "70800050%04d".formatted(store);
        return body + CheckDigit.of(body);
    }
}
