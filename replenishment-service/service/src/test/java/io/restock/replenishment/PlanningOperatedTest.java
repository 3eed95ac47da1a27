package io.restock.replenishment;

import static io.restassured.RestAssured.given;
import static io.restock.local.testing.Patience.PATIENCE;
import static io.restock.replenishment.LedgerStandIn.newStoreItem;
import static io.restock.replenishment.Trade.assertThatNothingIsWrong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.Engines;
import io.restock.sql.Database;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("Planning, as operators see it")
class PlanningOperatedTest extends OneItem {
    @Test
    void verification_goes_red_when_a_row_is_tampered_with() {
        FixedLevel.of(ledger, id, 10);
        ledger.counted(id, 9);
        String line = placedLine(1).line().toString();
        assertThatNothingIsWrong();
        // What is put right is what the lines say, not what it was: planning may have written the row meanwhile.
        tampered("update replenishment.order_line set packs = 1000 where id = '%s'", "update replenishment.order_line set packs = units / case_pack where id = '%s'",
                line, "every line explains itself");
        tampered("update replenishment.order_line set closed = 1 where id = '%s'", "update replenishment.order_line set closed = 0 where id = '%s'",
                line, "every line equals the fold");
        tampered("update replenishment.store_item set on_order = 1000 where store = '%s'", """
                update replenishment.store_item i set on_order = (select coalesce(sum(open_units), 0) from replenishment.order_line l
                  where l.store = i.store and l.item = i.item) where store = '%s'""", id.store().digits(), "on order of every store-item");
        assertThatNothingIsWrong();
    }

    @Test
    void the_account_adds_up_in_eaches_and_in_grams_and_the_metrics_are_there() {
        var before = counts();
        FixedLevel.of(ledger, id, 10);
        ledger.counted(id, 9);
        int eaches = placedLine(1).units();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(moved(before, "eachesOrdered", "gramsOrdered")).containsExactly((long) eaches, 0L));

        var cheese = LedgerStandIn.newStoreItem();
        ledger.listWeighed(cheese, 50);
        FixedLevel.ofListed(ledger, cheese, 90);
        ledger.counted(cheese, 20);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(moved(before, "eachesOrdered", "eachesOnOrder", "gramsOrdered", "gramsOnOrder"))
                .containsExactly((long) eaches, (long) eaches, 100L, 100L));
        await().atMost(PATIENCE).untilAsserted(() -> {
            var counts = counts();
            for (var units : List.of("eaches", "grams")) {
                assertThat(counts.get(units + "Ordered") - counts.get(units + "Cancelled") - counts.get(units + "Closed")).isEqualTo(counts.get(units + "OnOrder"));
            }
            assertThat(counts.get("orderEvents")).isPositive().isEqualTo(counts.get("orderEventsOnTopic"));
            assertThat(counts.keySet()).noneMatch(name -> name.startsWith("units"));
        });
        given().get("/q/metrics").then().body(containsString("restock_order_age_seconds"), containsString("restock_stage_latency_seconds"),
                containsString("restock_lag_events"), containsString("restock_invariant_violations_total"));
        given().get("/q/health/ready").then().statusCode(200).body("checks.name", hasItems("threads", "PostgreSQL"));
    }

    private static Map<String, Long> counts() {
        Map<String, Number> counts = given().get("/v1/account").then().statusCode(200).extract().jsonPath().getMap("counts");
        return counts.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, count -> count.getValue().longValue()));
    }

    private static List<Long> moved(Map<String, Long> before, String... names) {
        var now = counts();
        return Stream.of(names).map(name -> now.get(name) - before.get(name)).toList();
    }

    @Test
    void nobody_is_sent_to_a_planning_that_gets_nowhere() {
        FixedLevel.of(ledger, id, 10);
        run("alter table replenishment.store_item rename to mislaid");
        try {
            ledger.counted(id, 9);
            await().atMost(PATIENCE).untilAsserted(() -> given().get("/q/health/ready").then().statusCode(503)
                    .body("checks.find { it.name == 'planning' }.status", equalTo("DOWN"))
                    .body("checks.find { it.name == 'planning' }.data.trouble", containsString("store_item\" does not exist")));
        } finally {
            run("alter table replenishment.mislaid rename to store_item");
        }
        placedLine(1);
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
        assertThatNothingIsWrong();
    }

    /** Harms again until it is seen: planning may write the row between harm and verification. */
    private void tampered(String harm, String repair, String key, String check) {
        try {
            await().atMost(PATIENCE).untilAsserted(() -> {
                change(harm.formatted(key));
                List<String> broken = given().get("/v1/verification").jsonPath().getList("checks.findAll { it.broken > 0 }.name");
                assertThat(broken).anyMatch(name -> name.startsWith(check));
            });
        } finally {
            change(repair.formatted(key));
        }
        await().atMost(PATIENCE).untilAsserted(Trade::assertThatNothingIsWrong);
    }

    private void run(String statement) {
        new Database(Engines.login("replenishment_owner").source(Engines.shared().jdbcUrl())).<Integer>read(sql -> sql.execute(statement));
    }
}
