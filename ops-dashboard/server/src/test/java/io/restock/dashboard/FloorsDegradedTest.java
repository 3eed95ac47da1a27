package io.restock.dashboard;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.TestTokens;
import io.restock.local.token.LocalToken;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In this test no service is up: nothing listens at their addresses. */
@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("While services are away, the floors' pages")
class FloorsDegradedTest {
    private static final String CENTER = "/api/dcs/7080002000010";
    private static final String STORE = "/api/stores/7080001000011";

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/departures", "/lines", "/demand", "/waves", "/waves/1", "/stock", "/despatches", "/inbound", "/preview?store=7080001000011", "/at-risk", "/fail-overs",
                "/fail-overs/1", "/fail-overs/1/lines", "/supply?leadDays=3", "/supplier-orders", "/supplier-orders/PO-1", "/returns", "/returns/7080001000011/t1"})
    void say_that_the_center_is_away(String part) {
        given().get(CENTER + part).then().statusCode(503).contentType("application/problem+json").body("title", equalTo("The distribution center is away"));
    }

    @Test
    void say_what_a_store_s_desk_lacks_and_show_the_rest() {
        given().get(STORE + "/desk").then().statusCode(200).body("store", equalTo("7080001000011")).body("questions", empty()).body("deliveries", empty())
                .body("troubles", hasItem(containsString("The ledger is away"))).body("troubles", hasItem(containsString("Replenishment is away")));
    }

    @Test
    void say_that_the_queue_of_exceptions_cannot_be_asked() {
        given().get("/api/exceptions").then().statusCode(200).body("cases", empty()).body("troubles", hasItem(containsString("The ledger is away")));
        given().get("/api/exceptions/7").then().statusCode(503).body("title", equalTo("The ledger is away"));
        post("/api/exceptions/7/comments", "{\"text\": \"the driver has it\"}").statusCode(503).body("detail", containsString("sending the same again does no harm"));
    }

    @Test
    void find_stores_by_name_without_any_service() {
        given().get("/api/places?q=nowhere").then().statusCode(200).body("stores", empty()).body("troubles", hasItem(containsString("The distribution center is away")));
    }

    @Test
    void say_of_a_report_that_it_may_have_come_through_and_can_be_sent_again() {
        post(STORE + "/reports/counts", "{\"countedAt\": \"2026-03-02T10:00:00Z\", \"lines\": []}").statusCode(503).body("detail",
                containsString("sending the same again does no harm"));
        post(CENTER + "/waves", "{}").statusCode(503).body("title", equalTo("The distribution center is away"));
        post("/api/order-lines/R-1/1/cancellations", "{\"reason\": \"closed\"}").statusCode(503).body("title", equalTo("Replenishment is away"));
        post(STORE + "/count-sessions/c1/counts", "{\"area\": \"SHELF\", \"lines\": []}").statusCode(503).body("detail", containsString("sending the same again does no harm"));
        post(STORE + "/reports/transfers/t1/cancellations", "{\"reason\": \"the van broke down\"}").statusCode(503).body("title", equalTo("The ledger is away"));
        post(CENTER + "/supplier-orders/PO-1", "{\"lines\": []}").statusCode(503).body("detail", containsString("sending the same again does no harm"));
        post(CENTER + "/returns/7080001000011/t1/arrivals", "{\"complete\": true}").statusCode(503).body("title", equalTo("The distribution center is away"));
        post(CENTER + "/reversals", "{\"of\": \"17\", \"kind\": \"PICK\", \"reason\": \"six, not sixty\"}").statusCode(503);
    }

    @Test
    void say_that_a_bound_is_kept_nowhere_while_the_center_cannot_be_asked_what_it_is_called() {
        post(CENTER + "/capacity", "{\"lines\": 100}").statusCode(503).body("title", equalTo("The distribution center is away"))
                .body("detail", not(containsString("may have come through")));
    }

    @Test
    void refuse_what_no_service_would_take() {
        given().contentType("application/json").header("Idempotency-Key", "no key").body("{\"lines\": []}").post(CENTER + "/moves").then().statusCode(422)
                .body("errors[0]", startsWith("Idempotency-Key must be"));
        post("/api/exceptions/closings", "{\"kind\": \"SHELF_IN_DOUBT\", \"subject\": \"7080001000011|07038010000010\"}").statusCode(422)
                .body("errors[0]", containsString("the answer to the question"));
        post("/api/exceptions/closings", "{\"kind\": \"ODD\"}").statusCode(422).body("errors[0]", startsWith("kind must be one of"));
        given().get(CENTER + "/preview?cutOffAt=soon&store=12").then().statusCode(422).body("errors[0]", startsWith("cutOffAt")).body("errors[1]",
                startsWith("store must be a GLN"));
        given().contentType("application/json").post(CENTER + "/supplier-orders/PO-1").then().statusCode(422).body("errors[0]", equalTo("body must be a JSON object"));
        given().get(STORE + "/scans?code=7038010000011").then().statusCode(422).body("errors[0]", startsWith("code has a wrong check digit"));
        given().get("/api/order-lines?dueBefore=soon").then().statusCode(503); // planning says what is wrong with it, when it is there
    }

    @Test
    void are_for_those_whose_place_it_is() {
        String elsewhere = "Bearer " + TestTokens.of(new LocalToken("dora", List.of("dc", "store"), List.of("7080001000028"), List.of("7080002000027"), List.of()));
        given().header("Authorization", elsewhere).get(CENTER + "/departures").then().statusCode(403).body("detail",
                containsString("may not speak for distribution center 7080002000010"));
        given().header("Authorization", elsewhere).get(CENTER + "/supply").then().statusCode(403);
        given().header("Authorization", elsewhere).get(STORE + "/count-sessions").then().statusCode(403);
        given().header("Authorization", elsewhere).contentType("application/json").body("{\"to\": \"7080002000027\", \"reason\": \"fire\"}").post(CENTER + "/fail-overs").then()
                .statusCode(403);
        String store = "Bearer " + TestTokens.of(new LocalToken("siri", List.of("store"), List.of("7080001000011"), List.of(), List.of()));
        given().header("Authorization", store).get(CENTER + "/at-risk").then().statusCode(403);
        given().header("Authorization", store).contentType("application/json").body("{\"reason\": \"the van broke down\"}")
                .post("/api/dcs/7080002000010/returns/7080001000011/t1/cancellations").then().statusCode(503); // the center asks for whom one speaks
        given().header("Authorization", elsewhere).get(STORE + "/desk").then().statusCode(403).body("detail", containsString("may not speak for store 7080001000011"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dc", "/dc/7080002000010", "/dc/7080002000010/pick/7", "/stores", "/stores/7080001000011?view=tills", "/orders?status=OPEN", "/exceptions",
        "/stock?state=LOW"})
    void have_addresses_of_their_own(String address) {
        given().get(address).then().statusCode(200).contentType("text/html").header("Cache-Control", "no-cache")
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'")).body(containsString("<div id=\"root\">"));
    }

    @Test
    void have_no_others() {
        given().get("/nowhere").then().statusCode(404);
        given().get("/dc/x.js").then().statusCode(404);
        given().get("/picker.js").then().statusCode(200).header("Cache-Control", "no-cache");
    }

    private static ValidatableResponse post(String path, String body) {
        return given().contentType("application/json").body(body).post(path).then();
    }
}
