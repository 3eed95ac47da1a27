package io.restock.replenishment;

import static io.restassured.RestAssured.given;
import static io.restock.local.testing.Patience.PATIENCE;
import static io.restock.replenishment.LedgerStandIn.DC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restock.contracts.Sscc;
import io.restock.contracts.despatch.DespatchEvent.CutOffMoved;
import io.restock.contracts.despatch.DespatchEvent.GoodsDespatched;
import io.restock.contracts.despatch.DespatchEvent.LineShorted;
import io.restock.contracts.despatch.DespatchEvent.Outcome;
import io.restock.contracts.orders.OrderEvent;
import io.restock.contracts.orders.OrderEvent.CancellationAsked;
import io.restock.contracts.orders.OrderEvent.LineCalledBack;
import io.restock.contracts.orders.OrderEvent.LineDespatched;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.contracts.orders.OrderEvent.LineRescheduled;
import io.restock.contracts.orders.OrderEvent.LineShort;
import io.restock.contracts.stock.StockEvent.DeliveryCalledOff;
import io.restock.contracts.stock.StockEvent.DeliveryDespatched;
import io.restock.contracts.store.StoreRecord.DespatchedLine;
import io.restock.local.testing.EngineTestResource;
import io.restock.replenishment.request.PlanningRequest.LineCalledOff;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("A line of an order that people and calendars change their mind about")
class CalledOffTest extends OneItem {
    private LinePlaced ordered() {
        FixedLevel.of(ledger, id, 20);
        ledger.counted(id, 9);
        return first(LinePlaced.class);
    }

    /** Returns when the store's last day is closed: that is a look at all of its items, and comes some time after it was listed. */
    private void lastDayIsClosed() {
        await().atMost(PATIENCE).until(() -> database.read(sql -> sql.number("select count(*) from replenishment.day_closed where store = ?", id.store())) == 1);
    }

    private <E extends OrderEvent> E first(Class<E> type) {
        await().atMost(PATIENCE).until(() -> !events(type).isEmpty());
        return events(type).getFirst();
    }

    private static ValidatableResponse callOff(LinePlaced line, String key, String body) {
        var request = given().contentType("application/json").body(body);
        return (key == null ? request : request.header("Idempotency-Key", key))
                .post("/v1/replenishment-orders/" + line.line().order() + "/lines/" + line.line().line() + "/cancellations").then();
    }

    private void centerSays(LinePlaced line, int units, Outcome outcome, String reason) {
        ledger.despatch(new LineShorted(id.store(), Instant.now(), DC, line.line().toString(), id.item(), units, outcome, reason));
    }

    private ValidatableResponse position() {
        return given().get("/v1/stores/" + id.store() + "/positions/" + id.item()).then();
    }

    @Test
    void is_called_off_once_by_its_key_and_its_need_is_looked_at_again() {
        var line = ordered();
        assertThat(line.units()).isEqualTo(12);
        for (int again = 0; again < 2; again++) {
            callOff(line, "k1", "{\"units\": 6, \"reason\": \"too much\"}").statusCode(202).body("units", equalTo(6)).body("status", equalTo("ASKED"))
                    .body("href", equalTo("/v1/replenishment-orders/" + line.line().order()));
            var asked = first(CancellationAsked.class);
            assertThat(asked.units()).isEqualTo(6);
            assertThat(asked.reason()).isEqualTo("too much");
        }
        // Asked at the same moment by two, before either is known.
        ledger.ask(id.store(), new LineCalledOff(id.store(), line.line(), id.item(), 6, "too much", "k1", "digest", Instant.now(), "a person"));
        callOff(line, "k1", "{\"units\": 7, \"reason\": \"too much\"}").statusCode(409).body("detail", startsWith("Idempotency-Key k1 was used for other content"));
        position().body("onOrder", equalTo(12));

        centerSays(line, 6, Outcome.CANCELLED, LineShorted.CALLED_OFF);
        await().atMost(PATIENCE).until(() -> events(LinePlaced.class).size() == 2);
        position().body("onOrder", equalTo(12)).body("openLines", hasSize(2));
        assertThat(events(CancellationAsked.class)).hasSize(1);
        given().get("/v1/audit?kind=CANCELLATION_ASKED&object=" + line.line()).then().statusCode(200).body("entries", hasSize(1));
        Trade.assertThatNothingIsWrong();
    }

