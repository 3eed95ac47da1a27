package io.restock.dashboard;

import static io.restassured.RestAssured.given;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.local.testing.EngineTestResource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** In this test no service is up: nothing listens at their addresses. */
@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("While services are away, the dashboard")
class DegradedAnswersTest {
    private static final String MILK = "/api/stores/7080001000011/items/07038010000010";

    @Test
    void says_which_one_is_missing_for_the_open_orders_and_what_to_do() {
        given().get("/api/orders").then().statusCode(503).contentType("application/problem+json")
                .body("title", equalTo("Replenishment is away"))
                .body("detail", allOf(containsString("nothing listens at http://127.0.0.1:1"), containsString("./restock status")));
    }

    @Test
    void says_it_for_search_and_history() {
        given().get("/api/search?q=milk").then().statusCode(503).body("title", equalTo("Search is away"));
        given().get(MILK + "/events").then().statusCode(503).body("title", equalTo("The ledger is away"));
    }

    @Test
    void still_answers_with_what_it_has_of_an_item_at_a_store() {
        given().get(MILK).then().statusCode(200).body("item", equalTo("07038010000010")).body("troubles", hasSize(2));
    }

    @Test
    void answers_the_demand_with_no_centers_and_a_reason() {
        given().get("/api/demand").then().statusCode(200).body("centers", empty())
                .body("troubles", hasItem(containsString("The distribution center is away")));
    }

    @Test
    void reports_the_consequence_of_each_absence_in_its_figures() {
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/api/live").then().statusCode(200)
                .body("figures.troubles", hasItem(containsString("Tills cannot post; they keep their sales and send them later."))));
    }

    @Test
    void names_the_digit_that_is_wrong_in_a_number() {
        given().get("/api/stores/7080001000012/items/07038010000010").then().statusCode(422)
                .body("detail", containsString("store has a wrong check digit"));
    }

    @Test
    void is_ready_all_the_same() {
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200).body("checks.name", hasItem("threads")));
    }

    @Test
    void checks_itself_and_counts_what_it_finds_broken() {
        given().get("/v1/verification").then().statusCode(200).body("service", equalTo("dashboard"));
        given().get("/q/metrics").then().statusCode(200).body(containsString("restock_invariant_violations_total"));
    }

    @Test
    void serves_the_page() {
        given().get("/").then().statusCode(200).contentType("text/html").body(containsString("Restock"))
                .header("Content-Security-Policy", allOf(containsString("default-src 'self'"), containsString("frame-ancestors 'none'"), not(containsString("unsafe"))))
                .header("Cache-Control", "no-cache");
    }
}
