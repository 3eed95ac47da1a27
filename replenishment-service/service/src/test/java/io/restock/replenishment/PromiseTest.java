package io.restock.replenishment;

import static io.restassured.RestAssured.given;
import static io.restock.local.testing.Patience.PATIENCE;
import static io.restock.replenishment.LedgerStandIn.DC;
import static io.restock.replenishment.LedgerStandIn.newStoreItem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restock.contracts.Sscc;
import io.restock.contracts.despatch.DespatchEvent.CutOffMoved;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.despatch.DespatchEvent.GoodsDespatched;
import io.restock.contracts.despatch.DespatchEvent.LineShorted;
import io.restock.contracts.despatch.DespatchEvent.LineSubstituted;
import io.restock.contracts.despatch.DespatchEvent.Outcome;
import io.restock.contracts.orders.OrderEvent;
import io.restock.contracts.orders.OrderEvent.InPlaceOf;
import io.restock.contracts.orders.OrderEvent.LineDespatched;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.contracts.orders.OrderEvent.LineReceived;
import io.restock.contracts.orders.OrderEvent.LineReopened;
import io.restock.contracts.orders.OrderEvent.LineRescheduled;
import io.restock.contracts.orders.OrderEvent.LineShort;
import io.restock.contracts.orders.OrderLineId;
import io.restock.contracts.stock.StockEvent.DeliveryReceived;
import io.restock.contracts.stock.StockEvent.DeliveryReversed;
import io.restock.contracts.stock.StockEvent.ItemSold;
import io.restock.contracts.store.LineId;
import io.restock.contracts.store.StoreRecord.DespatchedLine;
import io.restock.local.testing.EngineTestResource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("The promise of 24 hours is counted honestly")
class PromiseTest extends OneItem {
    @Test
    void a_line_that_still_has_time_is_not_due() {
        ordered();
        promise().body("due", equalTo(0)).body("share", nullValue()).body("misses", hasSize(0)).body("freshness.asOf", containsString("Z"));
    }

    @Test
    void what_the_store_had_in_time_is_kept() {
        var line = ordered();
        despatched(line, line.units());
        received(line, line.units(), 1);
        thirtyHoursPass();
        promise().body("due", equalTo(1)).body("kept", equalTo(1)).body("missed", equalTo(0)).body("overdue", equalTo(0)).body("share", equalTo(1f));
    }

    @Test
    void what_is_open_after_24_hours_is_missed_now() {
        var line = ordered();
        thirtyHoursPass();
        promise().body("due", equalTo(1)).body("kept", equalTo(0)).body("missed", equalTo(1)).body("overdue", equalTo(1)).body("share", equalTo(0f))
                .body("misses[0].order", equalTo(line.line().order())).body("misses[0].line", equalTo(line.line().line()))
                .body("misses[0].cause", equalTo("NOT_DESPATCHED")).body("causes", equalTo(Map.of("NOT_DESPATCHED", 1)));
    }

    @Test
    void what_left_in_time_and_did_not_arrive_is_on_the_road() {
        var line = ordered();
        despatched(line, line.units());
        thirtyHoursPass();
        promise().body("misses[0].cause", equalTo("ON_THE_ROAD")).body("misses[0].open", equalTo(line.units()));
        received(line, line.units(), 1);
        promise().body("missed", equalTo(1)).body("overdue", equalTo(0)).body("misses[0].status", equalTo("RECEIVED")).body("misses[0].cause", equalTo("ON_THE_ROAD"));
    }

    @Test
    void what_arrived_in_part_is_missed() {
        var line = ordered();
        despatched(line, line.units());
        received(line, line.units() - 1, 1);
        thirtyHoursPass();
        promise().body("missed", equalTo(1)).body("overdue", equalTo(1)).body("misses[0].cause", equalTo("PARTLY_RECEIVED")).body("misses[0].open", equalTo(1));
    }

