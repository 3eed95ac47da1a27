package io.restock.replenishment;

import static io.restock.local.testing.Patience.PATIENCE;
import static io.restock.replenishment.LedgerStandIn.DC;
import static io.restock.replenishment.LedgerStandIn.newStoreItem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Json;
import io.restock.contracts.Sscc;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.catalog.Store;
import io.restock.contracts.orders.OrderEvent;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockEvent.DeliveryReceived;
import io.restock.contracts.stock.StockEvent.ItemSold;
import io.restock.contracts.stock.StockEvent.StockCounted;
import io.restock.contracts.store.LineId;
import io.restock.engine.ReorderPolicy;
import io.restock.engine.aim.ServiceAim;
import io.restock.engine.aim.ServiceAim.Filled;
import io.restock.engine.aim.ServiceAim.InStock;
import io.restock.engine.aim.ServiceAim.Paying;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.Noon;
import io.restock.local.testing.TestTokens;
import io.restock.replenishment.planning.Planning;
import io.restock.replenishment.request.PlanningRequest.DayClosed;
import io.restock.replenishment.request.Requests;
import io.restock.sql.Database;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("The figures of order lines")
class FiguresTest {
    private static final int STORES = 8;
    private static final int ITEMS = 150;
    private static final int DAYS = 7;
    private static final int FEWEST_LINES = 2_000;

    @Inject
    Database database;
    @Inject
    Planning planning;
    @Inject
    Requests requests;
    @Inject
    BusinessClock clock;
    @TestHTTPResource("/")
    URI service;
    @ConfigProperty(name = EngineTestResource.OPEN_KAFKA)
    String kafka;

    private static final String TOKEN = "Bearer " + TestTokens.everything();

    private final long seed = System.nanoTime();
    private final SplittableRandom random = new SplittableRandom(seed);
    private final ZoneId zone = Noon.ZONE;
    private final LocalDate opening = LocalDate.now(zone).minusDays(DAYS + 1);
    private final Map<StoreItemId, Heard> heard = new HashMap<>();
    private final Map<StoreItemId, Integer> onHand = new HashMap<>();
    private final TreeMap<Instant, Instant> closes = new TreeMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Integer> received = new HashMap<>();

    @Test
    void agree_with_what_anybody_can_figure_out_from_the_history_of_events() throws Exception {
        System.out.println("seed " + seed);
        List<Gtin> items = IntStream.range(0, ITEMS).mapToObj(_ -> newStoreItem().item()).toList();
        List<Gln> stores = IntStream.range(0, STORES).mapToObj(_ -> newStoreItem().store()).toList();
        try (var ledger = LedgerStandIn.inBulk(kafka); var orders = new OrdersTopic(kafka)) {
            list(ledger, stores, items);
            heard.keySet().forEach(id -> report(ledger, id, new StockCounted(id, at(0, 6), "opening", 12, 12, true, false, 12), 12));
            for (int day = 0; day < DAYS; day++) {
                trade(ledger, day);
                taken();
                receive(ledger, orders, day);
                closeDay(stores, day);
                taken();
            }
            heard(orders);
        }
        int compared = 0;
        for (var each : heard.entrySet()) {
            for (OrderEvent event : each.getValue().orders) {
                if (event instanceof LinePlaced placed) {
                    compare(each.getKey(), each.getValue(), placed);
                    compared++;
                }
            }
        }
        System.out.println(compared + " order lines compared with the history of their events");
        assertThat(compared).isGreaterThanOrEqualTo(FEWEST_LINES);
    }

    private void compare(StoreItemId id, Heard history, LinePlaced placed) throws IOException, InterruptedException {
        JsonNode answer = explanation(placed);
        JsonNode why = answer.path("explanation");
        String line = "seed %d, %s, line %s".formatted(seed, id, placed.line());
        var again = history.of(placed, why.path("stockPosition").asLong(0), closes.floorEntry(placed.occurredAt()) == null ? null
                : closes.floorEntry(placed.occurredAt()).getValue(), why.path("protectionHours").asDouble());
        assertThat(List.of(why.path("onHand").asInt(), why.path("onOrder").asInt(), why.path("position").asInt())).as(line)
                .containsExactly(again.onHand(), again.onOrder(), again.position());
        assertThat(why.path("meanDemand").asDouble()).as("M, %s", line).isCloseTo(again.demand().mean(), withinPercentage(0.01));
        assertThat(why.path("variance").asDouble()).as("V, %s", line).isCloseTo(again.demand().variance(), withinPercentage(0.01));
        assertThat(List.of(why.path("reorderLevel").asInt(), why.path("packs").asInt(), answer.path("units").asInt())).as(line)
                .containsExactly(again.level(), again.packs(), placed.units());
        String trigger = why.path("trigger").asText();
        if (!trigger.startsWith("DayClosed ") && !trigger.startsWith("PolicyChanged ") && !trigger.startsWith("ReviewAsked ")) {
            assertThat(history.byPosition).as(line).containsKey(Long.parseLong(trigger.substring(trigger.indexOf('/') + 1)));
        }
    }

    private JsonNode explanation(LinePlaced placed) throws IOException, InterruptedException {
        var address = service.resolve("/v1/replenishment-orders/" + placed.line().order() + "/lines/" + placed.line().line() + "/explanation");
        return Json.MAPPER
                .readTree(http.send(HttpRequest.newBuilder(address).timeout(PATIENCE).header("Authorization", TOKEN).build(), HttpResponse.BodyHandlers.ofByteArray()).body());
    }

