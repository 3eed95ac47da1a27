package io.restock.replenishment;

import static io.restassured.RestAssured.given;
import static io.restock.local.testing.Patience.PATIENCE;
import static io.restock.replenishment.LedgerStandIn.DC;
import static io.restock.replenishment.Trade.assertThatNothingIsWrong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restock.contracts.Sscc;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.despatch.DespatchEvent.GoodsDespatched;
import io.restock.contracts.despatch.DespatchEvent.LineShorted;
import io.restock.contracts.despatch.DespatchEvent.Outcome;
import io.restock.contracts.orders.OrderEvent.LineDespatched;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.contracts.orders.OrderEvent.LineReceived;
import io.restock.contracts.orders.OrderEvent.LineShort;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockEvent.DeliveryReceived;
import io.restock.contracts.stock.StockEvent.ItemSold;
import io.restock.contracts.stock.StockEvent.TransferCalledOff;
import io.restock.contracts.stock.StockEvent.TransferUnderWay;
import io.restock.contracts.store.LineId;
import io.restock.contracts.store.StoreRecord.DespatchedLine;
import io.restock.local.testing.EngineTestResource;
import io.restock.replenishment.request.PlanningRequest;
import io.restock.replenishment.request.PlanningRequest.PromotionSet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("Replenishment: every need becomes one order, and every order explains itself")
class ReplenishmentTest extends OneItem {
    @Test
    void a_sale_that_takes_the_position_below_the_level_becomes_one_line() {
        needs(10);
        ledger.counted(id, 12);
        long position = ledger.sold(id, 3, 9);
        var placed = placedLine(1);
        assertThat(placed.units()).isEqualTo(6);
        assertThat(placed.dc()).isEqualTo(DC);
        assertThat(placed.line().order()).startsWith("R-" + id.store() + "-");
        var why = placed.explanation();
        assertThat(why.trigger()).hasToString("ItemSold " + LedgerStandIn.partition(id.store()) + "/" + position);
        assertThat(why.position()).isEqualTo(9);
        assertThat(placed.dueAt()).isEqualTo(why.triggeredAt().plus(Duration.ofHours(24)));
        assertThat(placed.cutOffAt()).isAfterOrEqualTo(placed.occurredAt());
        assertThatNothingIsWrong();
    }

    @Test
    void without_a_fixed_level_the_demand_decides() {
        ledger.list(id, 6);
        ledger.counted(id, 40);
        ledger.sold(id, 40, 0);
        var why = placedLine(1).explanation();
        assertThat(why.reorderLevel()).isPositive();
        assertThat(why.meanDemand()).isPositive();
        assertThat(why.protectionHours()).isBetween(14.0, 30.0);
        assertThatNothingIsWrong();
    }

    @Test
    void the_same_events_again_add_nothing_even_after_a_crash_that_lost_the_cursor() {
        needs(10);
        ledger.counted(id, 12);
        var sale = new ItemSold(id, Instant.now(), new LineId(LocalDate.of(2026, 3, 2), "1", 7, 1), 3, 9);
        long position = ledger.report(sale);
        placedLine(1);
        ledger.reportAgain(sale, position);
        ledger.reportAgain(sale, position);
        change("update replenishment.cursor set kafka_offset = 0 where topic = 'inventory.stock-events' and partition = "
                + LedgerStandIn.partition(id.store()));
        ledger.sold(id, 1, 8);
        await().atMost(PATIENCE).untilAsserted(() -> position(id).then().body("onHand", equalTo(8)));
        assertThat(events(LinePlaced.class)).hasSize(1);
        assertThatNothingIsWrong();
    }

    @Test
    void a_receipt_closes_the_line_and_stops_the_clock() {
        needs(10);
        ledger.counted(id, 9);
        var placed = placedLine(1);
        String line = placed.line().toString();
        ledger.despatch(new GoodsDespatched(id.store(), Instant.now(), DC, Sscc.of(DC, 1), Instant.now(),
                List.of(new DespatchedLine(id.item(), placed.units(), line))));
        await().atMost(PATIENCE).until(() -> events(LineDespatched.class).size() == 1);
        position(id).then().body("onOrder", equalTo(placed.units())).body("openLines[0].status", equalTo("DESPATCHED"));
        ledger.received(id, line, placed.units(), placed.units(), 9 + placed.units());
        await().atMost(PATIENCE).until(() -> events(LineReceived.class).size() == 1);
        assertThat(events(LineReceived.class).getFirst().complete()).isTrue();
        position(id).then().body("onOrder", equalTo(0)).body("openLines", hasSize(0)).body("position", equalTo(9 + placed.units()));
        given().get("/v1/replenishment-orders/" + placed.line().order()).then().statusCode(200)
                .body("status", equalTo("COMPLETE"))
                .body("lines[0].status", equalTo("RECEIVED"))
                .body("lines[0].within24Hours", equalTo(true))
                .body("lines[0].within24HoursRecorded", equalTo(true));
        assertThatNothingIsWrong();
    }

