package io.restock.dashboard;

import static io.restassured.RestAssured.given;
import static io.restock.dashboard.TellingServices.DC;
import static io.restock.dashboard.TellingServices.SKYR;
import static io.restock.dashboard.TellingServices.SSCC;
import static io.restock.dashboard.TellingServices.STORE;
import static io.restock.dashboard.TellingServices.YOGHURT;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restock.local.testing.EngineTestResource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@QuarkusTestResource(value = TellingServices.class, restrictToAnnotatedClass = true)
@DisplayName("The pages of goods that have a lot, or went in place of others,")
class LotsAndSubstitutesTest {
    @Test
    void say_to_a_store_what_comes_in_place_of_what_and_why() {
        page("/api/stores/" + STORE + "/desk").body("deliveries[0].sscc", equalTo(SSCC)).body("deliveries[0].expectedAt", equalTo("2026-03-02T16:00:00Z"))
                .body("deliveries[0].lines[0].inPlaceOf", hasEntry("item", SKYR)).body("deliveries[0].lines[0].inPlaceOf.why", equalTo("EMPTY"))
                .body("deliveries[0].lines[1].inPlaceOf", nullValue()).body("names.items", hasKey(SKYR));
    }

    @Test
    void say_of_an_order_line_what_goes_in_its_place_and_which_center_serves_it() {
        page("/api/order-lines/R-1/1").body("instead.line", contains("S-1/1")).body("instead[0].item", equalTo(YOGHURT)).body("instead[0].home", equalTo("7080002000027"))
                .body("names.items", hasKey(YOGHURT)).body("troubles", empty());
    }

    @Test
    void say_of_which_lots_a_return_came_where_the_entries_of_its_stock_say_all_of_it() {
        page("/api/dcs/" + DC + "/returns/" + STORE + "/t1").body("of.lines[0].lots.lot", contains(null, "A7")).body("of.lines[0].lots.units", contains(3, 2))
                .body("of.lines[1].lots", nullValue());
    }

    @Test
    void say_which_lots_lie_where_and_which_of_them_may_be_sent_no_more() {
        page("/api/dcs/" + DC + "/stock?item=" + YOGHURT).body("lines[0].locations[0].lots.lot", contains("A7", "B8"))
                .body("lines[0].locations[0].lots.passed", contains(true, null)).body("lines[0].locations[0].lots.bestBefore", contains("2026-03-01", null));
    }

    private static ValidatableResponse page(String address) {
        return given().get(address).then().statusCode(200);
    }
}
