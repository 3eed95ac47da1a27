package io.restock.replenishment;

import static io.restassured.RestAssured.given;
import static io.restock.local.testing.Patience.PATIENCE;
import static io.restock.replenishment.LedgerStandIn.newStoreItem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.catalog.Store;
import io.restock.contracts.catalog.Store.State;
import io.restock.contracts.despatch.DespatchEvent.LineShorted;
import io.restock.contracts.despatch.DespatchEvent.Outcome;
import io.restock.contracts.orders.OrderEvent.CancellationAsked;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.contracts.stock.StockEvent.ItemSold;
import io.restock.contracts.stock.StockEvent.StockCounted;
import io.restock.contracts.store.LineId;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.Noon;
import io.restock.replenishment.catalog.Catalog;
import io.restock.replenishment.request.PlanningRequest.DayClosed;
import io.restock.replenishment.request.Requests;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("A store that closes")
class ClosedStoreTest extends OneItem {
    private static final int A_DAY = 10;

    @Inject
    Requests requests;
    @Inject
    Catalog catalog;

    private final ZoneId zone = Noon.ZONE;
    private final StoreItemId other = new StoreItemId(id.store(), newStoreItem().item());
    private int closed;

    @Test
    void is_not_ordered_for_until_it_opens_again() {
        open(State.CLOSED);
        await().atMost(PATIENCE).until(() -> given().contentType("application/json").body("{\"reorderLevel\": 12}")
                .put("/v1/stores/" + id.store() + "/policies/" + id.item()).statusCode() == 200);
        ledger.counted(id, 0);
        await().atMost(PATIENCE).until(() -> number("select count(*) from replenishment.store_item where on_hand = 0 and counted and item = '" + id.item() + "'") == 1);
        dayCloses();
        assertThat(events(LinePlaced.class)).isEmpty();
        given().get("/v1/stores/" + id.store() + "/positions/" + id.item()).then().body("position", equalTo(0));

        ledger.sold(id, 2, -2); // a fact nonetheless
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/v1/stores/" + id.store() + "/positions/" + id.item()).then().body("onHand", equalTo(-2)));
        given().get("/v1/verification").then().body("checks.findAll { it.broken > 0 }", hasSize(0));

        open(State.OPEN);
        dayCloses();
        await().atMost(PATIENCE).until(() -> events(LinePlaced.class).size() == 1);
        assertThat(events(LinePlaced.class).getFirst().explanation().trigger().type()).isEqualTo("DayClosed");
    }

    @Test
    void ends_what_it_was_asked_and_the_exception_with_it() {
        open(State.OPEN);
        silentSince(10);
        dayCloses();
        given().get("/v1/stores/" + id.store() + "/questions").then().body("questions", hasSize(1));
        open(State.CLOSED);
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/v1/stores/" + id.store() + "/questions").then().body("questions", hasSize(0)));
        await().atMost(PATIENCE).until(() -> number("select count(*) from replenishment.question where answer = 'CLOSED' and told and store = '" + id.store() + "'") == 1);
        dayCloses();
        given().get("/v1/stores/" + id.store() + "/questions").then().body("questions", hasSize(0));
        given().get("/v1/verification").then().body("checks.findAll { it.broken > 0 }", hasSize(0));
    }

    @Test
    void calls_off_what_it_had_ordered_once_and_its_center_says_what_became_of_it() {
        open(State.OPEN);
        FixedLevel.of(ledger, id, 20);
        ledger.counted(id, 9);
        LinePlaced line = placedLine(1);
        open(State.CLOSED);
        await().atMost(PATIENCE).until(() -> !events(CancellationAsked.class).isEmpty());
        assertThat(events(CancellationAsked.class)).extracting(CancellationAsked::units, CancellationAsked::reason).containsExactly(tuple(line.units(), "the store is closed"));

        ledger.despatch(new LineShorted(id.store(), Instant.now(), LedgerStandIn.DC, line.line().toString(), id.item(), line.units(), Outcome.CANCELLED, "the store is closed"));
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/v1/stores/" + id.store() + "/positions/" + id.item()).then().body("onOrder", equalTo(0)));
        dayCloses();
        assertThat(events(LinePlaced.class)).as("nothing is ordered anew").hasSize(1);
        assertThat(events(CancellationAsked.class)).hasSize(1);
        given().get("/v1/verification").then().body("checks.findAll { it.broken > 0 }", hasSize(0));
    }

    private void open(State state) {
        ledger.list(id, 6, zone, "Food", "Food");
        ledger.list(other, 6, zone, "Food", "Food");
        ledger.list(new Store(id.store(), "Store", zone, LocalTime.of(4, 0), LedgerStandIn.DC, "East", state, List.of(), List.of()));
        await().atMost(PATIENCE).until(() -> catalog.store(id.store()).filter(store -> store.state() == state).isPresent() && catalog.lists(other.item()));
    }

    /** Ten a day for thirty days, and none for so many; the other item sells on. */
    private void silentSince(int days) {
        Instant start = Instant.now().minus(Duration.ofDays(days + 30));
        ledger.report(new StockCounted(id, start, "count", 400, 400, true, false, 400));
        for (int day = 1; day <= days + 30; day++) {
            Instant at = start.plus(Duration.ofDays(day)).minusSeconds(60);
            sold(other, at, 2 * A_DAY, -day);
            if (day <= 30) {
                sold(id, at, A_DAY, 400 - day * A_DAY);
            }
        }
        await().atMost(PATIENCE).until(() -> number("select count(*) from replenishment.store_item where on_hand = " + -(days + 30) + " and item = '" + other.item() + "'") == 1);
    }

    private void sold(StoreItemId what, Instant at, int units, int onHand) {
        ledger.report(new ItemSold(what, at, new LineId(at.atZone(ZoneOffset.UTC).toLocalDate(), "1", 1, 1), units, onHand));
    }

    /** Returns when it has been planned for. */
    private void dayCloses() {
        LocalDate date = LocalDate.now(ZoneOffset.UTC).plusDays(++closed);
        requests.send(new DayClosed(id.store(), date, Instant.now()));
        await().atMost(PATIENCE).until(() -> number("select count(*) from replenishment.day_closed where store = '" + id.store() + "' and business_date = '" + date + "'") == 1);
    }

    private long number(String statement) {
        return database.read(sql -> sql.number(statement));
    }
}
