package io.restock.ledger.listing;

import static io.restassured.RestAssured.given;
import static io.restock.ledger.listing.Catalogue.json;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restock.contracts.Gtin;
import io.restock.ledger.Shop;
import io.restock.local.testing.EngineTestResource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("What sellers submit, at the gates")
class GatesOfListingsTest {
    private Catalogue trusted;
    private Gtin milk;

    @BeforeEach
    void a_seller_with_milk() {
        trusted = Catalogue.trusted();
        milk = trusted.number();
        trusted.submit(trusted.article(milk, "Lettmelk " + trusted.word + " 1 l", "20")).body("results[0].state", equalTo("PUBLISHED"));
    }

    @AfterEach
    void as_usual() {
        given().contentType("application/json").body("{}").put("/v1/listing-rules").then().statusCode(200);
    }

    private static void isDoubted(ValidatableResponse answer, String gate, String field) {
        answer.statusCode(202).body("results[0].state", equalTo("IN_REVIEW")).body("results[0].reasons.gate", contains(gate)).body("results[0].reasons.field", contains(field))
                .body("results[0].reasons.severity", contains("REVIEW"));
    }

    private static void isRejected(ValidatableResponse answer, String gate, String field) {
        answer.statusCode(200).body("results[0].state", equalTo("REJECTED")).body("results[0].reasons.gate", hasItem(gate)).body("results[0].reasons.field", hasItem(field))
                .body("results[0].reasons.severity", hasItem("REJECT"));
    }

    @Test
    void is_no_pack_of_what_is_listed() {
        Gtin tray = trusted.number();
        trusted.submit(trusted.article(milk, "Lettmelk " + trusted.word + " 1 l", "20", ", 'packs': [{'gtin': '%s', 'units': 6}]".formatted(tray))).body("results[0].state",
                equalTo("PUBLISHED"));
        isRejected(trusted.submit(trusted.article(tray, "Tray of " + trusted.word, "20")), "IDENTIFIER", "gtin");
        trusted.submit(trusted.article(tray, "Tray of " + trusted.word, "20")).body("results[0].match.by", equalTo("NUMBER")).body("results[0].match.item", equalTo(milk.digits()));
        trusted.submit(trusted.article(milk, "Lettmelk " + trusted.word + " ny 1 l", "20")).body("results[0].state", equalTo("PUBLISHED"));
        given().get("/v1/items/" + milk).then().body("packs.gtin", contains(tray.digits())); // who says nothing of packs takes none away
        isRejected(trusted.submit(trusted.article(milk, "Lettmelk " + trusted.word, "20", ", 'unit': 'gram'")), "IDENTIFIER", "unit");
    }

    @Test
    void whose_pack_is_taken_is_looked_at_and_spoils_no_other() {
        Gtin tray = trusted.number();
        Gtin other = trusted.number();
        Gtin good = trusted.number();
        trusted.submit(trusted.article(milk, "Lettmelk " + trusted.word + " 1 l", "20", ", 'packs': [{'gtin': '%s', 'units': 6}]".formatted(tray)));
        trusted.submit("application/x-ndjson", trusted.article(other, "Brunost 500 g", "20", ", 'packs': [{'gtin': '%s', 'units': 6}]".formatted(tray)) + "\n"
                + trusted.article(good, "Flatbrød 200 g", "20")).statusCode(202).body("results.state", contains("IN_REVIEW", "PUBLISHED"))
                .body("results[0].reasons[0].problem", containsString("already stands for item " + milk));
        given().get("/v1/items/" + other).then().statusCode(404);
        given().get("/v1/items/" + good).then().statusCode(200);
    }

    @Test
    void has_a_number_of_its_seller() {
        Catalogue other = Catalogue.trusted();
        isRejected(other.submit(other.article(trusted.number(), "Brunost " + other.word + " 1 kg", "20")), "PREFIX_OWNER", "gtin");
        isDoubted(other.submit(other.article(Shop.someGtin(), "Brunost " + other.word + " 1 kg", "20")), "PREFIX_OWNER", "gtin");
    }

