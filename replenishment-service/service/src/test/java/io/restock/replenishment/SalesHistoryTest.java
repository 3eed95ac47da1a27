package io.restock.replenishment;

import static io.restock.local.testing.Patience.PATIENCE;
import static io.restock.replenishment.LedgerStandIn.newStoreItem;
import static io.restock.replenishment.Trade.explanation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.StoreItemId;
import io.restock.local.testing.EngineTestResource;
import io.restock.replenishment.neighbourhood.Neighbourhood;
import io.restock.replenishment.request.PlanningRequest.DayClosed;
import io.restock.replenishment.request.Requests;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("A store that comes with its sales history is planned for by it from the first day on")
class SalesHistoryTest extends SeveralItems {
    private static final int A_DAY = 40;
    private static final int EIGHT_WEEKS = 56;

    @Inject
    Requests requests;

    @Test
    void the_first_need_is_ordered_by_what_was_sold_before() {
        var trade = trade("Dairy");
        give(trade, today.minusDays(EIGHT_WEEKS), _ -> A_DAY);
        trade.ledger.counted(trade.id, 20);
        var placed = trade.placedLine(1);
        var why = placed.explanation();
        assertThat(why.meanDemand() / (why.protectionHours() / 24)).isBetween(0.75 * A_DAY, 1.4 * A_DAY); // by the weekday
        assertThat(placed.units()).isGreaterThan(A_DAY / 2);
        assertThat(why.origin()).hasToString("HISTORY=" + today.minusDays(EIGHT_WEEKS) + "/" + today.minusDays(1));
        explanation(placed).body("sentence", containsString("What it sold before was given: the days " + today.minusDays(EIGHT_WEEKS) + " to " + today.minusDays(1) + "."));
        Trade.assertThatNothingIsWrong();
    }

    @Test
    void nothing_is_ordered_before_anybody_has_said_what_is_there() {
        var trade = trade("Dairy");
        give(trade, today.minusDays(EIGHT_WEEKS), _ -> A_DAY);
        requests.send(new DayClosed(trade.id.store(), today, Instant.now()));
        trade.ledger.counted(trade.id, 1_000);
        await().atMost(PATIENCE).untilAsserted(() -> trade.position().body("onHand", equalTo(1_000)).body("reorderLevel", greaterThan(A_DAY / 2)));
        assertThat(trade.placed()).isEmpty();
    }

    @Test
    void after_the_count_it_is_reviewed_at_once() {
        var trade = trade("Dairy");
        trade.counted(20);
        give(trade, today.minusDays(EIGHT_WEEKS), _ -> A_DAY);
        assertThat(trade.placedLine(1).explanation().trigger().type()).isEqualTo("HistoryGiven");
        Trade.assertThatNothingIsWrong();
    }

    @Test
    void given_again_it_takes_the_place_of_what_was_given() {
        var trade = trade("Dairy");
        trade.ledger.counted(trade.id, 1_000);
        give(trade, today.minusDays(EIGHT_WEEKS), _ -> 4 * A_DAY);
        await().atMost(PATIENCE).untilAsserted(() -> trade.position().body("reorderLevel", greaterThan(3 * A_DAY)));
        give(trade, today.minusDays(EIGHT_WEEKS), _ -> A_DAY);
        await().atMost(PATIENCE).untilAsserted(() -> trade.position().body("reorderLevel", allOf(greaterThan(A_DAY / 2), lessThan(3 * A_DAY))));
    }

    @Test
    void what_closed_days_of_its_own_have_taught_stays() {
        var trade = trade("Dairy");
        trade.soldDaily(10, zone, _ -> A_DAY, 500);
        give(trade, today.minusDays(EIGHT_WEEKS), _ -> 10 * A_DAY);
        var next = trade(new StoreItemId(trade.id.store(), newStoreItem().item()), "Dairy");
        next.ledger.counted(next.id, 1_000);
        give(next, today.minusDays(EIGHT_WEEKS), _ -> A_DAY);
        await().atMost(PATIENCE).untilAsserted(() -> next.position().body("reorderLevel", greaterThan(A_DAY / 2)));
        trade.ledger.counted(trade.id, 0);
        var why = trade.placedLine(1).explanation();
        assertThat(why.meanDemand() / (why.protectionHours() / 24)).isLessThan(2.0 * A_DAY);
        assertThat(why.origin()).isNull();
    }

    @Test
    void the_week_of_a_department_is_known_at_once() {
        var trade = trade("Bakery");
        give(trade, today.minusDays(EIGHT_WEEKS), day -> day.getDayOfWeek() == DayOfWeek.SUNDAY ? A_DAY / 2 : A_DAY);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(sundayAgainstSaturday(trade)).isBetween(0.4, 0.75));
    }

    private double sundayAgainstSaturday(Trade trade) {
        return database.read(sql -> {
            var neighbourhood = new Neighbourhood(LedgerStandIn.partition(trade.id.store()));
            neighbourhood.begin(sql, today);
            var week = neighbourhood.usual(trade.id.store(), "Bakery");
            var sunday = today.with(DayOfWeek.SUNDAY);
            return week.of(sunday) / week.of(sunday.minusDays(1));
        });
    }

    @Test
    void a_wrong_history_is_named_with_its_remedy_and_nothing_of_it_is_taken() {
        var trade = trade("Dairy");
        var path = path(trade.id);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> trade
                                .put(path,
                                        "{\"items\": [{\"sold\": [1]}, {\"item\": \"7\", \"sold\": []}, {\"item\": \"%s\", \"sold\": [null]}, {\"item\": \"%s\", \"sold\": [-1]}]}"
                                                .formatted(trade.id.item(), newStoreItem().item()))
                                .statusCode(422)
                                .body("errors", contains(startsWith("from is missing; send"), startsWith("items[0].item is missing; send"), startsWith("items[1].item "),
                                        startsWith("items[1].sold is missing; send"), startsWith("items[2].sold is missing; send"), containsString("is not listed; register it"),
                                        startsWith("items[3].sold must be between 0 and"))));
        trade.put(path, "{\"from\": \"%s\", \"items\": [{\"item\": \"%s\", \"sold\": [1]}, {\"item\": \"%<s\", \"sold\": [1]}]}".formatted(today, trade.id.item())).statusCode(422)
                .body("errors",
                        contains(startsWith("items[0].sold must end before today, " + today), containsString("is there twice"), startsWith("items[1].sold must end before today")));
        trade.put(path, "{\"from\": \"%s\"}".formatted(today)).statusCode(422).body("errors", contains("items is missing; send one item at least"));
        trade.put(path(newStoreItem()), "{\"from\": \"%s\", \"items\": []}".formatted(today)).statusCode(404);
        trade.put(path, "").statusCode(400);
        trade.position().statusCode(404);
    }

    private Trade trade(String department) {
        return trade(newStoreItem(), department);
    }

    /** Of a category of its own, of which nobody knows anything. */
    private Trade trade(StoreItemId id, String department) {
        return trade(id, department, "Category of " + id.item());
    }

    private void give(Trade trade, LocalDate first, ToIntFunction<LocalDate> units) {
        var sold = first.datesUntil(today).map(day -> String.valueOf(units.applyAsInt(day))).collect(Collectors.joining(", "));
        await().atMost(PATIENCE).until(() -> trade.put(path(trade.id), "{\"from\": \"%s\", \"items\": [{\"item\": \"%s\", \"sold\": [%s]}]}"
                .formatted(first, trade.id.item(), sold)).extract().statusCode() == 200);
    }

    private static String path(StoreItemId id) {
        return "/v1/stores/" + id.store() + "/sales-history";
    }
}
