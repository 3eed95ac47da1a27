package io.restock.replenishment;

import static io.restassured.RestAssured.given;
import static io.restock.local.testing.Patience.PATIENCE;
import static io.restock.replenishment.LedgerStandIn.newStoreItem;
import static io.restock.replenishment.Trade.explanation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.orders.Wanted;
import io.restock.engine.Demand;
import io.restock.engine.ReorderLevel;
import io.restock.engine.aim.Protection;
import io.restock.engine.aim.ServiceAim.Filled;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.Noon;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("What people decide about an item at a store")
class PolicyTest {
    @ConfigProperty(name = EngineTestResource.OPEN_KAFKA)
    String kafka;
    private Trade trade;

    @BeforeEach
    void open() {
        trade = new Trade(kafka, newStoreItem());
        trade.ledger.list(trade.id, 6, Noon.ZONE, "Food", "Category of " + trade.id.item()); // else it learns from what other tests sell
    }

    @AfterEach
    void close() {
        trade.close();
    }

    @Test
    void is_reported_as_it_was_set() {
        trade.policy("{\"unitMargin\": 4.5, \"holdingCostPerUnitDay\": 0.02, \"presentationMinimum\": 4, \"shelfCapacity\": 40, \"minimumLifeDays\": 9}");
        await().atMost(PATIENCE).untilAsserted(() -> given().get(trade.policyPath()).then().statusCode(200)
                .body("unitMargin", equalTo(4.5f)).body("holdingCostPerUnitDay", equalTo(0.02f)).body("presentationMinimum", equalTo(4))
                .body("shelfCapacity", equalTo(40)).body("minimumLifeDays", equalTo(9)).body("serviceLevel", equalTo(null)));
        trade.policy("{\"fillRate\": 0.97}");
        await().atMost(PATIENCE).untilAsserted(() -> given().get(trade.policyPath()).then().statusCode(200).body("fillRate", equalTo(0.97f))
                .body("unitMargin", equalTo(null)).body("minimumLifeDays", equalTo(null)));
        given().get("/v1/stores/" + newStoreItem().store() + "/policies/" + trade.id.item()).then().statusCode(404);
    }

    @Test
    void that_cannot_be_meant_is_refused_with_the_remedy() {
        trade.policy("{}");
        trade.put(trade.policyPath(), "{\"serviceLevel\": 0.98, \"fillRate\": 0.97}").statusCode(422)
                .body("errors", contains("serviceLevel, fillRate are several aims; send one of them and leave out the others"));
        trade.put(trade.policyPath(), "{\"unitMargin\": 4}").statusCode(422).body("errors", contains("holdingCostPerUnitDay is missing; send both, or neither"));
        trade.put(trade.policyPath(), "{\"shelfCapacity\": 10000001}").statusCode(422);
        trade.put(trade.policyPath(), "{\"shelfCapacity\": 10000000}").statusCode(200);
        trade.put(trade.policyPath(), "{\"fillRate\": 1, \"minimumLifeDays\": 0, \"unitMargin\": -1, \"holdingCostPerUnitDay\": 0, \"presentationMinimum\": -1}").statusCode(422)
                .body("errors", hasSize(6)).body("errors[0]", startsWith("fillRate must be between 0.5 and 0.9999"))
                .body("errors[5]", startsWith("minimumLifeDays must be between 1 and 365 days"));
    }

    @Test
    void as_a_fill_rate_gives_the_level_and_the_line_says_so() {
        trade.policy("{\"fillRate\": 0.999}");
        trade.ledger.counted(trade.id, 0);
        var placed = trade.placedLine(1);
        var why = placed.explanation();
        assertThat(why.aim().wanted()).isEqualTo(new Wanted.FillRate(0.999));
        var whole = new Demand(why.meanDemand(), why.variance());
        var protection = new Protection(new Demand(why.aim().leadTimeMean(), why.aim().leadTimeVariance()), whole, why.protectionHours() / 24);
        assertThat(why.reorderLevel()).isEqualTo(new Filled(0.999).reorderLevel(protection, 6));
        assertThat(why.serviceLevel()).isEqualTo(ReorderLevel.serviceLevel(whole, 6, why.reorderLevel()));
        explanation(placed).body("explanation.aim.wanted", equalTo("FILL_RATE=0.999")).body("sentence", containsString("fills 99.9% of what they want"));
        Trade.assertThatNothingIsWrong();
    }

    @Test
    void as_a_margin_orders_as_much_as_pays() {
        trade.policy("{\"unitMargin\": 10, \"holdingCostPerUnitDay\": 0.5}");
        trade.ledger.counted(trade.id, 0);
        var placed = trade.placedLine(1);
        var why = placed.explanation();
        assertThat(why.serviceLevel()).isEqualTo(10 / (10 + 0.5 * why.protectionHours() / 24));
        assertThat(why.reorderLevel()).isEqualTo(ReorderLevel.of(new Demand(why.meanDemand(), why.variance()), 6, why.serviceLevel()));
        explanation(placed).body("sentence", containsString("would cost more to keep than its margin brings"));
        Trade.assertThatNothingIsWrong();
    }

    @Test
    void for_goods_that_do_not_keep_orders_again_what_will_be_past_its_date() {
        trade.counted(30);
        trade.policy("{\"minimumLifeDays\": 1}");
        var placed = trade.placedLine(1);
        var why = placed.explanation();
        assertThat(why.position()).isEqualTo(30).isGreaterThan(why.reorderLevel());
        assertThat(why.outdating()).isBetween(28, 30);
        assertThat(why.constraint()).hasToString("EXPECTED_OUTDATING=" + why.outdating());
        explanation(placed).body("explanation.outdating", equalTo(why.outdating())).body("sentence", containsString("will be past their date"));
        trade.ledger.counted(trade.id, 30);
        await().atMost(PATIENCE).untilAsserted(() -> trade.position().body("onOrder", equalTo(placed.units())));
        assertThat(trade.placed()).hasSize(1);
        Trade.assertThatNothingIsWrong();
    }
}
