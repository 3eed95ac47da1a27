package io.restock.dashboard;

import static io.restock.dashboard.Chain.DC;
import static io.restock.dashboard.Chain.MILK;
import static io.restock.dashboard.Chain.MILK_AT_STORE;
import static io.restock.dashboard.Chain.STORE;
import static io.restassured.RestAssured.given;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.border.http.Problem;
import io.restock.contracts.Sscc;
import io.restock.contracts.Topics;
import io.restock.contracts.despatch.DespatchEvent;
import io.restock.contracts.despatch.DespatchEvent.GoodsDespatched;
import io.restock.contracts.exceptions.ExceptionRaised;
import io.restock.contracts.operations.Verification.Check;
import io.restock.contracts.orders.Explanation;
import io.restock.contracts.orders.OrderEvent;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.contracts.orders.OrderEvent.LineReceived;
import io.restock.contracts.orders.OrderLineId;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockEvent.DeliveryReceived;
import io.restock.contracts.stock.StockEvent.ItemSold;
import io.restock.contracts.store.LineId;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.DespatchedLine;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.contracts.store.TransactionLine.Sale;
import io.restock.dashboard.live.LiveFeed;
import io.restock.dashboard.names.Names;
import io.restock.local.testing.EngineTestResource;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("The live stream")
class LiveStreamTest {
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z");
    private static final AtomicLong POSITION = new AtomicLong();

    @TestHTTPResource("/api/stream")
    URI stream;

    @ConfigProperty(name = EngineTestResource.OPEN_KAFKA)
    String bootstrapServers;

    @Inject
    LiveFeed feed;

    @Inject
    Names names;

    private Chain chain;
    private StreamListener page;

    @BeforeEach
    void a_page_is_open() throws Exception {
        await().atMost(PATIENCE).until(feed::following);
        chain = new Chain(bootstrapServers);
        chain.opens();
        await().atMost(PATIENCE).until(() -> names.of(STORE).equals("Majorstuen") && names.of(MILK).name().equals("Lettmelk 1 l"));
        page = new StreamListener(stream);
        await().atMost(PATIENCE).until(() -> !page.heard("snapshot").isEmpty() && !page.heard("figures").isEmpty());
    }

    @AfterEach
    void it_is_closed() {
        page.close();
        chain.close();
    }

    @Test
    void a_sale_is_on_the_page_within_a_second_in_the_words_of_the_shop_floor() {
        chain.stockEvent(POSITION.incrementAndGet(), sale(17, 2, 8));
        await().atMost(A_SECOND).untilAsserted(() -> assertThat(rows("stock")).anySatisfy(row -> {
            assertThat(row.path("happened").asText()).isEqualTo("Sold 2");
            assertThat(row.path("storeName").asText()).isEqualTo("Majorstuen");
            assertThat(row.path("itemName").asText()).isEqualTo("Lettmelk 1 l");
            assertThat(row.path("onHand").asInt()).isEqualTo(8);
        }));
    }

