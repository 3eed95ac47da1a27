package io.restock.replenishment;

import static io.restassured.RestAssured.given;
import static io.restock.local.testing.Patience.PATIENCE;
import static io.restock.replenishment.LedgerStandIn.newStoreItem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.ExceptionKind.Keeper;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.contracts.stock.StockEvent.ItemSold;
import io.restock.contracts.stock.StockEvent.StockCounted;
import io.restock.contracts.store.LineId;
import io.restock.local.testing.EngineTestResource;
import io.restock.replenishment.request.PlanningRequest.DayClosed;
import io.restock.replenishment.request.Requests;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@QuarkusTestResource(LedgerDesk.class)
@DisplayName("Please check the shelf")
class QuestionTest extends OneItem {
    private static final int A_DAY = 10;

    @Inject
    Requests requests;
    @ConfigProperty(name = "restock.ledger.url")
    String desk;

    /** What the store sells besides. */
    private final StoreItemId other = new StoreItemId(id.store(), newStoreItem().item());
    private int closed;

    @BeforeEach
    void open() {
        ledger.list(id, 6);
        ledger.list(other, 6);
        await().atMost(PATIENCE).until(() -> policy(0) == 200);
        dayCloses(); // so far ahead that the service's own calendar stays out of the story
    }

    @Test
    void a_steady_seller_that_falls_silent_is_asked_about_and_the_answer_is_ordered_for() {
        soldDailyUntil(10, 90);
        otherSold(40, 0);
        policy(12);
        dayCloses();
        questions().then().body("questions", hasSize(1))
                .body("questions[0].item", equalTo(id.item().digits())).body("questions[0].onHand", equalTo(90))
                .body("questions[0].doubt", greaterThan(0.9f)).body("questions[0].lostADay.toDouble()", closeTo(A_DAY, 4));
        await().atMost(PATIENCE).until(() -> published() == 1);
        assertThat(ExceptionKind.values()).filteredOn(kind -> kind.keeper() == Keeper.PLANNING).containsExactly(ExceptionKind.SHELF_IN_DOUBT);

        answers(0).then().statusCode(202).body("status", equalTo("RECORDED"));
        answers(0).then().statusCode(200);
        given().get(desk + "/last").then().body("lines[0].item", equalTo(id.item().digits())).body("lines[0].units", equalTo(0));
        ledger.counted(id, 0);
        await().atMost(PATIENCE).until(() -> orders.of(id).stream().anyMatch(LinePlaced.class::isInstance));
        var placed = orders.of(id).stream().filter(LinePlaced.class::isInstance).map(LinePlaced.class::cast).toList();
        assertThat(placed).hasSize(1).first().satisfies(line -> {
            assertThat(line.units()).isEqualTo(12);
            assertThat(line.explanation().trigger().type()).isEqualTo("StockCounted");
        });
        questions().then().body("questions", hasSize(0));
        await().atMost(PATIENCE).until(() -> published() == 1);
        given().get("/v1/verification").then().body("checks.findAll { it.broken > 0 }", hasSize(0));
    }

    @Test
    void the_next_sale_answers_too() {
        soldDailyUntil(10, 90);
        otherSold(40, 0);
        dayCloses();
        questions().then().body("questions", hasSize(1));
        sold(Instant.now().plusSeconds(1), 1, 89);
        await().atMost(PATIENCE).untilAsserted(() -> questions().then().body("questions", hasSize(0)));
    }

    @Test
    void a_sale_of_before_the_question_answers_when_a_till_delivers_it_late() {
        soldDailyUntil(10, 90);
        otherSold(40, 0);
        dayCloses();
        questions().then().body("questions", hasSize(1));
        sold(Instant.now().minus(Duration.ofDays(20)), 1, 89);
        sold(Instant.now().minus(Duration.ofHours(1)), 1, 88);
        await().atMost(PATIENCE).untilAsserted(() -> questions().then().body("questions", hasSize(0)));
        assertThat(number("select count(*) from replenishment.question where answered_at >= asked_at and answer = 'SOLD' and store = '" + id.store() + "'")).isOne();
        given().get("/v1/verification").then().body("checks.findAll { it.broken > 0 }", hasSize(0));
    }

    @Test
    void a_sale_of_before_the_silence_answers_nothing() {
        soldDailyUntil(10, 90);
        otherSold(40, 0);
        dayCloses();
        sold(Instant.now().minus(Duration.ofDays(20)), 1, 89);
        await().atMost(PATIENCE).until(() -> given().get("/v1/stores/" + id.store() + "/positions/" + id.item()).path("onHand").equals(89));
        questions().then().body("questions", hasSize(1));
    }

