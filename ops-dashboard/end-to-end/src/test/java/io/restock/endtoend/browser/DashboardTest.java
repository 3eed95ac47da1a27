package io.restock.endtoend.browser;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.restock.contracts.Codec;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Headers;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.Topics;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Store;
import io.restock.contracts.orders.Explanation;
import io.restock.contracts.orders.OrderEvent;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.contracts.orders.OrderLineId;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockEvent.ItemSold;
import io.restock.contracts.store.LineId;
import io.restock.endtoend.browser.DashboardPage.LiveEvent;
import io.restock.endtoend.browser.DashboardPage.OpenOrder;
import io.restock.local.testing.Engines;
import io.restock.local.testing.Noon;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The built dashboard server on a real Kafka, in a real browser. The services are away, and the page says so and goes on. */
@DisplayName("Before the dashboard")
class DashboardTest {
    private static final Gln STORE = new Gln("7080001000011");
    private static final Gln DC = new Gln("7080002000010");
    private static final Gtin MILK = new Gtin("07038010000010");

    private static DashboardServer server;
    private static KafkaProducer<byte[], byte[]> producer;
    private static DashboardPage page;
    private static long position;

    @BeforeAll
    static void open() throws Exception {
        var engines = Engines.shared();
        server = DashboardServer.start(engines, Path.of("target", "dashboard.log"), Links.asSettings());
        page = DashboardPage.open(Links.to(server.address(), Links.A_DAY)); // of a chain without a store: the page must stand that too
        producer = new KafkaProducer<>(Map.of("bootstrap.servers", engines.bootstrapServers(), "acks", "all"),
                new ByteArraySerializer(), new ByteArraySerializer());
        put(Topics.STORES, STORE.digits(), Store.CODEC,
                new Store(STORE, "Majorstuen", Noon.ZONE, LocalTime.of(4, 0), DC, "Oslo"), Instant.now());
        put(Topics.ITEMS, MILK.digits(), Item.CODEC,
                new Item(MILK, "Lettmelk 1 l", "Fjellgard", "Dairy", "Milk", Item.Unit.EACH, 6, List.of()), Instant.now());
    }

    @AfterAll
    static void close() throws Exception {
        for (AutoCloseable open : new AutoCloseable[] {page, producer, server}) {
            if (open != null) {
                open.close();
            }
        }
    }

    @BeforeEach
    void the_page_is_opened_anew() {
        page.navigate(server.address());
    }

    @Test
    void a_sale_ticks_in_with_what_is_left() {
        sell(2, 8);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(page.liveEvents()).extracting(LiveEvent::store, LiveEvent::item, LiveEvent::happened,
                LiveEvent::onHand).contains(tuple("Majorstuen", "Lettmelk 1 l", "Sold 2", "8")));
        assertThat(page.errors()).isEmpty();
    }

    @Test
    void while_paused_the_list_stands_still_and_then_catches_up() {
        sell(1, 41);
        await().atMost(PATIENCE).until(() -> page.liveEvents().stream().anyMatch(event -> event.onHand().equals("41")));
        page.pauseOrGoOn();
        var before = onHandOfLiveEvents(); // not their times of day: these turn to the store's zone when the page learns of a store
        sell(1, 40);
        await().during(Duration.ofSeconds(1)).atMost(PATIENCE).until(() -> onHandOfLiveEvents().equals(before));
        page.pauseOrGoOn();
        await().atMost(PATIENCE).until(() -> page.liveEvents().getFirst().onHand().equals("40"));
    }

    @Test
    void an_order_counts_its_24_hours_down() {
        Instant placed = Instant.now();
        Instant due = placed.plus(Duration.ofHours(2)).plusSeconds(70);
        put(Topics.ORDERS, STORE.digits(), OrderEvent.CODEC, new LinePlaced(OrderLineId.of("R-7/1"), STORE, DC, MILK, placed, 12, 6,
                placed.plusSeconds(600), due, new Explanation("ItemSold 0/1", placed, placed, 5, 0, 0, 5, 9.5, 12, 38, 0.985, 6, 12, 2, null)), placed);
        await().atMost(PATIENCE).until(() -> !page.openOrders().isEmpty());
        assertThat(page.openOrders()).first().extracting(OpenOrder::timeLeft, OpenOrder::item, OpenOrder::packs, OpenOrder::status)
                .containsExactly("2 h 01", "Lettmelk 1 l", "2 × 6", "Placed");
        await().atMost(PATIENCE).until(() -> page.openOrders().getFirst().timeLeft().equals("2 h 00"));
    }

    @Test
    void what_is_away_is_said_in_words_with_what_to_do() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(page.troubles()).anySatisfy(sentence -> assertThat(sentence).contains("The ledger is away").contains("./restock status")));
        assertThat(page.verdict()).isEqualTo("5 things need a look");
        assertThat(page.search("melk")).isEmpty();
        assertThat(page.searchSays()).contains("Search is away");
        page.search("");
    }

    @Test
    void before_anything_was_said_the_page_claims_nothing() {
        assertThat(page.saysBeforeTheStream(server.address())).contains("Connecting…", "connecting…")
                .doesNotContain("All is well", "Nothing needs a person", "0 lines", "Nothing has happened", "Nothing is on the road", "100 %");
    }

    @Test
    void a_promise_that_nobody_counts_is_neither_kept_nor_missed() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(page.promise()).contains("–", "planning does not say").doesNotContain("%"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(page.openedPromise()).contains("Replenishment is away"));
    }

    private static List<String> onHandOfLiveEvents() {
        return page.liveEvents().stream().map(LiveEvent::onHand).toList();
    }

    private static void sell(int units, int onHand) {
        var key = new StoreItemId(STORE, MILK);
        position++;
        put(Topics.STOCK_EVENTS, key.toString(), StockEvent.CODEC,
                new ItemSold(key, Instant.now(), new LineId(LocalDate.now(Noon.ZONE), "4", position, 1), units, onHand), Instant.now());
    }

    private static <T> void put(Topics topic, String key, Codec<T> codec, T value, Instant occurredAt) {
        var record = new ProducerRecord<>(topic.topic(), 0, key.getBytes(StandardCharsets.UTF_8), codec.write(value));
        Map.of(Headers.TYPE, codec.typeOf(value), Headers.OCCURRED_AT, occurredAt.toString(), Headers.RECORDED_AT, occurredAt.toString(),
                Headers.POSITION, Long.toString(position)).forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        producer.send(record);
        producer.flush();
    }
}