    @Test
    void rejected_by_the_gates_alone_is_led_through_them_again() {
        Gtin number = trusted.number();
        String article = trusted.article(number, "Replica " + trusted.word + " 1 l", "20");
        String listing = trusted.submit(article).body("results[0].state", equalTo("REJECTED")).extract().path("results[0].listing");
        trusted.submit(article).body("results[0].state", equalTo("REJECTED")).body("results[0].listing", equalTo(listing));
        given().contentType("application/json").body("{\"forbiddenWords\": []}").put("/v1/listing-rules").then().statusCode(200);
        trusted.submit(article).body("results[0].state", equalTo("PUBLISHED")).body("results[0].listing", equalTo(listing));
        given().get("/v1/items/" + number).then().statusCode(200);
    }

    @Test
    void doubted_by_the_gates_alone_passes_once_there_is_no_doubt() {
        Catalogue untrusted = Catalogue.untrusted();
        String article = untrusted.article(untrusted.number(), "Brunost " + untrusted.word + " 1 kg", "20");
        String listing = untrusted.inReview(article);
        untrusted.submit(article).statusCode(202).body("results[0].listing", equalTo(listing)).body("results[0].reasons.gate", contains("SELLER"));
        given().get("/v1/listings/" + listing).then().body("events", hasSize(4)); // nothing has happened
        untrusted.put(true);
        untrusted.submit(article).statusCode(200).body("results[0].listing", equalTo(listing)).body("results[0].state", equalTo("PUBLISHED"));
        given().get("/v1/listings/" + listing).then().body("events", hasSize(8)).body("state", equalTo("PUBLISHED"));
    }

    @Test
    void takes_no_item_of_another_seller_unseen() {
        given().contentType("application/json").body(json("{'name': 'Mine', 'seller': '%s'}".formatted(Shop.someGln()))).put("/v1/items/" + milk).then().statusCode(200);
        isDoubted(trusted.submit(trusted.article(milk, "Lettmelk " + trusted.word + " ny 1 l", "20")), "SELLER", "gtin");
    }

    @Test
    void costs_about_what_it_cost_or_what_the_like_or_its_category_costs() {
        isDoubted(trusted.submit(trusted.article(milk, "Lettmelk " + trusted.word + " 1 l", "31")), "PRICE_VARIANCE", "price.amount");
        isDoubted(trusted.submit(trusted.article(milk, "Lettmelk " + trusted.word + " 1 l", "20").replace("NOK", "EUR")), "PRICE_VARIANCE", "price.currency");
        trusted.submit(trusted.article(milk, "Lettmelk " + trusted.word + " 1 l", "21")).body("results[0].state", equalTo("PUBLISHED"));

        isDoubted(trusted.submit(trusted.article(trusted.number(), "Lettmelk " + trusted.word + " økologisk 1 l", "99")), "PRICE_VARIANCE", "price.amount");

        for (String name : List.of("Brunost", "Flatbrød")) {
            trusted.submit(trusted.article(trusted.number(), name + " Q" + trusted.prefix + " 1 kg", "25")).body("results[0].state", equalTo("PUBLISHED"));
        }
        trusted.submit(trusted.article(trusted.number(), "Agurk R" + trusted.prefix + " 1 kg", "99").replace("Brand " + trusted.prefix, "None " + trusted.prefix)).statusCode(202)
                .body("results[0].match", nullValue()).body("results[0].reasons.gate", contains("PRICE_VARIANCE"))
                .body("results[0].reasons[0].problem", containsString("of category Milk " + trusted.prefix + " (its median)"));
    }