    @Test
    void what_the_store_says_will_not_come_is_missed_and_ordered_anew() {
        var line = ordered();
        despatched(line, line.units());
        ledger.report(new DeliveryReceived(id, Instant.now(), Sscc.of(DC, 1), line.line().toString(), line.units(), 0, 0, 0, 9, line.units()));
        await().atMost(PATIENCE).until(() -> events(LinePlaced.class).size() == 2);
        thirtyHoursPass(line);
        promise().body("missed", equalTo(1)).body("kept", equalTo(0)).body("overdue", equalTo(0)).body("misses[0].status", equalTo("MISSING"))
                .body("misses[0].cause", equalTo("DID_NOT_COME")).body("misses[0].open", equalTo(0));
    }

    @Test
    void a_receipt_that_is_taken_back_leaves_the_line_open_and_missed() {
        var line = ordered();
        despatched(line, line.units());
        received(line, line.units(), 1);
        ledger.report(new DeliveryReversed(id, Instant.now(), "r", Sscc.of(DC, 1), line.line().toString(), line.units(), line.units(), 0, line.units(), 9, null));
        first(LineReopened.class);
        thirtyHoursPass();
        promise().body("missed", equalTo(1)).body("overdue", equalTo(1)).body("misses[0].open", equalTo(line.units()));
        assertThat(events(LinePlaced.class)).hasSize(1);
    }

    @Test
    void cancelled_for_want_of_stock_is_missed_and_the_center_is_judged_by_what_it_had() {
        var line = ordered();
        shorted(line, Outcome.CANCELLED, "NO_STOCK_FOR_LONG");
        thirtyHoursPass(line);
        promise().body("due", equalTo(1)).body("missed", equalTo(1)).body("overdue", equalTo(0)).body("share", equalTo(0f))
                .body("shareOfWhatTheDcHad", nullValue()).body("misses[0].status", equalTo("CANCELLED")).body("misses[0].cause", equalTo("DC_HAD_NOTHING"));
    }

    @Test
    void a_short_pick_is_the_centers_own_miss() {
        var line = ordered();
        shorted(line, Outcome.BACK_ORDERED, "SHORT_PICK");
        thirtyHoursPass();
        promise().body("misses[0].cause", equalTo("SHORT_PICK")).body("shareOfWhatTheDcHad", equalTo(0f));
    }