    private void list(LedgerStandIn ledger, List<Gln> stores, List<Gtin> items) {
        for (Gln gln : stores) {
            var store = new Store(gln, "Store", zone, LocalTime.of(4, 0), DC, "East");
            for (int i = 0; i < ITEMS; i++) {
                var id = new StoreItemId(gln, items.get(i));
                int pack = 1 + i % 4;
                ledger.list(id, pack, zone, "Figures", "Figures");
                heard.put(id, new Heard(store, pack, aim(i), new ReorderPolicy(0.98, OptionalInt.empty(), i % 7 == 0 ? 5 : 0, i % 11 == 0 ? 30 : 0)));
            }
        }
        await().atMost(PATIENCE).until(() -> number("select count(*) from replenishment.day_closed where store = any ('{" + String.join(",",
                stores.stream().map(Gln::digits).toList()) + "}')") == STORES);
        for (Gln gln : stores) {
            for (int i = 0; i < ITEMS; i++) {
                if (i % 7 == 0 || i % 11 == 0 || i % 5 < 2) {
                    set(new StoreItemId(gln, items.get(i)), i);
                }
            }
        }
        taken();
    }

    private static ServiceAim aim(int item) {
        return item % 5 == 0 ? new Filled(0.97) : item % 5 == 1 ? new Paying(3, 0.05) : new InStock(0.98);
    }

    private void set(StoreItemId id, int i) {
        var policy = new ArrayList<String>();
        switch (aim(i)) {
            case Filled filled -> policy.add("\"fillRate\": " + filled.share());
            case Paying paying -> policy.add("\"unitMargin\": " + paying.margin() + ", \"holdingCostPerUnitDay\": " + paying.holdingPerDay());
            case InStock _ -> {}
        }
        Stream.of(i % 7 == 0 ? "\"presentationMinimum\": 5" : "", i % 11 == 0 ? "\"shelfCapacity\": 30" : "").filter(part -> !part.isEmpty()).forEach(policy::add);
        var set = HttpRequest.newBuilder(service.resolve("/v1/stores/" + id.store() + "/policies/" + id.item())).header("Content-Type", "application/json")
                .header("Authorization", TOKEN)
                .PUT(HttpRequest.BodyPublishers.ofString("{" + String.join(", ", policy) + "}")).build();
        await().atMost(PATIENCE).pollDelay(Duration.ZERO).until(() -> http.send(set, HttpResponse.BodyHandlers.discarding()).statusCode() == 200);
    }

    /** Everything sells with some chance, some of it reported a day late. */
    private void trade(LedgerStandIn ledger, int day) {
        for (StoreItemId id : heard.keySet()) {
            int busy = Math.floorMod(id.item().hashCode(), 9);
            if (random.nextInt(10) < 3 + busy / 2) {
                int units = 1 + random.nextInt(1 + busy);
                boolean late = day > 0 && random.nextInt(20) == 0;
                int left = onHand.get(id) - units;
                var sale = new LineId(opening.plusDays(late ? day - 1 : day), "1", day, 1);
                report(ledger, id, new ItemSold(id, at(day, 9 + random.nextInt(11)), sale, units, left), left);
            }
            if (random.nextInt(60) == 0) {
                int found = Math.max(0, onHand.get(id) + random.nextInt(-2, 2));
                report(ledger, id, new StockCounted(id, at(day, 21), "count", found, found - onHand.get(id), false, false, found), found);
            }
        }
    }

    /** Most of what was ordered until now arrives in the evening. */
    private void receive(LedgerStandIn ledger, OrdersTopic orders, int day) {
        heard(orders);
        heard.forEach((id, history) -> history.orders.stream().filter(LinePlaced.class::isInstance).map(LinePlaced.class::cast)
                .filter(placed -> received.putIfAbsent(placed.line().toString(), day) == null).filter(_ -> random.nextInt(10) > 0)
                .forEach(placed -> {
                    int now = onHand.get(id) + placed.units();
                    report(ledger, id, new DeliveryReceived(id, at(day, 22), Sscc.of(DC, 1), placed.line().toString(), placed.units(), placed.units(), 0, 0, now, null), now);
                }));
        taken();
    }

    private void closeDay(List<Gln> stores, int day) {
        if (day % 5 == 4) {
            Instant at = at(day + 1, 5);
            closes.put(clock.instant(), at);
            stores.forEach(store -> requests.send(new DayClosed(store, opening.plusDays(day), at)));
        }
    }

    private void report(LedgerStandIn ledger, StoreItemId id, StockEvent event, int left) {
        heard.get(id).byPosition.put(ledger.report(event), event);
        onHand.put(id, left);
    }

    private void heard(OrdersTopic orders) {
        Map<StoreItemId, List<OrderEvent>> all = orders.all();
        heard.forEach((id, history) -> {
            history.orders.clear();
            history.orders.addAll(all.getOrDefault(id, List.of()));
        });
    }

    /** Nothing waits, neither for the decider nor on its way to the orders' topic. */
    private void taken() {
        await().atMost(PATIENCE).pollDelay(Duration.ZERO)
                .until(() -> number("select coalesce(sum(source_position), 0) from replenishment.cursor where topic = 'inventory.stock-events'")
                        == LedgerStandIn.stockPositions() && planning.lag().values().stream().allMatch(waiting -> waiting == 0));
        await().atMost(PATIENCE).pollDelay(Duration.ZERO).until(() -> number("select coalesce(sum(next_position - 1), 0) from replenishment.journal_head")
                == number("select coalesce(sum(position), 0) from replenishment.relay"));
    }

    private Instant at(int day, int hour) {
        return opening.plusDays(day).atTime(hour, random.nextInt(60)).atZone(zone).toInstant();
    }

    private long number(String statement) {
        return database.read(sql -> sql.number(statement));
    }
}
