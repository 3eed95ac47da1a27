package io.restock.ledger;

import static io.restassured.RestAssured.given;
import static io.restock.local.testing.Patience.PATIENCE;

import io.restock.contracts.Digest;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Headers;
import io.restock.contracts.Topics;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.contracts.store.TransactionLine;
import io.restock.contracts.store.TransactionLine.Sale;
import io.restock.journal.KafkaSettings;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.Noon;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A chain to test with: a new store and items whenever asked, tills that post straight to the topic. */
@ApplicationScoped
public class Shop {
    public static final OffsetDateTime NOON = OffsetDateTime.now(Noon.ZONE).minusDays(1).withHour(12).withMinute(0).withSecond(0).withNano(0);
    private static final AtomicInteger NUMBER = new AtomicInteger((int) (System.nanoTime() / 1_000 % 400_000));

    private final KafkaProducer<byte[], byte[]> producer;

    Shop(@ConfigProperty(name = EngineTestResource.OPEN_KAFKA) String servers) {
        producer = new KafkaProducer<>(KafkaSettings.producer(Map.of("bootstrap.servers", servers)));
    }

    public static Gln someGln() {
        return Gln.of("708%09d".formatted(NUMBER.incrementAndGet()));
    }

    public static Gtin someGtin() {
        return Gtin.of("0703%09d".formatted(NUMBER.incrementAndGet()));
    }

    public Gln newStore() {
        Gln gln = someGln();
        given().contentType("application/json").body("{\"name\": \"Corner shop\", \"zone\": \"%s\"}".formatted(Noon.ZONE))
                .when().put("/v1/stores/" + gln).then().statusCode(201);
        return gln;
    }

    /** A store that a distribution center supplies. */
    public Gln newStoreOf(Gln dc) {
        Gln gln = someGln();
        given().contentType("application/json").body("{\"name\": \"Corner shop\", \"zone\": \"%s\", \"dc\": \"%s\"}".formatted(Noon.ZONE, dc))
                .when().put("/v1/stores/" + gln).then().statusCode(201);
        return gln;
    }

    public Gtin newItem() {
        Gtin gtin = someGtin();
        list(gtin, "EACH");
        return gtin;
    }

    /** One that is sold by weight. */
    public Gtin newWeighedItem() {
        Gtin gtin = someGtin();
        list(gtin, "GRAM");
        return gtin;
    }

    public void list(Gtin gtin, String unit) {
        given().contentType("application/json").body("{\"name\": \"Milk\", \"unit\": \"%s\", \"casePack\": 6}".formatted(unit))
                .when().put("/v1/items/" + gtin).then().statusCode(201);
    }

    public static RetailTransaction basket(Gln store, long sequence, OffsetDateTime at, TransactionLine... lines) {
        String digest = Digest.of((store + "/" + sequence + "/" + at + "/" + List.of(lines)).getBytes(StandardCharsets.UTF_8));
        return new RetailTransaction(store, "4", LocalDate.from(at), sequence, at, at.toInstant(), digest, List.of(lines));
    }

    public static Sale sale(int line, Gtin item, int units) {
        return new Sale(line, item, units, new BigDecimal("10.00"), "NOK", null);
    }

    public void send(StoreRecord record) {
        send(record.store().digits(), StoreRecord.CODEC.typeOf(record), StoreRecord.CODEC.write(record));
    }

    public void sendWith(StoreRecord record, String header, String value) {
        var message = new ProducerRecord<>(Topics.POS_TRANSACTIONS.topic(), bytes(record.store().digits()), StoreRecord.CODEC.write(record));
        message.headers().add(Headers.TYPE, bytes(StoreRecord.CODEC.typeOf(record))).add(header, bytes(value));
        producer.send(message);
        producer.flush();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public void send(String key, String type, byte[] value) {
        send(Topics.POS_TRANSACTIONS, key, type, value);
    }

    public void send(Topics topic, String key, String type, byte[] value) {
        var record = new ProducerRecord<>(topic.topic(), key.getBytes(StandardCharsets.UTF_8), value);
        record.headers().add(Headers.TYPE, type.getBytes(StandardCharsets.UTF_8));
        producer.send(record);
        producer.flush();
    }

    public String report(Gln store, String kind, String key, String body) {
        return given().contentType("application/json").header("Idempotency-Key", key).body(body)
                .when().post("/v1/stores/" + store + "/" + kind).then().statusCode(202).extract().path("href");
    }

    public void counted(Gln store, Gtin item, OffsetDateTime at, int units) {
        String href = report(store, "counts", "count-" + NUMBER.incrementAndGet(),
                "{\"countedAt\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": %d}]}".formatted(at, item, units));
        await(() -> given().get(href).then().statusCode(200));
    }

    public static void await(org.awaitility.core.ThrowingRunnable until) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).untilAsserted(until);
    }

    public static int onHand(Gln store, Gtin item) {
        return given().get("/v1/stores/" + store + "/stock/" + item).then().statusCode(200).extract().path("onHand");
    }

    public void awaitApplied(RetailTransaction transaction) {
        await(() -> given().get(transaction.id().href()).then().statusCode(200));
    }

    public static long account(String count) {
        return given().get("/v1/account").then().statusCode(200).extract().jsonPath().getLong("counts." + count);
    }

    /** Waits until everything that is on the topic has been taken. */
    public static void awaitQuiet() {
        await(() -> org.assertj.core.api.Assertions.assertThat(given().get("/v1/account").jsonPath().<Integer>get("lag.'pos.transactions'")).isZero());
    }
}