    @Test
    void is_sold_on_days_that_make_sense() {
        isRejected(trusted.submit(trusted.article(trusted.number(), "Saft A" + trusted.word + " 1 l", "20", ", 'availableFrom': '2027-02-01', 'availableUntil': '2027-01-01'")),
                "DATES", "availableUntil");
        isRejected(trusted.submit(trusted.article(trusted.number(), "Saft B" + trusted.word + " 1 l", "20", ", 'availableUntil': '2019-01-01'")), "DATES", "availableUntil");
        isRejected(trusted.submit(trusted.article(trusted.number(), "Saft C" + trusted.word + " 1 l", "20", ", 'availableUntil': '1.1.2030'")), "DATES", "availableUntil");
        isDoubted(trusted.submit(trusted.article(trusted.number(), "Saft D" + trusted.word + " 1 l", "20", ", 'availableFrom': '9998-01-01'")), "DATES", "availableFrom");
    }

    @Test
    void says_what_customers_ask_for_and_nothing_forbidden() {
        isDoubted(trusted.submit(json("{'gtin': '%s', 'name': 'Saft X%s'}".formatted(trusted.number(), trusted.word))), "COMPLETENESS", "brand");
        isRejected(trusted.submit(trusted.article(trusted.number(), "Miracle  cure Y" + trusted.word + " 1 l", "20")), "FORBIDDEN_WORDS", "name");
        given().contentType("application/json").body("{\"forbiddenWords\": [\"syltetøy\"], \"completeness\": 0.1}").put("/v1/listing-rules").then().statusCode(200)
                .body("duplicate", equalTo(0.8f));
        isRejected(trusted.submit(trusted.article(trusted.number(), "Syltetøy Z" + trusted.word + " 1 l", "20")), "FORBIDDEN_WORDS", "name");
        trusted.submit(json("{'gtin': '%s', 'name': 'Saft W%s'}".formatted(trusted.number(), trusted.word))).body("results[0].reasons", hasSize(0));
        given().contentType("application/json").body("{\"priceVariance\": 0, \"match\": 2, \"forbiddenWords\": [\"\"]}").put("/v1/listing-rules").then().statusCode(422)
                .body("errors", contains(startsWith("priceVariance must be above 0"), startsWith("match must be above 0 and at most 1"), startsWith("forbiddenWords[0] must be")));
    }

    @Test
    void is_not_listed_under_another_number_already() {
        Gtin again = trusted.number();
        isDoubted(trusted.submit(trusted.article(again, trusted.word + " LETTMELK 1000 ml", "20").replace("Brand", "BRAND")), "DUPLICATE", "name");
        trusted.submit(trusted.article(again, trusted.word + " LETTMELK 1000 ml", "20").replace("Brand", "BRAND")).body("results[0].match.item", equalTo(milk.digits()))
                .body("results[0].match.by", equalTo("TEXT")).body("results[0].match.score", equalTo(1.0f));
        trusted.submit(trusted.article(trusted.number(), trusted.word + " Lettmelk 1.75 l", "25")).body("results[0].reasons", hasSize(0)); // another size
        trusted.submit("application/x-ndjson", trusted.article(trusted.number(), "Brunost V" + trusted.prefix + " 1 kg", "20") + "\n"
                + trusted.article(trusted.number(), "V" + trusted.prefix + " brunost 1000 g", "20")).body("results.state", contains("PUBLISHED", "IN_REVIEW"))
                .body("results[1].reasons.gate", contains("DUPLICATE"));
    }

    @Test
    void gets_the_category_of_what_reads_like_it_and_the_brand_as_it_is_spelled() {
        Gtin number = trusted.number();
        String listing = trusted.submit(json("{'gtin': '%s', 'name': 'Lettmelk %s kakao 1 l', 'brand': 'BRAND %s', 'price': {'amount': '21', 'currency': 'NOK'}}"
                .formatted(number, trusted.word, trusted.prefix))).statusCode(200).body("results[0].state", equalTo("PUBLISHED")).extract().path("results[0].listing");
        given().get("/v1/items/" + number).then().body("category", equalTo("Milk " + trusted.prefix)).body("department", equalTo("Dairy")).body("brand",
                equalTo("Brand " + trusted.prefix));
        given().get("/v1/listings/" + listing).then().body("events.type", contains("SUBMITTED", "NORMALISED", "MATCHED", "CLASSIFIED", "GATED", "PUBLISHED"))
                .body("events[3].said.share", greaterThan(0.6f));
    }
}