    @Test
    void what_another_item_went_in_place_of_is_missed_and_the_other_item_is_on_order_and_no_need() {
        var line = ordered();
        var other = new StoreItemId(id.store(), newStoreItem().item());
        ledger.list(other, 6);
        String substitute = OrderLineId.ofSubstitute(id.store(), 4_711).toString();
        shorted(line, Outcome.CANCELLED, LineShorted.SUBSTITUTED);
        var opened = new LineSubstituted(id.store(), Instant.now(), DC, substitute, other.item(), line.units(), 6, line.cutOffAt(), line.dueAt(), line.line().toString(), id.item(),
                "EMPTY");
        ledger.despatch(opened);
        String order = "/v1/replenishment-orders/" + OrderLineId.of(substitute).order();
        await().atMost(PATIENCE).untilAsserted(() -> given().get(order).then().statusCode(200).body("lines[0].status", equalTo("PLACED"))
                .body("lines[0].inPlaceOf.orderLine", equalTo(line.line().toString())).body("lines[0].inPlaceOf.item", equalTo(id.item().digits()))
                .body("lines[0].inPlaceOf.why", equalTo("EMPTY")));
        ledger.despatch(opened); // and again: it is the same line
        String standIn = "openLines.findAll { it.line == '" + substitute + "' }";
        String position = "/v1/stores/" + id.store() + "/positions/" + other.item();
        given().get(position).then().statusCode(200).body(standIn + ".units", contains(line.units()));
        given().get(order + "/lines/1/explanation").then().body("inPlaceOf.item", equalTo(id.item().digits())).body("sentence",
                equalTo("Nobody ordered it: these " + line.units() + " go in place of item " + id.item() + " (order line "
                        + line.line() + "), which was short, for its place at the distribution center was empty."));
        assertThat(orders.of(other)).filteredOn(LinePlaced.class::isInstance).map(event -> ((LinePlaced) event).inPlaceOf()).filteredOn(Objects::nonNull)
                .containsExactly(new InPlaceOf(line.line(), id.item(), "EMPTY"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(events(LinePlaced.class)).as("the need for what was ordered stands, and is ordered anew once").hasSize(2));

        ledger.despatch(new GoodsDespatched(id.store(), Instant.now(), DC, Sscc.of(DC, 2), Instant.now(), List.of(new DespatchedLine(other.item(), line.units(), substitute))));
        ledger.received(other, substitute, line.units(), line.units(), line.units());
        await().atMost(PATIENCE).untilAsserted(() -> given().get(order).then().body("lines[0].status", equalTo("RECEIVED")));
        given().get(position).then().body(standIn, empty()).body("onHand", equalTo(line.units()));
        thirtyHoursPass(line);
        pass("id = '" + substitute + "'");
        promise().body("due", equalTo(1)).body("misses[0].cause", equalTo("SUBSTITUTED")).body("shareOfWhatTheDcHad", equalTo(0f));
        assertThat(given().get("/v1/verification").then().extract().jsonPath().getList("checks.findAll { it.broken > 0 }").toString()).doesNotContain("S-" + id.store());
    }

    @Test
    void what_the_stand_in_has_not_and_the_stopped_center_has_is_the_centers_own_miss() {
        var line = ordered();
        shorted(line, Outcome.BACK_ORDERED, "STAND_IN_SHORT");
        thirtyHoursPass();
        promise().body("misses[0].cause", equalTo("STAND_IN_HAD_NOTHING")).body("shareOfWhatTheDcHad", equalTo(0f));
    }

    @Test
    void what_is_held_is_missed_and_not_charged_to_the_center_which_may_not_send_it() {
        var line = ordered();
        shorted(line, Outcome.BACK_ORDERED, "HELD");
        thirtyHoursPass();
        promise().body("missed", equalTo(1)).body("misses[0].cause", equalTo("HELD")).body("share", equalTo(0f)).body("shareOfWhatTheDcHad", nullValue());
    }

    @Test
    void what_a_person_called_off_is_not_due() {
        var line = ordered();
        shorted(line, Outcome.CANCELLED, "the store closes");
        thirtyHoursPass(line);
        promise().body("due", equalTo(0));
    }

    @Test
    void what_a_person_called_off_once_it_was_overdue_stays_missed() {
        var line = ordered();
        ledger.despatch(new CutOffMoved(id.store(), Instant.now(), DC, line.line().toString(), id.item(), Instant.now().minus(Duration.ofHours(20)),
                line.occurredAt().plusMillis(1)));
        first(LineRescheduled.class);
        shorted(line, Outcome.CANCELLED, "CALLED_OFF");
        promise().body("missed", equalTo(1)).body("overdue", equalTo(0)).body("misses[0].cause", equalTo("NOT_DESPATCHED"));
        Trade.assertThatNothingIsWrong();
    }

    @Test
    void what_a_person_called_off_since_the_center_had_nothing_is_missed_for_that() {
        var line = ordered();
        shorted(line, Outcome.BACK_ORDERED, "NO_STOCK");
        ledger.despatch(new LineShorted(id.store(), Instant.now(), DC, line.line().toString(), id.item(), line.units(), Outcome.CANCELLED, "CALLED_OFF"));
        await().atMost(PATIENCE).until(() -> events(LineShort.class).size() == 2);
        thirtyHoursPass(line);
        promise().body("due", equalTo(1)).body("missed", equalTo(1)).body("misses[0].cause", equalTo("DC_HAD_NOTHING"));
        Trade.assertThatNothingIsWrong();
    }

    @Test
    void a_pick_that_is_called_off_hides_nothing_that_was_short_before() {
        var line = ordered();
        shorted(line, Outcome.BACK_ORDERED, "NO_STOCK");
        ledger.despatch(new LineShorted(id.store(), Instant.now(), DC, line.line().toString(), id.item(), line.units(), Outcome.BACK_ORDERED, "CALLED_OFF"));
        await().atMost(PATIENCE).until(() -> events(LineShort.class).size() == 2);
        thirtyHoursPass(line);
        promise().body("misses[0].cause", equalTo("DC_HAD_NOTHING"));
    }

    @Test
    void a_till_that_reported_late_is_not_charged_to_the_center() {
        FixedLevel.of(ledger, id, 10);
        ledger.counted(id, 12);
        ledger.report(new ItemSold(id, Instant.now().minus(Duration.ofHours(30)), new LineId(LocalDate.of(2026, 3, 2), "1", 9, 1), 3, 9));
        placed();
        promise().body("missed", equalTo(1)).body("misses[0].cause", equalTo("TILL_LATE")).body("shareOfWhatTheDcHad", nullValue());
    }

    @Test
    void is_asked_for_an_interval_and_a_center_and_reported_page_by_page() {
        var line = ordered();
        thirtyHoursPass();
        asked("&limit=1").body("next", equalTo(line.line().toString()));
        asked("&limit=1&after=" + line.line()).body("missed", equalTo(1)).body("misses", hasSize(0)).body("next", nullValue());
        asked("&dc=" + DC).body("missed", equalTo(1));
        asked("&dc=" + LedgerStandIn.gln(99)).body("due", equalTo(0));
        asked("&until=" + Instant.now().minus(Duration.ofHours(7))).body("due", equalTo(0));
        asked("&from=" + Instant.now().minus(Duration.ofHours(7))).body("due", equalTo(1));
    }

    @Test
    void a_wrong_question_is_reported_by_field() {
        given().get("/v1/promise?from=yesterday&store=1&limit=501").then().statusCode(422).body("errors", hasSize(3))
                .body("errors[0]", startsWith("from must be a time")).body("errors[1]", startsWith("limit must be")).body("errors[2]", startsWith("store "));
        given().get("/v1/promise?from=2026-03-03T00:00:00Z&until=2026-03-02T00:00:00Z").then().statusCode(422).body("errors[0]", startsWith("from must not be after until"));
        given().get("/v1/promise?after=R-none").then().statusCode(422).body("errors[0]", startsWith("after must be"));
    }

    @Test
    void is_measured() {
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/q/metrics").then()
                .body(allOf(containsString("restock_promise_due_lines"), containsString("restock_promise_missed_lines{cause=\"NOT_DESPATCHED\""),
                        containsString("restock_promise_share_ratio"))));
    }