    @Test
    void what_another_store_sends_fills_the_need_until_it_is_called_off() {
        needs(10);
        ledger.counted(id, 12);
        ledger.report(new TransferUnderWay(id, Instant.now(), "t", LedgerStandIn.gln(2), 6, 6, 12));
        ledger.sold(id, 5, 7);
        await().atMost(PATIENCE).untilAsserted(() -> position(id).then().body("onHand", equalTo(7)).body("onOrder", equalTo(6)).body("position", equalTo(13)));
        assertThat(events(LinePlaced.class)).isEmpty();

        ledger.report(new TransferCalledOff(id, Instant.now(), "t", LedgerStandIn.gln(2), 6, false, 0, 7));
        var why = placedLine(1).explanation();
        assertThat(why.trigger().type()).isEqualTo("TransferCalledOff");
        assertThat(why.position()).isEqualTo(7);
        assertThatNothingIsWrong();
    }

    @Test
    void a_till_that_was_offline_is_not_charged_to_the_distribution_center() {
        needs(10);
        ledger.counted(id, 12);
        var sold = Instant.now().minus(Duration.ofHours(30));
        ledger.report(new ItemSold(id, sold, new LineId(LocalDate.of(2026, 3, 2), "1", 9, 1), 3, 9));
        var placed = placedLine(1);
        assertThat(placed.dueAt()).isEqualTo(sold.plus(Duration.ofHours(24)));
        ledger.received(id, placed.line().toString(), 6, 6, 15);
        await().atMost(PATIENCE).until(() -> events(LineReceived.class).size() == 1);
        given().get("/v1/replenishment-orders/" + placed.line().order()).then().statusCode(200)
                .body("lines[0].within24Hours", equalTo(false))
                .body("lines[0].within24HoursRecorded", equalTo(true));
    }

    @Test
    void what_cannot_be_read_is_put_aside_and_the_others_go_on() {
        needs(10);
        ledger.babble(id);
        ledger.counted(id, 9);
        placedLine(1);
        List<String> broken = given().get("/v1/verification").jsonPath().getList("checks.findAll { it.broken > 0 }.name");
        change("delete from replenishment.quarantine");
        assertThat(broken).containsExactly("every record could be read and applied");
    }

    /** PostgreSQL keeps no NUL: the partition of this promotion stood still for ever. */
    @Test
    void what_can_be_read_and_not_applied_is_put_aside_and_applied_when_it_is_corrected() {
        needs(10);
        ledger.ask(id.store(), promotion("spring\0"));
        ledger.counted(id, 9);
        placedLine(1);
        ledger.ask(id.store(), promotion("spring\0 again"));
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/v1/quarantine").then().body("waiting", equalTo(2))
                .body("quarantined.key", contains(id.store().digits(), id.store().digits())).body("quarantined[0].type", equalTo("PromotionSet"))
                .body("quarantined[0].topic", equalTo("replenishment.planning")).body("quarantined[0].reason", containsString("0x00")));
        given().get("/q/health/ready").then().statusCode(200).body("checks.find { it.name == 'quarantine' }.data.waiting", equalTo(2));
        List<Long> waiting = given().get("/v1/quarantine").jsonPath().getList("quarantined.id", Long.class);

        given().post("/v1/quarantine/" + waiting.get(0) + "/replay").then().statusCode(409).body("detail", containsString("0x00"));
        correct(waiting.get(0), "PromotionSet", PlanningRequest.CODEC.write(promotion("spring " + id.item())));
        given().contentType("application/json").body("{\"reason\": \"sent twice\"}").post("/v1/quarantine/" + waiting.get(1) + "/dismiss").then().statusCode(200)
                .body("ended", equalTo("DISMISSED")).body("endedBy", equalTo("tester")).body("note", equalTo("sent twice"));

