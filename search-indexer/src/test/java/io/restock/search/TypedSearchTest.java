package io.restock.search;

import static io.restassured.RestAssured.given;
import static io.restock.local.testing.Patience.PATIENCE;
import static io.restock.search.Shop.item;
import static io.restock.search.Shop.store;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.local.testing.EngineTestResource;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("Live stock, searched as people type")
class TypedSearchTest extends Searching {
    @Test
    void words_are_found_by_their_beginning_without_accents_and_in_brand_and_category() {
        shop.lists(11, "Crème brûlée Ben's", "Coca-Cola", "Søtsaker");
        shop.stocks(11, 11, 7, 0);
        found(11, 11, "7");
        for (String q : List.of("creme", "CRÈM", "cr", "brulee crème", "coca-cola", "coca-co", "ben's", "ben", "sotsa", "crème søts")) {
            given().queryParam("q", q).queryParam("store", store(11).digits()).when().get("/v1/search").then().statusCode(200).body("total", is(1));
        }
        for (String q : List.of("creme pudding", "xyzzy")) {
            given().queryParam("q", q).queryParam("store", store(11).digits()).when().get("/v1/search").then().statusCode(200).body("total", is(0));
        }
    }

    @Test
    void what_was_typed_wrongly_is_found_and_the_answer_says_what_was_meant() {
        shop.lists(14, "Fløyelsgrøt 0,5 l", "Tussviken", "Grøtsaker");
        shop.stocks(14, 14, 7, 0);
        found(14, 14, "7");
        get("?q=floyelsgrot&store=" + store(14)).body("total", is(1)).body("didYouMean", nullValue()).body("hits[0].highlights", contains("Fløyelsgrøt")).body("hits[0].because",
                nullValue());
        get("?q=fløyelsgrrøt&store=" + store(14)).body("total", is(1)).body("didYouMean", is("fløyelsgrøt"));
        get("?explain=true&q=tusviken 500ml&store=" + store(14)).body("total", is(1)).body("didYouMean", is("tussviken 500 ml")).body("hits[0].highlights", empty())
                .body("hits[0].because", contains("“tusviken” is read as “Tussviken” in the brand"));
        get("?q=fløyelsgrrøt&store=" + store(15)).body("total", is(0)).body("didYouMean", is("fløyelsgrøt"));
        given().get("/v1/search?q=x&explain=yes").then().statusCode(422).body("errors", contains("explain must be true or false, was yes"));
    }

    @Test
    void who_is_still_typing_is_told_what_it_may_become() {
        shop.lists(16, "Kvernasild i lake", "Kvernvik", "Kvernfisk");
        shop.lists(17, "Kvernasild i tomat", "Kvernvik", "Kvernfisk");
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/v1/search/suggestions?q=kvernas").then().statusCode(200)
                .body("items.name", contains("Kvernasild i lake", "Kvernasild i tomat")).body("items[0].highlights", contains("Kvernasild")).body("brands", empty())
                .body("didYouMean", nullValue()));
        given().get("/v1/search/suggestions?q=kvern").then().body("brands", contains("Kvernvik")).body("categories", contains("Kvernfisk"));
        given().get("/v1/search/suggestions?q=kvrnasild tom").then().body("items.name", contains("Kvernasild i tomat")).body("didYouMean", is("kvernasild tom"));
        given().get("/v1/search/suggestions").then().statusCode(422).body("errors", contains("q is missing; send what has been typed so far"));
    }

    @Test
    void the_beginning_of_a_number_is_enough() {
        shop.stocks(18, 7_000_018, 7, 0);
        found(18, 7_000_018, "7");
        String number = item(7_000_018).digits().substring(1);
        get("?store=" + store(18) + "&q=" + number.substring(0, 9)).body("hits.item", contains(item(7_000_018).digits()));
    }
}