    @Test
    void where_the_whole_store_is_silent_nobody_is_asked_and_nothing_is_learnt() {
        soldDailyUntil(3, 90);
        otherSold(33, 3);
        long days = daysHeard();
        dayCloses();
        questions().then().body("questions", hasSize(0));
        assertThat(daysHeard()).as("the day of its last sale has closed").isEqualTo(days + 1);
        assertThat(number("select count(*) from replenishment.store_trade where store = '" + id.store() + "'")).isBetween(28L, 32L);
        given().get("/v1/verification").then().body("checks.findAll { it.broken > 0 }", hasSize(0));
    }

    @Test
    void who_sold_yesterday_is_not_asked_about() {
        soldDailyUntil(0, 90);
        dayCloses();
        questions().then().statusCode(200).body("questions", hasSize(0));
    }

    @Test
    void an_answer_that_makes_no_sense_is_answered_with_what_does() {
        given().contentType("application/json").body("{\"units\": 3}").post(path(id) + "/answer").then().statusCode(404).body("detail", startsWith("no question about item"));
        given().contentType("application/json").body("{\"units\": -1}").post(path(id) + "/answer").then().statusCode(422)
                .body("errors[0]", startsWith("units must be what was counted"));
        given().contentType("application/json").body("{\"units\": 10000001}").post(path(id) + "/answer").then().statusCode(422);
        given().contentType("application/json").body("{\"units\": 10000000}").post(path(id) + "/answer").then().statusCode(404);
        given().get("/v1/stores/123/questions?limit=0").then().statusCode(422).body("errors", hasSize(2));
        given().get("/v1/stores/123/questions").then().statusCode(422).body("errors[0]", startsWith("store "));
    }

    private int policy(int reorderLevel) {
        return given().contentType("application/json").body("{\"reorderLevel\": " + reorderLevel + "}")
                .put("/v1/stores/" + id.store() + "/policies/" + id.item()).statusCode();
    }

    /** Ten a day for thirty days, the last so many days ago. */
    private void soldDailyUntil(int daysAgo, int onHand) {
        Instant start = Instant.now().minus(Duration.ofDays(daysAgo + 30));
        ledger.report(new StockCounted(id, start, "count", onHand + 30 * A_DAY, onHand + 30 * A_DAY, true, false, onHand + 30 * A_DAY));
        for (int day = 1; day <= 30; day++) {
            sold(start.plus(Duration.ofDays(day)), A_DAY, onHand + (30 - day) * A_DAY);
        }
        await().atMost(PATIENCE).until(() -> given().get("/v1/stores/" + id.store() + "/positions/" + id.item()).path("onHand").equals(onHand));
    }

    /** Every day of so many, the last so many days ago. */
    private void otherSold(int firstDaysAgo, int lastDaysAgo) {
        for (int ago = firstDaysAgo; ago >= lastDaysAgo; ago--) {
            Instant at = Instant.now().minus(Duration.ofDays(ago)).minusSeconds(60);
            ledger.report(new ItemSold(other, at, new LineId(at.atZone(ZoneOffset.UTC).toLocalDate(), "1", 2, 1), 2 * A_DAY, -ago));
        }
        await().atMost(PATIENCE).until(() -> number("select count(*) from replenishment.store_item where on_hand = " + -lastDaysAgo + " and item = '" + other.item() + "'") == 1);
    }

    /** Of the item. */
    private long daysHeard() {
        return number("select demand_days from replenishment.store_item where item = '" + id.item() + "'");
    }

    private void sold(Instant at, int units, int onHand) {
        ledger.report(new ItemSold(id, at, new LineId(at.atZone(ZoneOffset.UTC).toLocalDate(), "1", 1, 1), units, onHand));
    }

    /** Returns when it has been planned for. */
    private void dayCloses() {
        LocalDate date = LocalDate.now(ZoneOffset.UTC).plusDays(++closed);
        requests.send(new DayClosed(id.store(), date, Instant.now()));
        await().atMost(PATIENCE).until(() -> number("select count(*) from replenishment.day_closed where store = '" + id.store()
                + "' and business_date = '" + date + "'") == 1);
    }

    private Response answers(int units) {
        return given().contentType("application/json").body("{\"units\": " + units + "}").post(path(id) + "/answer");
    }

    private Response questions() {
        return given().get("/v1/stores/" + id.store() + "/questions");
    }

    private static String path(StoreItemId id) {
        return "/v1/stores/" + id.store() + "/questions/" + id.item();
    }

    private long published() {
        return number("select count(*) from replenishment.question where told and store = '" + id.store() + "'");
    }

    private long number(String statement) {
        return database.read(sql -> sql.number(statement));
    }
}