    @Test
    void a_change_of_stock_says_by_whom_and_an_old_one_that_nobody_knows() {
        chain.stockEvent(POSITION.incrementAndGet(), sale(22, 3, 9), "store/rest/ann");
        chain.stockEvent(POSITION.incrementAndGet(), sale(23, 4, 5));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(rows("stock")).extracting(row -> row.path("happened").asText() + " " + row.path("by").asText())
                .contains("Sold 3 by ann (store)", "Sold 4 by whom is unknown"));
    }

    @Test
    void an_event_that_the_relay_sends_again_is_counted_once() {
        var before = feed.eventsTaken();
        long position = POSITION.incrementAndGet();
        chain.stockEvent(position, sale(18, 1, 7));
        chain.stockEvent(position, sale(18, 1, 7));
        chain.stockEvent(POSITION.incrementAndGet(), sale(19, 1, 6));
        await().atMost(PATIENCE).until(() -> feed.eventsTaken() >= before + 2);
        assertThat(feed.eventsTaken()).isEqualTo(before + 2);
        assertThat(feed.checks()).allMatch(Check::holds);
    }

    /** It was passed over, and only a log knew. */
    @Test
    void an_event_that_cannot_be_read_waits_and_is_on_the_page_when_it_is_corrected() {
        long position = POSITION.incrementAndGet();
        chain.babble(position);
        chain.stockEvent(POSITION.incrementAndGet(), sale(21, 1, 4));
        String mine = "quarantined.find { it.topic == 'inventory.stock-events' }";
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/v1/quarantine").then().body(mine + ".key", equalTo(MILK_AT_STORE.toString())));
        assertThat(feed.checks()).anyMatch(check -> !check.holds());
        long id = given().get("/v1/quarantine").jsonPath().getLong(mine + ".id");

        given().contentType("application/json")
                .body("{\"type\": \"ItemSold\", \"value\": %s}".formatted(new String(StockEvent.CODEC.write(sale(20, 7, 5)), StandardCharsets.UTF_8)))
                .post("/v1/quarantine/" + id + "/correct").then().statusCode(200).body("ended", equalTo("REPLAYED"));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(rows("stock")).anySatisfy(row -> assertThat(row.path("happened").asText()).isEqualTo("Sold 7")));
        assertThat(feed.checks()).allMatch(Check::holds);
    }

    @Test
    void one_person_opens_so_many_pages_and_with_one_more_hears_when_to_come_again() throws Exception {
        try (var pages = new Pages()) {
            for (int open = 1; open < 20; open++) {
                pages.open(stream);
            }
            given().accept("text/event-stream").get(stream).then().statusCode(429).contentType(Problem.MEDIA_TYPE).header("Retry-After", "10")
                    .body("detail", endsWith("has 20 pages open already; close one"));
        }
        await().atMost(PATIENCE).until(() -> {
            try (var again = new StreamListener(stream)) {
                return again.isOpen();
            }
        });
    }

    /** Tabs of one browser. */
    private record Pages(List<StreamListener> open) implements AutoCloseable {
        Pages() {
            this(new ArrayList<>());
        }

        void open(URI stream) throws Exception {
            var page = new StreamListener(stream);
            open.add(page);
            await().atMost(PATIENCE).until(() -> !page.heard("snapshot").isEmpty());
        }

        @Override
        public void close() {
            open.forEach(StreamListener::close);
        }
    }

    @Test
    void a_busy_second_is_shown_in_part_and_says_how_much_it_leaves_out() {
        for (int i = 0; i < 300; i++) {
            chain.stockEvent(POSITION.incrementAndGet(), sale(1_000 + i, 1, 500 - i));
        }
        await().atMost(PATIENCE).untilAsserted(() -> {
            var batches = page.heard("stock");
            long shown = batches.stream().mapToLong(batch -> batch.path("rows").size()).sum();
            long notShown = batches.stream().mapToLong(batch -> batch.path("notShown").asLong()).sum();
            assertThat(shown + notShown).isGreaterThanOrEqualTo(300);
        });
        assertThat(page.heard("stock")).allMatch(batch -> batch.path("rows").size() <= 20);
    }

    @Test
    void the_time_from_till_to_stock_is_measured_by_the_wall_clock() {
        var sale = new RetailTransaction(STORE, "3", LocalDate.of(2026, 3, 2), 4711, OffsetDateTime.ofInstant(NOON, ZoneOffset.UTC), NOON, "00",
                List.of(new Sale(1, MILK, 1, new BigDecimal("19.90"), "NOK", null)));
        chain.put(Topics.POS_TRANSACTIONS, STORE.digits(), StoreRecord.CODEC, sale, 0);
        await().pollDelay(Duration.ofMillis(500)).until(() -> true); // the till's record is read before the ledger's event, as it is in life
        chain.stockEvent(POSITION.incrementAndGet(),
                new ItemSold(MILK_AT_STORE, NOON, new LineId(LocalDate.of(2026, 3, 2), "3", 4711, 1), 1, 5));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(page.heard("figures").getLast().path("tillToStock").path("p50").asLong()).isBetween(500L, 60_000L));
    }

    @Test
    void an_order_line_appears_and_is_closed_by_its_receipt() {
        var line = OrderLineId.of("R-1/1");
        chain.put(Topics.ORDERS, STORE.digits(), OrderEvent.CODEC, new LinePlaced(line, STORE, DC, MILK, NOON, 12, 6, NOON.plusSeconds(3_600),
                NOON.plus(Duration.ofHours(24)), explanation()), 1);
        await().atMost(A_SECOND)
                .untilAsserted(() -> assertThat(page.heard("orders")).anySatisfy(batch -> assertThat(batch.path("placed").path(0).path("line").asText()).isEqualTo("R-1/1")));
        chain.put(Topics.ORDERS, STORE.digits(), OrderEvent.CODEC, new LineReceived(line, STORE, MILK, NOON, null, 12, 12, true, null), 2);
        await().atMost(A_SECOND)
                .untilAsserted(() -> assertThat(page.heard("orders")).anySatisfy(batch -> assertThat(batch.path("changed").path(0).path("closed").asBoolean()).isTrue()));
    }

    @Test
    void a_despatch_is_on_the_road_until_each_of_its_lines_is_received() {
        var sscc = Sscc.of(DC, 7);
        chain.put(Topics.DESPATCHES, STORE.digits(), DespatchEvent.CODEC,
                new GoodsDespatched(STORE, NOON, DC, sscc, NOON.plusSeconds(10_800), List.of(new DespatchedLine(MILK, 12, "R-1/1"))), 1);
        await().atMost(PATIENCE).until(() -> onTheRoad() == 1);
        chain.stockEvent(POSITION.incrementAndGet(), new DeliveryReceived(MILK_AT_STORE, NOON, sscc, "R-1/1", 12, 12, 0, 0, 17, null));
        await().atMost(PATIENCE).until(() -> onTheRoad() == 0);
    }

    @Test
    void an_exception_is_counted_by_kind_while_it_is_open() {
        raise(true);
        await().atMost(PATIENCE).until(() -> open("NEGATIVE_ON_HAND") == 1);
        raise(true);
        raise(false);
        await().atMost(PATIENCE).until(() -> open("NEGATIVE_ON_HAND") == 0);
    }

    private void raise(boolean open) {
        chain.put(Topics.EXCEPTIONS, STORE.digits(), ExceptionRaised.CODEC,
                new ExceptionRaised("NEGATIVE_ON_HAND", STORE, MILK_AT_STORE.toString(), "store", "count the shelf", open, NOON, NOON, null), 0);
    }

    private long open(String kind) {
        return StreamSupport.stream(page.heard("figures").getLast().path("exceptionsByKind").spliterator(), false)
                .filter(count -> count.path("kind").asText().equals(kind)).mapToLong(count -> count.path("open").asLong()).sum();
    }

    private int onTheRoad() {
        return page.heard("figures").getLast().path("underWay").path("next").size();
    }

    private List<JsonNode> rows(String event) {
        return page.heard(event).stream().flatMap(batch -> StreamSupport.stream(batch.path("rows").spliterator(), false)).toList();
    }

    private static ItemSold sale(long sequence, int units, int onHand) {
        return new ItemSold(MILK_AT_STORE, NOON, new LineId(LocalDate.of(2026, 3, 2), "4", sequence, 1), units, onHand);
    }

    private static Explanation explanation() {
        return new Explanation("ItemSold 0/1", NOON, NOON, 5, 0, 0, 5, 9.5, 12, 38, 0.985, 6, 12, 2, null);
    }
}