    private ValidatableResponse promise() {
        return asked("");
    }

    private ValidatableResponse asked(String more) {
        return given().get("/v1/promise?store=" + id.store() + more).then().statusCode(200);
    }

    private LinePlaced ordered() {
        FixedLevel.of(ledger, id, 10);
        ledger.counted(id, 9);
        return placed();
    }

    private LinePlaced placed() {
        return first(LinePlaced.class);
    }

    private void despatched(LinePlaced line, int units) {
        ledger.despatch(new GoodsDespatched(id.store(), Instant.now(), DC, Sscc.of(DC, 1), Instant.now(),
                List.of(new DespatchedLine(id.item(), units, line.line().toString()))));
        first(LineDespatched.class);
    }

    private void received(LinePlaced line, int units, int receipts) {
        ledger.received(id, line.line().toString(), units, units, 9 + units);
        await().atMost(PATIENCE).until(() -> events(LineReceived.class).size() == receipts);
    }

    private void shorted(LinePlaced line, Outcome outcome, String reason) {
        ledger.despatch(new LineShorted(id.store(), Instant.now(), DC, line.line().toString(), id.item(), line.units(), outcome, reason));
        first(LineShort.class);
    }

    private <E extends OrderEvent> E first(Class<E> type) {
        await().atMost(PATIENCE).until(() -> !events(type).isEmpty());
        return events(type).getFirst();
    }

    /** For all lines of the store. */
    private void thirtyHoursPass() {
        pass("store = '" + id.store() + "'");
    }

    /** For one line: the need that a cancellation leaves is ordered anew, with a clock of its own. */
    private void thirtyHoursPass(LinePlaced line) {
        pass("id = '" + line.line() + "'");
    }

    private void pass(String which) {
        String earlier = " - interval '30 hours'";
        int passed = database.decide(sql -> sql.execute("update replenishment.order_line set placed_at = placed_at" + earlier + ", cut_off_at = cut_off_at" + earlier
                + ", due_at = due_at" + earlier + ", recorded_due_at = recorded_due_at" + earlier + ", despatched_at = despatched_at" + earlier
                + ", received_at = received_at" + earlier + ", received_recorded_at = received_recorded_at" + earlier + " where " + which));
        assertThat(passed).isEqualTo(1);
    }
}
