package io.restock.search;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static io.restock.local.testing.Patience.PATIENCE;
import static io.restock.search.Shop.item;
import static io.restock.search.Shop.store;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.orders.Explanation;
import io.restock.contracts.orders.OrderEvent.InPlaceOf;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.contracts.orders.OrderLineId;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.TestTokens;
import io.restock.local.token.LocalToken;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("Live figures")
class LiveFiguresTest extends Searching {
    /** Three days and a half are to be covered with 35 units. */
    private static Explanation tenADay() {
        return new Explanation("ItemSold", Instant.now(), Instant.now(), 4, 0, 0, 4, 35, 40, 84, 0.98, 6, 38, 6, null);
    }

    private void sellsTenADay(int store, int item, InPlaceOf inPlaceOf, int line) {
        shop.orders(
                new LinePlaced(new OrderLineId("c-" + item, line), store(store), store(9), item(item), Instant.now(), 36, 6, Instant.now(), Instant.now(), tenADay(), inPlaceOf),
                2_000 + line);
    }

    @Test
    void say_for_how_many_days_what_is_available_lasts_by_the_demand_of_the_newest_order() {
        shop.opensAt(301, "Sagene", "CoverEast", store(901));
        shop.lists(301, "Covered", "CoverBrand", "Covers");
        shop.stocks(301, 301, 25, 0);
        found(301, 301, "25");
        get("?store=" + store(301)).body("hits[0].cover", nullValue()).body("hits[0].reorderLevel", nullValue());
        sellsTenADay(301, 301, null, 1);
        await().atMost(PATIENCE).untilAsserted(() -> get("?store=" + store(301)).body("hits[0].cover", equalTo(2.5f)).body("hits[0].reorderLevel", equalTo(38))
                .body("hits[0].dc", equalTo(store(901).digits())));
        get("?category=Covers&cover=..3&facet=cover&facet=dc").body("total", equalTo(1)).body("facets.cover.value", contains("1..3"))
                .body("facets.dc.value", contains(store(901).digits())).body("facets.size()", equalTo(2));
        get("?category=Covers&cover=3..&facet=none").body("total", equalTo(0)).body("facets.size()", equalTo(0));
        get("?category=Covers&dc=" + store(901)).body("total", equalTo(1));
        shop.stocks(301, 301, -4, 1);
        await().atMost(PATIENCE).untilAsserted(() -> get("?category=Covers&cover=0").body("hits.onHand", contains(-4)).body("hits[0].cover", equalTo(0f)));
    }

    @Test
    void know_no_demand_from_what_was_sent_in_place_of_another_item() {
        shop.lists(302, "Stand-in", "CoverBrand", "StandIns");
        shop.stocks(302, 302, 25, 0);
        sellsTenADay(302, 302, new InPlaceOf(new OrderLineId("o", 1), item(301), "pick 1"), 1);
        await().atMost(PATIENCE).untilAsserted(() -> get("?category=StandIns").body("hits.onOrder", contains(36)));
        get("?category=StandIns").body("hits[0].cover", nullValue());
    }

    @Test
    void are_a_table_of_all_hits_in_the_columns_and_the_order_that_are_asked_for() {
        shop.shelf(303, 40_000, 1_205, "Rows");
        found(303, 41_204, "1204");
        await().atMost(PATIENCE).untilAsserted(() -> get("?category=Rows&limit=1").body("total", equalTo(1_205)));
        List<String> rows = when().get("/v1/search/rows?category=Rows&sort=-onHand&column=name&column=onHand").then().statusCode(200)
                .contentType(containsString("text/csv")).header("Content-Disposition", containsString("stock.csv")).extract().asString().lines().toList();
        assertThat(rows).hasSize(1_206).startsWith("name,onHand", "\"Row 1204\",1204").endsWith("\"Row 0000\",0").doesNotHaveDuplicates();
        assertThat(when().get("/v1/search/rows?category=Rows&onHand=..1").then().extract().asString().lines()).hasSize(3);
        when().get("/v1/search/rows?limit=0").then().statusCode(422).body("errors", hasSize(1));
    }

    @Test
    void are_of_their_own_stores_alone_for_those_who_speak_for_some_in_hits_and_facets_and_tables() {
        shop.lists(305, "Scoped", "ScopeBrand", "Scopes");
        shop.stocks(305, 305, 4, 0);
        shop.stocks(306, 305, 5, 0);
        found(305, 305, "4");
        found(306, 305, "5");
        String own = store(305).digits();
        String token = TestTokens.of(new LocalToken("ann", List.of("store"), List.of(own), List.of(), List.of()));
        given().auth().oauth2(token).get("/v1/search?category=Scopes").then().statusCode(200).body("hits.store", contains(own)).body("facets.store.value", contains(own));
        given().auth().oauth2(token).get("/v1/search?category=Scopes&store=" + own).then().statusCode(200).body("facets.store.value", contains(own));
        given().auth().oauth2(token).get("/v1/search?category=Scopes&store=" + store(306)).then().statusCode(403);
        given().auth().oauth2(token).get("/v1/search/rows?category=Scopes&column=store&column=onHand").then().statusCode(200).body(equalTo("store,onHand\n" + own + ",4\n"));
        given().auth().oauth2(token).get("/v1/search/rows?store=" + store(306)).then().statusCode(403);
    }

    @Test
    void are_no_formulas_whatever_an_item_is_called() {
        shop.lists(304, "=HYPERLINK(\"http://x\",\"y\")", "Fine, \"really\"", "Formulas");
        shop.stocks(304, 304, -3, 0);
        found(304, 304, "-3");
        when().get("/v1/search/rows?category=Formulas&column=name&column=brand&column=onHand").then().statusCode(200)
                .body(equalTo("name,brand,onHand\n\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",\"Fine, \"\"really\"\"\",-3\n"));
    }
}
