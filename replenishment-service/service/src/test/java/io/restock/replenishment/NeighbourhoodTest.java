package io.restock.replenishment;

import static io.restock.local.testing.Patience.PATIENCE;
import static io.restock.replenishment.LedgerStandIn.newStoreItem;
import static io.restock.replenishment.Trade.explanation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.orders.Explanation;
import io.restock.local.testing.EngineTestResource;
import io.restock.replenishment.neighbourhood.DepartmentRhythm;
import io.restock.replenishment.neighbourhood.Neighbourhood;
import io.restock.replenishment.request.PlanningRequest.DayClosed;
import io.restock.replenishment.request.Requests;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("What items learn from each other")
class NeighbourhoodTest extends SeveralItems {
    private static final int A_DAY = 10;

    @Inject
    Requests requests;

    @Test
    void a_new_item_starts_from_its_category() {
        var known = sellable(newStoreItem(), "Dairy", "Skyr");
        known.soldDaily(40, zone, _ -> A_DAY, 400);
        dayCloses(known);
        var fresh = sellable(new StoreItemId(known.id.store(), newStoreItem().item()), "Dairy", "Skyr");
        fresh.ledger.counted(fresh.id, 0);
        fresh.policy("{}");
        var placed = fresh.placedLine(1);
        assertThat(placed.explanation().origin()).hasToString("CATEGORY=Skyr");
        assertThat(aDay(placed.explanation())).isBetween(0.75 * A_DAY, 1.4 * A_DAY); // by the weekday
        explanation(placed).body("sentence", containsString("The item is new here: it started from category Skyr."));
        Trade.assertThatNothingIsWrong();
    }

    @Test
    void what_is_sold_by_the_piece_says_nothing_of_what_is_sold_by_weight() {
        var pieces = sellable(newStoreItem(), "Fruit", "Apples");
        pieces.soldDaily(40, zone, _ -> A_DAY, 400);
        dayCloses(pieces);
        var fresh = new Trade(kafka, new StoreItemId(pieces.id.store(), newStoreItem().item()));
        trades.add(fresh);
        fresh.ledger.listWeighed(fresh.id, 7_000, zone, "Fruit", "Apples");
        fresh.policy("{}");
        fresh.ledger.counted(fresh.id, 0);
        var placed = fresh.placedLine(1);
        assertThat(placed.explanation().origin()).isNull();
        assertThat(aDay(placed.explanation())).isBetween(700.0, 1_400.0); // a case a week, by the weekday
    }

    @Test
    void an_item_that_takes_the_place_of_another_goes_on_with_its_demand() {
        var old = sellable(newStoreItem(), "Dairy", "Butter");
        old.policy("{\"reorderLevel\": 0}"); // it is sold out
        old.soldDaily(40, zone, _ -> A_DAY, 0);
        var fresh = sellable(new StoreItemId(old.id.store(), newStoreItem().item()), "Dairy", "Butter");
        fresh.counted(1);
        fresh.policy("{}");
        fresh.put("/v1/items/" + fresh.id.item() + "/supersession", "{\"supersedes\": \"" + old.id.item() + "\", \"units\": 2}").statusCode(200);
        await().atMost(PATIENCE).until(() -> fresh.placed().stream().anyMatch(line -> line.explanation().trigger().type().equals("SupersessionSet")));
        var placed = fresh.placed().getLast();
        assertThat(placed.explanation().origin()).hasToString("SUPERSEDES=" + old.id.item());
        assertThat(aDay(placed.explanation())).isBetween(1.5 * A_DAY, 2.8 * A_DAY);
        explanation(placed).body("sentence", containsString("It continues item " + old.id.item() + "."));
        fresh.put("/v1/items/" + fresh.id.item() + "/supersession", "{\"supersedes\": \"" + fresh.id.item() + "\", \"share\": 2}").statusCode(422)
                .body("errors", contains(startsWith("share must be above 0"), startsWith("supersedes must be another item")));
        Trade.assertThatNothingIsWrong();
    }

    @Test
    void the_weekdays_of_a_department_in_a_store_are_its_own() {
        var peak = LocalDate.now(zone).plusDays(1).getDayOfWeek();
        var peaked = sellable(newStoreItem(), "Bakery", "Buns");
        peaked.soldDaily(70, zone, ago -> today.minusDays(ago).getDayOfWeek() == peak ? 4 * A_DAY : A_DAY, 900);
        var even = sellable(new StoreItemId(peaked.id.store(), newStoreItem().item()), "Household", "Soap");
        even.soldDaily(70, zone, _ -> A_DAY, 900);
        dayCloses(peaked);
        database.<Boolean>read(sql -> {
            var neighbourhood = new Neighbourhood(LedgerStandIn.partition(peaked.id.store()));
            neighbourhood.begin(sql, today);
            assertThat(neighbourhood.usual(peaked.id.store(), "Bakery").of(today.plusDays(1))).isBetween(1.6, 3.5);
            assertThat(neighbourhood.usual(peaked.id.store(), "Household").of(today.plusDays(1))).isBetween(0.85, 1.2);
            assertThat(neighbourhood.usual(peaked.id.store(), "Garden")).isEqualTo(DepartmentRhythm.CHAIN);
            return true;
        });
        Trade.assertThatNothingIsWrong();
    }

    /** Expected units of a day, by the protection interval. */
    private static double aDay(Explanation why) {
        return why.meanDemand() / (why.protectionHours() / 24);
    }

    private Trade sellable(StoreItemId id, String department, String category) {
        var trade = trade(id, department, category);
        trade.policy("{\"reorderLevel\": 0}");
        return trade;
    }

    private void dayCloses(Trade trade) {
        var date = LocalDate.now(zone).plusDays(1);
        requests.send(new DayClosed(trade.id.store(), date, Instant.now()));
        await().atMost(PATIENCE).until(() -> closed(trade).equals(date));
    }

    private LocalDate closed(Trade trade) {
        return database.read(sql -> sql.first("select business_date from replenishment.day_closed where store = ?",
                row -> row.getObject(1, LocalDate.class), trade.id.store())).orElse(LocalDate.MIN);
    }
}
