package io.restock.distribution;

import static io.restassured.RestAssured.given;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.ValidatableResponse;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Headers;
import io.restock.contracts.Sscc;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Recall;
import io.restock.contracts.catalog.Store;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.ExceptionRaised;
import io.restock.contracts.orders.Explanation;
import io.restock.contracts.orders.OrderEvent;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.contracts.orders.OrderLineId;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.store.LineId;
import io.restock.local.testing.Noon;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The other services as the center sees them: topics to write to and to read from; and a center of its own for each test. */
public final class World implements AutoCloseable {
    private static final AtomicLong NUMBERS = new AtomicLong(System.nanoTime() % 100_000_000);

    public final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    public final Gln dc = gln();
    private final Wire wire = new Wire();

    /** A world with a registered center. */
    public World() {
        given().contentType("application/json").body("{\"name\": \"Center\", \"zone\": \"" + Noon.ZONE + "\"}").put("/v1/dcs/" + dc).then().statusCode(201);
    }

    public static Gln gln() {
        return Gln.of("708%09d".formatted(NUMBERS.incrementAndGet() % 1_000_000_000));
    }

    public static Gtin gtin() {
        return Gtin.of("0703%09d".formatted(NUMBERS.incrementAndGet() % 1_000_000_000));
    }

    public Gln store() {
        Gln gln = gln();
        wire.send("catalog.stores", gln.digits(), "Store", Store.CODEC.write(new Store(gln, "Store", Noon.ZONE, LocalTime.of(4, 0), dc, "East")));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(get("/v1/dcs/" + dc + "/lanes").extract().asString()).contains(gln.digits()));
        return gln;
    }

    public Gtin item(int casePack) {
        return item(Item.Unit.EACH, casePack);
    }

    /** @param casePack grams */
    public Gtin weighed(int casePack) {
        return item(Item.Unit.GRAM, casePack);
    }

    private Gtin item(Item.Unit unit, int casePack) {
        Gtin gtin = gtin();
        lists(gtin, "Milk", unit, casePack);
        return gtin;
    }

    /** Waits until the center has heard of an item of which it has some: reports and the catalog travel by different roads. */
    public void named(Gtin item) {
        await().atMost(PATIENCE).until(() -> given().get("/v1/dcs/" + dc + "/stock?item=" + item).path("lines[0].name") != null);
    }

    /** A whole assortment, listed at once. */
    public List<Gtin> items(int many, int casePack) {
        var items = Stream.generate(World::gtin).limit(many).toList();
        wire.send(items.stream().map(item -> listing(item, "Milk", Item.Unit.EACH, casePack)).toList());
        return items;
    }

    public void lists(Gtin item, String name) {
        lists(item, name, Item.Unit.EACH, 6);
    }

    /** Lists an item, or lists it again, with its other numbers. */
    public void packs(Gtin item, Item.Unit unit, Item.Pack... packs) {
        lists(new Item(item, "Milk", "Brand", "Dairy", "Milk", unit, 6, List.of(packs)));
    }

    public void recalls(Recall recall) {
        wire.send("catalog.recalls", recall.recall(), "Recall", Recall.CODEC.write(recall));
    }

    public void lists(Item item) {
        wire.send("catalog.items", item.gtin().digits(), "Item", Item.CODEC.write(item));
    }

    private void lists(Gtin item, String name, Item.Unit unit, int casePack) {
        wire.send(List.of(listing(item, name, unit, casePack)));
    }

    private static ProducerRecord<byte[], byte[]> listing(Gtin item, String name, Item.Unit unit, int casePack) {
        return Wire.message("catalog.items", item.digits(), "Item", Item.CODEC.write(new Item(item, name, "Brand", "Dairy", "Milk", unit, casePack, List.of())));
    }

    /** An order line whose cut-off was an hour ago. */
    public LinePlaced line(Gln store, Gtin item, int units, int casePack) {
        return line(store, item, units, casePack, 0, 10, 20);
    }

    public LinePlaced line(Gln store, Gtin item, int units, int casePack, int position, double mean, double variance) {
        var why = new Explanation("ItemSold 0/1", now, now, position, 0, 0, position, mean, variance, 48, 0.98, casePack, position + 1, units / casePack, null);
        return new LinePlaced(new OrderLineId("O" + NUMBERS.incrementAndGet(), 1), store, dc, item, now.minusSeconds(7_200), units, casePack,
                now.minusSeconds(3_600), now.plusSeconds(72_000), why);
    }

    /** Bounds the waves of the center. @param capacity JSON */
    public void capacity(String capacity) {
        given().contentType("application/json").body("{\"name\": \"Center\", \"zone\": \"" + Noon.ZONE + "\", \"capacity\": " + capacity + "}").put("/v1/dcs/" + dc).then()
                .statusCode(200);
    }

    /** What the center sends must be good for so many days. */
    public void keeps(int days) {
        given().contentType("application/json").body("{\"name\": \"Center\", \"zone\": \"%s\", \"minimumLifeDays\": %d}".formatted(Noon.ZONE, days)).put("/v1/dcs/" + dc).then()
                .statusCode(200);
    }

    public ValidatableResponse preview(String body) {
        return post("/v1/dcs/" + dc + "/waves/preview", body).statusCode(200);
    }

    /** Orders it, and waits until the center knows. */
    public LinePlaced placed(LinePlaced line) {
        order(line);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(board()).contains(line.line().toString()));
        return line;
    }

    /** Orders them at once, and waits until the center knows all. */
    public void placed(List<LinePlaced> lines) {
        order(lines);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(board()).contains(lines.stream().map(line -> line.line().toString()).toList()));
    }

    public void order(OrderEvent event) {
        order(List.of(event));
    }

    public void order(List<? extends OrderEvent> events) {
        wire.send(
                events.stream().map(event -> Wire.message("replenishment.orders", event.store().digits(), OrderEvent.CODEC.typeOf(event), OrderEvent.CODEC.write(event))).toList());
    }

    /** @return its position, to send it again */
    public long stock(StockEvent event) {
        return wire.stock(event, now);
    }

    public void stock(StockEvent event, long position) {
        wire.stock(event, now, position);
    }

    public StockEvent sold(Gln store, Gtin item, int units, Instant at) {
        return new StockEvent.ItemSold(new StoreItemId(store, item), at, new LineId(LocalDate.of(2026, 3, 2), "1", NUMBERS.incrementAndGet(), 1), units, 0);
    }

    public StockEvent received(LinePlaced line, Sscc despatch, int despatched, int units) {
        return new StockEvent.DeliveryReceived(new StoreItemId(line.store(), line.item()), now, despatch, line.line().toString(), despatched, units, 0, 0, units, null);
    }

    /** What the ledger says of units that a call-off met on their way. */
    public StockEvent home(LinePlaced line, Sscc despatch, int units) {
        return new StockEvent.DeliveryCalledOff(new StoreItemId(line.store(), line.item()), now, despatch, line.line().toString(), units, dc, false, 0, 0, true);
    }

    /** What it says of units that came although they were called off: a receipt follows. */
    public StockEvent allTheSame(LinePlaced line, Sscc despatch, int units) {
        return new StockEvent.DeliveryDespatched(new StoreItemId(line.store(), line.item()), now, despatch, dc, line.line().toString(), units, units, 0, true);
    }

    /** All that stands on a topic under a key, oldest first. */
    public List<ConsumerRecord<byte[], byte[]>> on(String topic, String key) {
        return wire.on(topic, key);
    }

    public static String type(ConsumerRecord<byte[], byte[]> record) {
        return Wire.header(record, Headers.TYPE);
    }

    public ValidatableResponse get(String path) {
        return given().get(path).then().statusCode(200);
    }

    public ValidatableResponse post(String path, String body) {
        return given().contentType("application/json").body(body).post(path).then();
    }

    public String board() {
        return get("/v1/dcs/" + dc + "/orders?limit=1000").extract().asString();
    }

    public void inbound(Gtin item, int units, String location) {
        inbound(List.of(item), units, location);
    }

    public void inbound(List<Gtin> items, int units, String location) {
        post("/v1/dcs/" + dc + "/inbound", """
                {"receivedAt": "2026-03-02T06:30:00+01:00", "reference": "%s", "lines": [%s]}""".formatted("PO-" + NUMBERS.incrementAndGet(),
                items.stream().map(item -> "{\"item\": \"%s\", \"units\": %d, \"location\": \"%s\"}".formatted(item, units, location))
                        .collect(Collectors.joining(", "))))
                .statusCode(201);
    }

    /** Goods of a lot. @param days how long they are good from today on, below 0 if they are not any more */
    public ValidatableResponse inbound(Gtin item, int units, String location, String lot, int days) {
        return report("inbound", "\"receivedAt\": \"" + Instant.now() + "\", \"reference\": \"PO-" + NUMBERS.incrementAndGet() + "\", ",
                "[{\"item\": \"%s\", \"units\": %d, \"location\": \"%s\", \"lot\": \"%s\", \"bestBefore\": \"%s\"}]".formatted(item, units, location, lot, day(days)));
    }

    /** At the center. */
    public static LocalDate day(int daysFromToday) {
        return LocalDate.now(Noon.ZONE).plusDays(daysFromToday);
    }

    /** Units of each lot of an item at a location, of those that have any. */
    public Map<String, Integer> lots(Gtin item, String location) {
        List<Map<String, Object>> lots =
                get("/v1/dcs/" + dc + "/stock?item=" + item).extract().jsonPath().getList("lines[0].locations.find { it.location == '" + location + "' }.lots");
        return lots == null ? Map.of()
                : lots.stream().filter(lot -> (int) lot.get("units") > 0).collect(Collectors.toMap(lot -> (String) lot.get("lot"), lot -> (Integer) lot.get("units")));
    }

    public ValidatableResponse pickAll(long wave, List<Long> picks, int units) {
        return post("/v1/waves/" + wave + "/picks", picks.stream().map(pick -> "{\"pick\": %d, \"units\": %d}".formatted(pick, units))
                .collect(Collectors.joining(", ", "{\"lines\": [", "]}")));
    }

    public ValidatableResponse wave() {
        return post("/v1/dcs/" + dc + "/waves", "{}");
    }

    public ValidatableResponse pick(long wave, long pick, int units, String choice) {
        String said = choice == null ? "" : ", \"short\": \"" + choice + "\"";
        return post("/v1/waves/" + wave + "/picks", "{\"lines\": [{\"pick\": %d, \"units\": %d%s}]}".formatted(pick, units, said));
    }

    /** A short pick that says why, and no more. */
    public ValidatableResponse pickShort(long wave, long pick, int units, String reason) {
        return post("/v1/waves/" + wave + "/picks", "{\"lines\": [{\"pick\": %d, \"units\": %d, \"reason\": \"%s\"}]}".formatted(pick, units, reason));
    }

    /** Counts, adjustments or moves, and what else is reported of a center once. @param lines of JSON, with its brackets */
    public ValidatableResponse report(String what, String head, String lines) {
        return post("/v1/dcs/" + dc + "/" + what, "{" + head + "\"lines\": " + lines + "}");
    }

    public ValidatableResponse count(Gtin item, String location, int units, Instant at) {
        return report("counts", "\"countedAt\": \"" + at + "\", ", "[{\"item\": \"%s\", \"location\": \"%s\", \"units\": %d}]".formatted(item, location, units));
    }

    public ValidatableResponse adjust(Gtin item, String location, int units, String reason) {
        return report("adjustments", "\"occurredAt\": \"" + Instant.now() + "\", \"reason\": \"" + reason + "\", ",
                "[{\"item\": \"%s\", \"location\": \"%s\", \"units\": %d}]".formatted(item, location, units));
    }

    public ValidatableResponse move(Gtin item, String from, String to, int units) {
        return report("moves", "", "[{\"item\": \"%s\", \"from\": \"%s\", \"to\": \"%s\", \"units\": %d}]".formatted(item, from, to, units));
    }

    /** Units of an item by location, of those that have any. */
    public Map<String, Integer> stock(Gtin item) {
        List<Map<String, Object>> locations = get("/v1/dcs/" + dc + "/stock?item=" + item).extract().jsonPath().getList("lines[0].locations");
        return locations == null ? Map.of() : locations.stream().filter(at -> (int) at.get("units") > 0)
                .collect(Collectors.toMap(at -> (String) at.get("location"), at -> (Integer) at.get("units")));
    }

    /** The center's exceptions of a kind as they were reported, oldest first. */
    public List<ExceptionRaised> raised(ExceptionKind kind) {
        return on("restock.exceptions", dc.digits()).stream().map(record -> ExceptionRaised.CODEC.read("ExceptionRaised", record.value()))
                .filter(raised -> raised.kind().equals(kind.name())).toList();
    }

    /** Whether the questions about its locations were open, each time that one was reported. */
    public List<Boolean> questions() {
        return raised(ExceptionKind.DC_STOCK_QUESTIONED).stream().map(ExceptionRaised::open).toList();
    }

    public ValidatableResponse despatch(long wave, Gln store) {
        return post("/v1/dcs/" + dc + "/despatches", "{\"wave\": %d, \"store\": \"%s\"}".formatted(wave, store));
    }

    /** Fails with the broken checks, if any is. */
    public void verify() {
        List<String> broken = get("/v1/verification").extract().jsonPath().getList("checks.findAll { it.broken > 0 }.name");
        assertThat(broken).isEmpty();
    }

    /** A record as some other program might write it. */
    public void raw(String topic, String key, String type, String value) {
        wire.send(topic, key, type, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        wire.close();
    }
}
