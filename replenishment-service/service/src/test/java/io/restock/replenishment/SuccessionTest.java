package io.restock.replenishment;

import static io.restassured.RestAssured.given;
import static io.restock.local.testing.Patience.PATIENCE;
import static io.restock.replenishment.LedgerStandIn.newStoreItem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.contracts.stock.StockEvent.ItemReturned;
import io.restock.contracts.stock.StockEvent.ItemSold;
import io.restock.contracts.stock.StockEvent.StockCounted;
import io.restock.contracts.store.LineId;
import io.restock.contracts.store.TransactionLine.Disposition;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.Noon;
import io.restock.replenishment.catalog.Catalog;
import io.restock.replenishment.request.PlanningRequest.DayClosed;
import io.restock.replenishment.request.Requests;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("An item that takes the place of another")
class SuccessionTest extends OneItem {
    private static final int A_DAY = 10;

    @Inject
    Catalog catalog;
    @Inject
    Requests requests;

    private final ZoneId zone = Noon.ZONE;
    private final StoreItemId next = new StoreItemId(id.store(), newStoreItem().item());
    private int closed;

    @Test
    void is_ordered_as_far_as_the_rest_of_the_old_one_does_not_cover_and_the_old_one_no_more() {
        sellsTenADay();
        ledger.report(new StockCounted(id, Instant.now(), "count", 60, 0, true, false, 60));
        await().atMost(PATIENCE).untilAsserted(() -> position(id).body("onHand", equalTo(60)));
        int before = ordered(id);

        supersede(null).statusCode(200);
        await().atMost(PATIENCE).untilAsserted(() -> position(next).body("position", equalTo(0))); // a row, in a store that never had it
        settle();
        assertThat(ordered(next)).isZero();

        ledger.sold(id, 55, 5);
        await().atMost(PATIENCE).until(() -> ordered(next) > 0);
        assertThat(ordered(id)).isEqualTo(before);
        LinePlaced line = orders.of(next).stream().filter(LinePlaced.class::isInstance).map(LinePlaced.class::cast).findFirst().orElseThrow();
        assertThat(line.explanation().position()).isEqualTo(5 + before);
        assertThat(line.explanation().origin()).hasToString("SUPERSEDES=" + id.item());
        given().get("/v1/replenishment-orders/" + line.line().order() + "/lines/" + line.line().line() + "/explanation").then()
                .body("sentence", containsString("as what is left of item " + id.item()));
        given().get("/v1/verification").then().body("checks.findAll { it.broken > 0 }", hasSize(0));
    }

    @Test
    void needs_less_when_the_old_one_comes_back() {
        sellsTenADay();
        ledger.report(new StockCounted(id, Instant.now(), "count", 60, 0, true, false, 60));
        supersede(null).statusCode(200);
        await().atMost(PATIENCE).untilAsserted(() -> position(next).body("onOrder", equalTo(0)));
        int level = position(next).extract().path("reorderLevel");
        ledger.report(new ItemReturned(id, Instant.now(), new LineId(LocalDate.now(ZoneOffset.UTC), "1", 9, 1), 100, Disposition.SELLABLE, null, null, 160, null));
        await().atMost(PATIENCE).untilAsserted(() -> position(next).body("reorderLevel", equalTo(0)));
        ledger.sold(id, 155, 5);
        await().atMost(PATIENCE).until(() -> (int) position(next).extract().path("reorderLevel") > level);
    }

    @Test
    void changes_nothing_before_its_date_and_begins_with_that_day() {
        sellsTenADay();
        level(id, 12);
        ledger.report(new StockCounted(id, Instant.now(), "count", 20, 0, true, false, 20));
        await().atMost(PATIENCE).untilAsserted(() -> position(id).body("onHand", equalTo(20)));
        Instant begins = Instant.now().plusSeconds(6);
        supersede(begins.toString()).statusCode(200).body("from", equalTo(begins.toString()));
        ledger.sold(id, 10, 10);
        await().atMost(PATIENCE).until(() -> ordered(id) == 6); // as ever
        given().get("/v1/stores/" + next.store() + "/positions/" + next.item()).then().statusCode(404);

        await().atMost(PATIENCE).until(() -> ordered(next) > 0); // nobody sold anything
        assertThat(Instant.now()).isAfter(begins);
        ledger.sold(id, 10, 0);
        await().atMost(PATIENCE).untilAsserted(() -> position(id).body("onHand", equalTo(0)));
        assertThat(ordered(id)).isEqualTo(6);

        supersede("soon").statusCode(422).body("errors[0]", startsWith("from must be"));
        supersede(LocalDate.now(Noon.ZONE).plusDays(400).toString()).statusCode(200);
        dayCloses();
        await().atMost(PATIENCE).until(() -> ordered(id) > 6); // it is ordered again
    }

    /** For thirty days, the last of them today. */
    private void sellsTenADay() {
        ledger.list(id, 6, zone, "Food", "Food");
        ledger.list(next, 6, zone, "Food", "Food");
        await().atMost(PATIENCE).until(() -> catalog.lists(id.item()) && catalog.lists(next.item()) && catalog.store(id.store()).isPresent());
        Instant start = Instant.now().minus(Duration.ofDays(30));
        ledger.report(new StockCounted(id, start, "first", 1_000, 1_000, true, false, 1_000));
        for (int day = 1; day <= 30; day++) {
            Instant at = start.plus(Duration.ofDays(day)).minusSeconds(60);
            ledger.report(new ItemSold(id, at, new LineId(at.atZone(ZoneOffset.UTC).toLocalDate(), "1", day, 1), A_DAY, 1_000 - day * A_DAY));
        }
        await().atMost(PATIENCE).untilAsserted(() -> position(id).body("onHand", equalTo(700)));
    }

    private ValidatableResponse supersede(String from) {
        String since = from == null ? "" : ", \"from\": \"" + from + "\"";
        return given().contentType("application/json").body("{\"supersedes\": \"" + id.item() + "\"" + since + "}").put("/v1/items/" + next.item() + "/supersession").then();
    }

    private void level(StoreItemId of, int units) {
        given().contentType("application/json").body("{\"reorderLevel\": " + units + "}").put("/v1/stores/" + of.store() + "/policies/" + of.item()).then().statusCode(200);
    }

    private int ordered(StoreItemId of) {
        return orders.of(of).stream().filter(LinePlaced.class::isInstance).mapToInt(line -> ((LinePlaced) line).units()).sum();
    }

    private ValidatableResponse position(StoreItemId of) {
        return given().get("/v1/stores/" + of.store() + "/positions/" + of.item()).then().statusCode(200);
    }

    private void settle() {
        dayCloses();
        assertThat(List.of(id, next)).allSatisfy(each -> position(each).statusCode(200));
    }

    private void dayCloses() {
        LocalDate date = LocalDate.now(ZoneOffset.UTC).plusDays(++closed);
        requests.send(new DayClosed(id.store(), date, Instant.now()));
        await().atMost(PATIENCE).until(() -> database.read(sql -> sql.number("select count(*) from replenishment.day_closed where store = '" + id.store()
                + "' and business_date = '" + date + "'")) == 1);
    }
}
