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
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restock.contracts.Gln;
import io.restock.contracts.Sscc;
import io.restock.contracts.despatch.DespatchEvent.GoodsDespatched;
import io.restock.contracts.despatch.DespatchEvent.LineHandedOver;
import io.restock.contracts.despatch.DespatchEvent.LineShorted;
import io.restock.contracts.despatch.DespatchEvent.Outcome;
import io.restock.contracts.despatch.Lane;
import io.restock.contracts.orders.OrderEvent.LineDespatched;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.contracts.orders.OrderEvent.LineReassigned;
import io.restock.contracts.store.StoreRecord.DespatchedLine;
import io.restock.local.testing.EngineTestResource;
import io.restock.replenishment.catalog.Catalog;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("A line that another center sends")
class StandInTest extends OneItem {
    private static final Gln OTHER = Gln.of("708000300001");

    @Inject
    Catalog catalog;

    private LinePlaced ordered() {
        FixedLevel.of(ledger, id, 20);
        ledger.counted(id, 9);
        await().atMost(PATIENCE).until(() -> !events(LinePlaced.class).isEmpty());
        return events(LinePlaced.class).getFirst();
    }

    private void leavesBy(Gln center) {
        await().atMost(PATIENCE).until(() -> catalog.supply(id).filter(supply -> supply.lane().dc().equals(center) && supply.home().dc().equals(DC)).isPresent());
    }

    private void handedOver(LinePlaced line, Gln from, Gln to, int units, Instant cutOff) {
        int before = events(LineReassigned.class).size();
        ledger.despatch(new LineHandedOver(id.store(), Instant.now(), from, to, line.line().toString(), id.item(), units, cutOff, "the racks burnt"));
        await().atMost(PATIENCE).until(() -> events(LineReassigned.class).size() == before + 1);
    }

    private static ValidatableResponse order(LinePlaced line) {
        return given().get("/v1/replenishment-orders/" + line.line().order()).then().statusCode(200);
    }

    @Test
    void is_the_same_line_with_the_same_24_hours_and_nothing_is_ordered_twice() {
        var line = ordered();
        Instant cutOff = line.cutOffAt().plus(3, ChronoUnit.HOURS);
        handedOver(line, DC, OTHER, 12, cutOff);
        assertThat(events(LineReassigned.class).getFirst()).extracting(LineReassigned::dc, LineReassigned::to, LineReassigned::units, LineReassigned::reason)
                .containsExactly(DC, OTHER, 12, "the racks burnt");
        var row = order(line).body("lines[0].dc", equalTo(OTHER.digits())).body("lines[0].home", equalTo(DC.digits())).extract().jsonPath();
        assertThat(Instant.parse(row.getString("lines[0].cutOffAt"))).isEqualTo(cutOff);
        assertThat(Instant.parse(row.getString("lines[0].dueAt"))).as("kept to the microsecond, rounded").isCloseTo(line.dueAt(), within(1, ChronoUnit.MICROS));
        given().get("/v1/stores/" + id.store() + "/positions/" + id.item()).then().body("onOrder", equalTo(12)).body("openLines", hasSize(1));
        given().get("/v1/replenishment-orders?dc=" + OTHER + "&store=" + id.store()).then().body("orders.order", hasSize(1));
        ledger.sold(id, 1, 8);

        handedOver(line, OTHER, DC, 12, line.cutOffAt());
        order(line).body("lines[0].dc", equalTo(DC.digits())).body("lines[0].home", nullValue());
        assertThat(events(LinePlaced.class)).as("of a need that is covered").hasSize(1);
        Trade.assertThatNothingIsWrong();
    }

    @Test
    void is_planned_by_the_lane_on_which_it_leaves_and_by_its_own_again_once_that_is_over() {
        var zone = ZoneId.of("Z");
        LocalTime soon = LocalTime.now(zone).plusHours(2).truncatedTo(ChronoUnit.MINUTES);
        LocalTime later = soon.plusHours(5);
        ledger.list(new Lane(OTHER, id.store(), zone, List.of(later), 0, 600));
        ledger.list(new Lane(DC, id.store(), zone, List.of(soon), 0, 60, List.of(), List.of(), OTHER));
        ledger.list(id, 6);
        leavesBy(OTHER);
        var line = ordered();
        assertThat(line.dc()).as("it is ordered from its own center, which hands it on").isEqualTo(DC);
        assertThat(line.cutOffAt().atZone(zone).toLocalTime()).isEqualTo(later);
        assertThat(line.explanation().protectionHours()).as("until what leaves the day after has come").isGreaterThan(33);

        ledger.list(new Lane(DC, id.store(), zone, List.of(soon), 0, 60));
        leavesBy(DC);
        ledger.sold(id, 15, 0);
        assertThat(placedLine(2).cutOffAt().atZone(zone).toLocalTime()).isEqualTo(soon);
    }

    @Test
    void may_leave_in_part_from_either_in_whatever_order_we_hear_of_it() {
        var line = ordered();
        ledger.despatch(new LineShorted(id.store(), Instant.now(), DC, line.line().toString(), id.item(), 6, Outcome.BACK_ORDERED, LineShorted.CALLED_OFF));
        handedOver(line, DC, OTHER, 6, line.cutOffAt());
        ledger.despatch(new GoodsDespatched(id.store(), Instant.now(), OTHER, Sscc.of(OTHER, 1), Instant.now(), List.of(new DespatchedLine(id.item(), 6, line.line().toString()))));
        ledger.despatch(new GoodsDespatched(id.store(), Instant.now(), DC, Sscc.of(DC, 1), Instant.now(), List.of(new DespatchedLine(id.item(), 6, line.line().toString()))));
        await().atMost(PATIENCE).until(() -> events(LineDespatched.class).size() == 2);
        order(line).body("lines[0].despatched", equalTo(12)).body("lines[0].dc", equalTo(OTHER.digits()));
        given().contentType("application/json").body("{\"reason\": \"too much\"}").post("/v1/replenishment-orders/" + line.line().order() + "/lines/1/cancellations").then()
                .statusCode(409)
                .body("detail", containsString("has left"));
        ledger.received(id, line.line().toString(), 12, 12, 21);
        await().atMost(PATIENCE).untilAsserted(() -> order(line).body("status", equalTo("COMPLETE")));
        Trade.assertThatNothingIsWrong();
    }
}
