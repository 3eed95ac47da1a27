package io.restock.dashboard;

import static io.restassured.RestAssured.given;
import static io.restock.dashboard.TellingServices.STORE;
import static io.restock.dashboard.TellingServices.YOGHURT;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.local.testing.EngineTestResource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@QuarkusTestResource(value = TellingServices.class, restrictToAnnotatedClass = true)
@DisplayName("The page of one item at one store")
class AsItWasTest {
    private static final String ITEM = "/api/stores/" + STORE + "/items/" + YOGHURT;

    @Test
    void says_what_was_there_then_as_it_was_known_then() {
        given().get(ITEM + "/was?at=2026-03-01T08:00:00Z&knownAt=2026-03-02T08:00:00Z").then().statusCode(200).body("onHand", equalTo(9)).body("inTransit", equalTo(6));
    }

    @Test
    void says_of_an_instant_that_is_none_what_the_ledger_says() {
        given().get(ITEM + "/was?at=yesterday").then().statusCode(422).body("errors", contains(startsWith("at must be an instant")));
    }

    @Test
    void goes_on_with_older_events() {
        given().get(ITEM + "/events").then().statusCode(200).body("rows.id", contains("1")).body("next", equalTo("7"));
        given().get(ITEM + "/events?after=7").then().statusCode(200).body("rows.id", contains("2")).body("next", nullValue());
    }
}