    @Test
    void is_not_called_off_once_it_has_left_and_the_answer_says_what_to_do() {
        var line = ordered();
        ledger.despatch(new GoodsDespatched(id.store(), Instant.now(), DC, Sscc.of(DC, 1), Instant.now(), List.of(new DespatchedLine(id.item(), 7, line.line().toString()))));
        first(LineDespatched.class);
        callOff(line, null, "{\"units\": 6, \"reason\": \"too much\"}").statusCode(409)
                .body("detail", startsWith("only 5 units of line " + line.line() + " have not left distribution center " + DC)).body("detail", containsString("/transfers"));
        ledger.despatch(new GoodsDespatched(id.store(), Instant.now(), DC, Sscc.of(DC, 2), Instant.now(), List.of(new DespatchedLine(id.item(), 5, line.line().toString()))));
        await().atMost(PATIENCE).until(() -> events(LineDespatched.class).size() == 2);
        callOff(line, null, "{\"reason\": \"too much\"}").statusCode(409).body("detail", startsWith("all of line " + line.line() + " that is open has left"));
        ledger.received(id, line.line().toString(), 12, 12, 21);
        await().atMost(PATIENCE).untilAsserted(() -> callOff(line, null, "{\"reason\": \"too much\"}").statusCode(409)
                .body("detail", equalTo("nothing of line " + line.line() + " is open: it is RECEIVED")));
        assertThat(events(CancellationAsked.class)).isEmpty();
    }

    @Test
    void waits_at_its_center_again_when_its_despatch_comes_home_and_nothing_is_ordered_twice() {
        var line = ordered();
        ledger.despatch(new GoodsDespatched(id.store(), Instant.now(), DC, Sscc.of(DC, 3), Instant.now(), List.of(new DespatchedLine(id.item(), 12, line.line().toString()))));
        first(LineDespatched.class);
        ledger.report(new DeliveryCalledOff(id, Instant.now(), Sscc.of(DC, 3), line.line().toString(), 12, DC, false, 0, 9, true));
        assertThat(first(LineCalledBack.class).units()).isEqualTo(12);
        centerSays(line, 12, Outcome.BACK_ORDERED, LineShorted.CALLED_OFF);
        first(LineShort.class);
        position().body("onOrder", equalTo(12)).body("openLines", hasSize(1));
        assertThat(events(LinePlaced.class)).hasSize(1);
        given().get("/v1/replenishment-orders/" + line.line().order()).then().body("lines[0].despatched", equalTo(0)).body("lines[0].open", equalTo(12));
        assertThat(Instant.parse(given().get("/v1/replenishment-orders/" + line.line().order()).jsonPath().getString("lines[0].dueAt")))
                .isCloseTo(line.dueAt(), within(1, ChronoUnit.MILLIS));

        // Its store received it all the same.
        ledger.report(new DeliveryDespatched(id, Instant.now(), Sscc.of(DC, 3), DC, line.line().toString(), 12, 12, 9, true));
        ledger.received(id, line.line().toString(), 12, 12, 21);
        await().atMost(PATIENCE).untilAsserted(() -> position().body("onOrder", equalTo(0)));
        given().get("/v1/replenishment-orders/" + line.line().order()).then().body("lines[0].despatched", equalTo(12)).body("lines[0].status", equalTo("RECEIVED"));
        Trade.assertThatNothingIsWrong();
    }

    @Test
    void that_nobody_knows_or_a_reason_that_nobody_gives_is_a_problem() {
        given().contentType("application/json").body("{\"reason\": \"x\"}").post("/v1/replenishment-orders/R-none/lines/1/cancellations").then().statusCode(404);
        given().contentType("application/json").body("{\"units\": 0}").post("/v1/replenishment-orders/R-none/lines/1/cancellations").then().statusCode(422)
                .body("errors", hasSize(2)).body("errors[0]", startsWith("reason must be 1 to")).body("errors[1]", startsWith("units must be 1 to"));
    }

    @Test
    void that_the_scale_shows_is_lighter_is_no_new_need_by_itself() {
        var line = ordered();
        lastDayIsClosed();
        centerSays(line, 2, Outcome.CANCELLED, LineShorted.WEIGHED);
        first(LineShort.class);
        await().atMost(PATIENCE).untilAsserted(() -> position().body("onOrder", equalTo(10)));
        assertThat(events(LinePlaced.class)).hasSize(1);
        Trade.assertThatNothingIsWrong();
        ledger.sold(id, 1, 8);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(events(LinePlaced.class)).as("the next look finds it").hasSize(2));
        Trade.assertThatNothingIsWrong();
    }

    @Test
    void leaves_with_another_cut_off_when_the_calendar_of_its_lane_changes() {
        var line = ordered();
        Instant cutOff = line.cutOffAt().plus(1, ChronoUnit.DAYS);
        Instant due = line.dueAt().truncatedTo(ChronoUnit.MICROS).plus(1, ChronoUnit.DAYS);
        ledger.despatch(new CutOffMoved(id.store(), Instant.now(), DC, line.line().toString(), id.item(), cutOff, due));
        assertThat(first(LineRescheduled.class).cutOffAt()).isEqualTo(cutOff);
        var row = given().get("/v1/replenishment-orders/" + line.line().order()).then().statusCode(200).extract().jsonPath();
        assertThat(Instant.parse(row.getString("lines[0].cutOffAt"))).isEqualTo(cutOff);
        assertThat(Instant.parse(row.getString("lines[0].dueAt"))).isEqualTo(due);
        assertThat(Instant.parse(given().get("/v1/replenishment-orders/" + line.line().order()).jsonPath().getString("dueAt"))).isEqualTo(due);
        Trade.assertThatNothingIsWrong();
    }
}