        assertThat(given().get("/v1/promotions").asString()).contains("spring " + id.item());
        assertThatNothingIsWrong();
    }

    private PromotionSet promotion(String name) {
        var today = LocalDate.now(ZoneOffset.UTC);
        return new PromotionSet(name, Instant.now(), List.of(id.item()), null, List.of(id.store()), 0.2, today.plusDays(8), today.plusDays(9), "Kari");
    }

    private static void correct(long waiting, String type, byte[] value) {
        given().contentType("application/json").body("{\"type\": \"%s\", \"value\": %s}".formatted(type, new String(value, StandardCharsets.UTF_8)))
                .post("/v1/quarantine/" + waiting + "/correct").then().statusCode(200).body("ended", equalTo("REPLAYED"));
    }

    /** Later news of the shelf came meanwhile. */
    @Test
    void a_receipt_that_could_not_be_read_closes_its_line_when_it_is_corrected_and_what_is_on_hand_by_now_stays() {
        needs(10);
        ledger.counted(id, 9);
        var placed = placedLine(1);
        ledger.babble(id);
        ledger.counted(id, 21);
        await().atMost(PATIENCE).untilAsserted(() -> position(id).then().body("onHand", equalTo(21)));
        long waiting = given().get("/v1/quarantine").jsonPath().getLong("quarantined.find { it.key == '" + id + "' }.id");

        correct(waiting, "DeliveryReceived",
                StockEvent.CODEC.write(new DeliveryReceived(id, Instant.now(), null, placed.line().toString(), placed.units(), placed.units(), 0, 0, 99, null)));

        await().atMost(PATIENCE).until(() -> events(LineReceived.class).size() == 1);
        position(id).then().body("onHand", equalTo(21)).body("onOrder", equalTo(0)).body("openLines", hasSize(0));
        assertThatNothingIsWrong();
    }

    @Test
    void a_cancelled_short_is_ordered_again_and_the_new_clock_starts_with_the_cancellation() {
        needs(10);
        ledger.counted(id, 9);
        var first = placedLine(1);
        ledger.despatch(shorted(first, Outcome.CANCELLED));
        var second = placedLine(2);
        assertThat(second.explanation().trigger().type()).isEqualTo("LineShorted");
        assertThat(second.units()).isEqualTo(first.units());
        assertThat(events(LineShort.class)).hasSize(1);
        position(id).then().body("onOrder", equalTo(first.units())).body("openLines", hasSize(1));
        assertThatNothingIsWrong();
    }

    @Test
    void a_back_order_stays_on_order_and_nothing_is_ordered_again() {
        needs(10);
        ledger.counted(id, 9);
        var placed = placedLine(1);
        ledger.despatch(shorted(placed, Outcome.BACK_ORDERED));
        await().atMost(PATIENCE).until(() -> events(LineShort.class).size() == 1);
        position(id).then().body("onOrder", equalTo(placed.units()));
        assertThat(events(LinePlaced.class)).hasSize(1);
        assertThatNothingIsWrong();
    }

    @Test
    void a_higher_level_is_ordered_for_at_once() {
        ledger.list(id, 6);
        await().atMost(PATIENCE).until(() -> given().get("/v1/stores/" + id.store() + "/policies/" + id.item()).statusCode() == 200);
        ledger.counted(id, 40);
        await().atMost(PATIENCE).until(() -> position(id).statusCode() == 200);
        assertThat(events(LinePlaced.class)).isEmpty();
        policy("{\"reorderLevel\": 50, \"presentationMinimum\": 60, \"shelfCapacity\": 55}", 422)
                .then().body("errors[0]", startsWith("presentationMinimum"));
        policy("{\"reorderLevel\": 50}", 200);
        var placed = placedLine(1);
        assertThat(placed.units()).isEqualTo(12);
        assertThat(placed.explanation().trigger().type()).isEqualTo("PolicyChanged");
        assertThat(placed.explanation().constraint()).hasToString("REORDER_LEVEL=50");
        assertThatNothingIsWrong();
    }

    @Test
    void a_wrong_policy_is_reported_by_field() {
        policy("{\"serviceLevel\": 1.5, \"shelfCapacity\": 0}", 422).then()
                .body("errors", hasSize(2)).body("errors[0]", startsWith("serviceLevel must be between"));
        policy("{\"service\": 0.9}", 422).then().body("detail", startsWith("service is not a field here"));
    }

    @Test
    void a_need_waits_for_the_catalog_and_keeps_its_clock() {
        ledger.counted(id, 1);
        long position = ledger.sold(id, 1, 0);
        await().atMost(PATIENCE).until(() -> position(id).statusCode() == 200);
        assertThat(events(LinePlaced.class)).isEmpty();
        ledger.list(id, 6);
        var why = placedLine(1).explanation();
        assertThat(why.trigger().toString()).isIn("StockCounted " + LedgerStandIn.partition(id.store()) + "/" + (position - 1),
                "ItemSold " + LedgerStandIn.partition(id.store()) + "/" + position);
        assertThatNothingIsWrong();
    }

    @Test
    void a_history_of_sales_without_any_stock_orders_once() {
        ledger.list(id, 6);
        String policy = "/v1/stores/" + id.store() + "/policies/" + id.item();
        await().atMost(PATIENCE).until(() -> given().contentType("application/json").body("{\"reorderLevel\": 10}").put(policy).statusCode() == 200);
        await().atMost(PATIENCE).untilAsserted(() -> given().get(policy).then().statusCode(200).body("reorderLevel", equalTo(10)));
        for (int i = 1; i <= 30; i++) {
            ledger.sold(id, 1, -i);
        }
        await().atMost(PATIENCE).untilAsserted(() -> position(id).then().body("onHand", equalTo(-30)));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(events(LinePlaced.class).stream().mapToInt(LinePlaced::units).sum()).isEqualTo(12));
        assertThatNothingIsWrong();
    }

    @Test
    void an_order_is_listed_and_its_line_explained() {
        needs(10);
        ledger.counted(id, 9);
        var line = placedLine(1).line();
        given().queryParam("store", id.store().digits()).queryParam("status", "OPEN").get("/v1/replenishment-orders").then().statusCode(200)
                .body("orders", hasSize(1)).body("orders[0].order", equalTo(line.order())).body("orders[0].lines[0].open", equalTo(6));
        given().queryParam("store", id.store().digits()).queryParam("dueBefore", "2020-01-01T00:00:00Z").get("/v1/replenishment-orders")
                .then().statusCode(200).body("orders", hasSize(0));
        given().queryParam("status", "LOST").queryParam("limit", 0).get("/v1/replenishment-orders").then().statusCode(422).body("errors", hasSize(2));
        given().get("/v1/replenishment-orders/" + line.order() + "/lines/1/explanation").then().statusCode(200)
                .body("explanation.reorderLevel", equalTo(10)).body("sentence", containsString("below its reorder level of 10"));
        given().get("/v1/replenishment-orders/R-none").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void open_orders_are_listed_those_due_first_first_each_once_page_by_page() {
        needs(10);
        ledger.counted(id, 9);
        var line = placedLine(1).line();
        List<String> all = given().queryParam("status", "OPEN").queryParam("limit", 500).get("/v1/replenishment-orders").path("orders.order");

        var dueFirst = new ArrayList<String>();
        var due = new ArrayList<Instant>();
        for (String after = ""; after != null;) {
            var asked = given().queryParam("status", "OPEN").queryParam("sort", "due").queryParam("limit", 2);
            var page = (after.isEmpty() ? asked : asked.queryParam("after", after)).get("/v1/replenishment-orders").then().statusCode(200).extract();
            dueFirst.addAll(page.path("orders.order"));
            page.<List<Map<String, List<Map<String, Object>>>>>path("orders").forEach(order -> due.add(order.get("lines").stream()
                    .filter(each -> (int) each.get("open") > 0).map(each -> Instant.parse((String) each.get("dueAt"))).min(Comparator.naturalOrder()).orElseThrow()));
            after = page.path("next");
        }
        assertThat(dueFirst).contains(line.order()).containsExactlyInAnyOrderElementsOf(all);
        assertThat(due).isSorted();
        given().queryParam("sort", "mood").get("/v1/replenishment-orders").then().statusCode(422).body("errors", contains("sort must be order or due, was mood"));
        given().queryParam("sort", "due").queryParam("after", "R-1").get("/v1/replenishment-orders").then().statusCode(422)
                .body("errors", contains(startsWith("after must be what the page before named as next")));
    }

    private void needs(int reorderLevel) {
        FixedLevel.of(ledger, id, reorderLevel);
    }

    private Response policy(String body, int status) {
        var answer = given().contentType("application/json").body(body).put("/v1/stores/" + id.store() + "/policies/" + id.item());
        answer.then().statusCode(status);
        return answer;
    }

    private static Response position(StoreItemId id) {
        return given().get("/v1/stores/" + id.store() + "/positions/" + id.item());
    }

    private LineShorted shorted(LinePlaced placed, Outcome outcome) {
        return new LineShorted(id.store(), Instant.now(), DC, placed.line().toString(), id.item(), placed.units(), outcome, "empty location");
    }
}
