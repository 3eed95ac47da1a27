package io.restock.ledger.listing;

import static io.restassured.RestAssured.given;
import static io.restock.ledger.listing.Catalogue.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.restock.contracts.Gtin;
import io.restock.ledger.Shop;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.TestTokens;
import io.restock.local.token.LocalToken;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("What sellers submit")
class ListingTest {
    private Catalogue trusted;

    @BeforeEach
    void a_seller_who_is_trusted() {
        trusted = Catalogue.trusted();
    }

    @Test
    void becomes_an_item_with_its_seller_and_a_price() {
        Gtin number = trusted.number();
        String listing = trusted.submit(trusted.article(number, "  Lett  melk " + trusted.word + " 1LITER ", "20")).statusCode(200).body("results", hasSize(1))
                .body("results[0].row", equalTo(1)).body("results[0].state", equalTo("PUBLISHED")).body("results[0].item", equalTo(number.digits()))
                .body("results[0].reasons", hasSize(0))
                .body("results[0].match", nullValue()).extract().path("results[0].listing");

        given().get("/v1/items/" + number).then().statusCode(200).body("name", equalTo("Lett melk " + trusted.word + " 1 l")).body("seller", equalTo(trusted.seller.digits()))
                .body("category", equalTo("Milk " + trusted.prefix));
        given().get("/v1/listings/" + listing).then().statusCode(200).body("state", equalTo("PUBLISHED")).body("draft.name", equalTo("Lett melk " + trusted.word + " 1 l"))
                .body("events.type", contains("SUBMITTED", "NORMALISED", "GATED", "PUBLISHED")).body("events[0].by.subject", notNullValue())
                .body("events[0].by.channel", equalTo("rest"))
                .body("content.name", startsWith("  Lett"));
    }

    @Test
    void again_is_the_same_listing_and_otherwise_replaces_it() {
        Gtin number = trusted.number();
        String article = trusted.article(number, trusted.word + " 1 l", "20");
        String first = trusted.submit(article).extract().path("results[0].listing");
        trusted.submit(article).statusCode(200).body("results[0].listing", equalTo(first)).body("results[0].state", equalTo("PUBLISHED"));
        given().get("/v1/listings/" + first).then().body("events", hasSize(4));

        String second = trusted.submit(trusted.article(number, trusted.word + " skummet 1 l", "21")).statusCode(200).body("results[0].state", equalTo("PUBLISHED"))
                .body("results[0].match.by", equalTo("NUMBER")).body("results[0].match.item", equalTo(number.digits())).extract().path("results[0].listing");
        given().get("/v1/listings/" + first).then().body("state", equalTo("WITHDRAWN")).body("decidedFor", equalTo("replaced by " + second)).body("events.type",
                hasItem("WITHDRAWN"));
        given().get("/v1/items/" + number).then().body("name", equalTo(trusted.word + " skummet 1 l"));
    }

    @Test
    void at_once_twice_is_one_listing() throws Exception {
        String article = trusted.article(trusted.number(), trusted.word + " 1 l", "20");
        Callable<String> send = () -> trusted.submit(article).statusCode(200).extract().path("results[0].listing");
        try (var people = Executors.newFixedThreadPool(4)) {
            var listings = people.invokeAll(List.of(send, send, send, send));
            String first = listings.getFirst().get();
            for (var listing : listings) {
                assertThat(listing.get()).isEqualTo(first);
            }
        }
        given().get("/v1/listings?seller=" + trusted.seller).then().body("listings", hasSize(1));
    }

    @Test
    void under_a_key_is_one_submission() {
        Gtin number = trusted.number();
        String article = trusted.article(number, trusted.word + " 1 l", "20");
        var keyed = given().contentType("application/json").header("Idempotency-Key", "submit-" + number);
        String first = keyed.body(article).post("/v1/listings?seller=" + trusted.seller).then().statusCode(200).extract().path("results[0].listing");
        keyed.body(article).post("/v1/listings?seller=" + trusted.seller).then().statusCode(200).body("results[0].listing", equalTo(first));
        keyed.body(article.replace("20", "21")).post("/v1/listings?seller=" + trusted.seller).then().statusCode(409).body("detail",
                containsString("was used for another submission"));
        given().contentType("application/json").header("Idempotency-Key", "no name").body(article).post("/v1/listings?seller=" + trusted.seller).then().statusCode(422)
                .body("errors[0]", startsWith("Idempotency-Key"));
    }

    @Test
    void several_in_one_body_are_judged_each_by_itself() {
        Gtin good = trusted.number();
        Gtin wrong = trusted.number();
        String body = json(
                "{'seller': '%s', 'listings': [%s, {'gtin': '%s', 'name': 'x 1 l', 'unit': 'LITRE', 'casePack': 0, 'price': {'amount': '-1', 'currency': 'KR'}, 'availableFrom': 'soon'}, 17,"
                        .formatted(trusted.seller, trusted.article(good, trusted.word + " 1 l", "20"), wrong)
                        + " {'gtin': '7038010000011', 'name': 'x'}, {'name': ' '}, {'gtin': '12', 'naem': 'x'}]}");
        given().contentType("application/json").body(body).post("/v1/listings").then().statusCode(200).body("results.row", contains(1, 2, 3, 4, 5, 6))
                .body("results.state", contains("PUBLISHED", "REJECTED", "REJECTED", "REJECTED", "REJECTED", "REJECTED"))
                .body("results[1].reasons.field", contains("unit", "casePack", "price.amount", "price.currency", "availableFrom"))
                .body("results[1].reasons.gate", contains("READING", "READING", "READING", "READING", "DATES")).body("results[1].reasons.severity", hasItem("REJECT"))
                .body("results[1].listing", startsWith("L-"))
                .body("results[2].reasons[0].problem", startsWith("must be an object")).body("results[2].listing", nullValue())
                .body("results[3].reasons[0].gate", equalTo("CHECK_DIGIT")).body("results[3].item", nullValue()).body("results[3].listing", startsWith("L-"))
                .body("results[4].reasons.gate", contains("IDENTIFIER", "COMPLETENESS")).body("results[5].reasons[0].problem", containsString("naem is not a field here"));
        given().get("/v1/items/" + good).then().statusCode(200);
        given().get("/v1/items/" + wrong).then().statusCode(404);
    }

    @Test
    void comes_as_lines_of_json_with_a_byte_order_mark() {
        Gtin one = trusted.number();
        Gtin two = trusted.number();
        trusted.submit("application/x-ndjson",
                "\ufeff" + trusted.article(one, trusted.word + " hel 1 l", "20") + "\r\n\n{broken\n" + trusted.article(two, trusted.word + " lett 2 l", "20") + "\n")
                .statusCode(200).body("results.row", contains(1, 3, 4)).body("results.state", contains("PUBLISHED", "REJECTED", "PUBLISHED"))
                .body("results[1].reasons[0].gate", equalTo("READING"));
        given().get("/v1/listings?seller=" + trusted.seller).then().body("listings.submittedBy.channel", contains("import", "import"));
    }

    @Test
    void comes_as_a_table_parted_by_semicolons_with_quotes_and_a_byte_order_mark() {
        Gtin one = trusted.number();
        Gtin tray = trusted.number();
        Gtin two = trusted.number();
        String table = "\ufeffGTIN;Name;Brand;Department;Category;Unit;Case pack;Packs;Price;Currency;Available until\r\n"
                + "%s;\"%s \"\"lett\"\"; skummet 1 l\";Brand;Dairy;Milk;each;6;%s:12;19.90;NOK;\r\n".formatted(one, trusted.word, tray)
                + "\r\n%s;too;few\r\n".formatted(two) + "%s;%s 2 l;Brand;Dairy;Milk;EACH;six;;19.90;NOK;\r\n".formatted(two, trusted.word)
                + "%s;%s 2 l;Brand;Dairy;Milk;EACH;;;19,90;NOK;2019-01-01\r\n".formatted(two, trusted.word);
        trusted.submit("text/csv", table).statusCode(200).body("results.row", contains(1, 2, 3, 4)).body("results.state", contains("PUBLISHED", "REJECTED", "REJECTED", "REJECTED"))
                .body("results[1].reasons[0].problem", startsWith("has 3 columns, and the first line names 11")).body("results[2].reasons[0].field", equalTo("casePack"))
                .body("results[3].reasons.field", contains("price.amount"));
        given().get("/v1/items/" + one).then().statusCode(200).body("name", equalTo(trusted.word + " \"lett\"; skummet 1 l")).body("casePack", equalTo(6))
                .body("packs[0].gtin", equalTo(tray.digits()))
                .body("packs[0].units", equalTo(12));
        trusted.submit("text/csv", "gtin,name,brand,department,category\n%s,%s 3 l,Brand,Dairy,Milk\n".formatted(two, trusted.word)).statusCode(200).body("results[0].state",
                equalTo("PUBLISHED"));
    }

    @Test
    void that_cannot_be_read_as_a_whole_says_what_to_do() {
        trusted.submit("text/csv", "number,name\n1,x\n").statusCode(422).body("errors[0]", startsWith("column \"number\" is none of [gtin, name, "));
        trusted.submit("text/csv", "name,name\nx,x\n").statusCode(422).body("errors", contains("column \"name\" is there twice; leave one out"));
        trusted.submit("text/csv", "name\nx\n").statusCode(422).body("errors[0]", startsWith("column \"gtin\" is missing"));
        trusted.submit("text/csv", "gtin,name\n").statusCode(422).body("errors[0]", startsWith("body must have a line for each article"));
        trusted.submit("text/csv", " ").statusCode(400);
        given().contentType("text/csv").body("gtin,name\n1,Br\u00f8d".getBytes(StandardCharsets.ISO_8859_1)).post("/v1/listings?seller=" + trusted.seller).then().statusCode(400)
                .body("detail", containsString("UTF-8"));
        trusted.submit("[]").statusCode(400);
        trusted.submit("{\"listings\": []}").statusCode(422).body("errors[0]", startsWith("listings must be"));
        trusted.submit("{\"listings\": [{}], \"name\": \"x\"}").statusCode(422).body("errors[0]", startsWith("name is not known beside listings"));
        trusted.submit("application/x-ndjson", "{}\n".repeat(1_001)).statusCode(413).body("detail", containsString("1000 articles"));
    }

    @Test
    void is_of_a_seller_who_is_known_and_not_suspended() {
        String article = trusted.article(trusted.number(), trusted.word + " 1 l", "20");
        given().contentType("application/json").body(article).post("/v1/listings").then().statusCode(422).body("errors[0]", startsWith("seller is missing"));
        given().contentType("application/json").body(article).post("/v1/listings?seller=12").then().statusCode(422).body("errors[0]", startsWith("seller must be a GLN"));
        given().contentType("application/json").body(article).post("/v1/listings?seller=" + Shop.someGln()).then().statusCode(422).body("errors[0]",
                containsString("is not known; PUT /v1/sellers/"));
        trusted.put(", 'state': 'SUSPENDED', 'trusted': true").statusCode(200);
        trusted.submit(article).statusCode(422).body("errors[0]", containsString("is suspended"));
        trusted.put(", 'trusted': true").statusCode(200);
        trusted.submit(article).statusCode(200).body("results[0].state", equalTo("PUBLISHED"));
        String others = json("{'seller': '%s', 'gtin': '%s', 'name': 'x'}".formatted(Shop.someGln(), trusted.number()));
        trusted.submit("application/x-ndjson", others).statusCode(200).body("results[0].reasons[0].field", equalTo("seller"));
        trusted.submit(others).statusCode(422).body("errors[0]", containsString("must be the same"));
    }

    @Test
    void may_be_sent_by_who_may_list_items_and_read_by_auditors() {
        String article = trusted.article(trusted.number(), trusted.word + " 1 l", "20");
        for (String role : List.of("store", "dc", "auditor", "till")) {
            as(role).contentType("application/json").body(article).post("/v1/listings?seller=" + trusted.seller).then().statusCode(403);
            as(role).contentType("application/json").body("{\"reason\": \"x\"}").post("/v1/listings/L-1/approvals").then().statusCode(403);
            as(role).contentType("application/json").body("{}").put("/v1/listing-rules").then().statusCode(403);
        }
        String listing = as("merchandiser").contentType("application/json").body(article).post("/v1/listings?seller=" + trusted.seller).then().statusCode(200).extract()
                .path("results[0].listing");
        as("auditor").get("/v1/listings/" + listing).then().statusCode(200).body("submittedBy.role", equalTo("merchandiser"));
        as("auditor").get("/v1/sellers/" + trusted.seller).then().statusCode(200);
        as("operator").contentType("application/json").body(article).post("/v1/listings?seller=" + trusted.seller).then().statusCode(200).body("results[0].listing",
                equalTo(listing));
        String oneStores = TestTokens.of(new LocalToken("ann", List.of("merchandiser"), List.of(Shop.someGln().digits()), List.of(), List.of()));
        given().auth().oauth2(oneStores).contentType("application/json").body(article).post("/v1/listings?seller=" + trusted.seller).then().statusCode(403).body("detail",
                containsString("may not set prices for the whole chain"));
        Catalogue untrusted = Catalogue.untrusted();
        String priced = untrusted.inReview(untrusted.article(untrusted.number(), untrusted.word + " 1 l", "20"));
        String unpriced = untrusted.inReview(json("{'gtin': '%s', 'name': '%s 2 l'}".formatted(untrusted.number(), untrusted.word)));
        for (var asked : Map.of(priced, 403, unpriced, 200).entrySet()) {
            given().auth().oauth2(oneStores).contentType("application/json").body("{\"reason\": \"seen it\"}").post("/v1/listings/" + asked.getKey() + "/approvals").then()
                    .statusCode(asked.getValue());
        }
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(TestTokens.of(LocalToken.ofChain("ann", List.of(role))));
    }

    @Test
    void is_found_by_page_seller_and_state() {
        Catalogue untrusted = Catalogue.untrusted();
        for (int i = 0; i < 3; i++) {
            untrusted.inReview(untrusted.article(untrusted.number(), untrusted.word + i + " 1 l", "20"));
        }
        String next = given().get("/v1/listings?state=IN_REVIEW&seller=%s&limit=2".formatted(untrusted.seller)).then().statusCode(200).body("listings", hasSize(2))
                .body("listings.reasons.gate", contains(List.of("SELLER"), List.of("SELLER"))).extract().path("next");
        given().get("/v1/listings?state=IN_REVIEW&seller=%s&limit=2&after=%s".formatted(untrusted.seller, next)).then().body("listings", hasSize(1)).body("next", nullValue());
        given().get("/v1/listings?state=PUBLISHED&seller=" + untrusted.seller).then().body("listings", hasSize(0));
        given().get("/v1/listings?state=SOLD&seller=1&after=x&limit=0").then().statusCode(422)
                .body("errors", contains(startsWith("state must be one of"), startsWith("seller must be"), startsWith("limit must be"),
                        startsWith("after must be the number of a listing")));
        given().get("/v1/listings/L-999999999").then().statusCode(404);
        given().get("/v1/listings/seventeen").then().statusCode(404).body("detail", startsWith("listing seventeen is not known"));
    }

    @Test
    void needs_sellers_whose_prefixes_are_their_own() {
        String body = "{'name': 'Other', 'prefixes': ['%s']}";
        for (String meets : List.of(trusted.prefix, trusted.prefix + "1", trusted.prefix.substring(0, 6))) {
            given().contentType("application/json").body(json(body.formatted(meets))).put("/v1/sellers/" + Shop.someGln()).then().statusCode(409)
                    .body("detail", containsString("belongs to seller 708"));
        }
        given().contentType("application/json").body(json("{'prefixes': ['12', null], 'state': 'GONE'}")).put("/v1/sellers/12").then().statusCode(422)
                .body("errors", contains(startsWith("gln must be"), startsWith("name must be"), startsWith("state must be one of"), startsWith("prefixes[0] must be"),
                        startsWith("prefixes[1] must be")));
        given().get("/v1/sellers/" + trusted.seller).then().statusCode(200).body("prefixes", contains(trusted.prefix)).body("trusted", equalTo(true)).body("state",
                equalTo("ACTIVE"));
        String before = Long.toString(Long.parseLong(trusted.seller.digits()) - 1);
        given().get("/v1/sellers?limit=1&after=" + before).then().statusCode(200).body("sellers.gln", contains(trusted.seller.digits())).body("next",
                equalTo(trusted.seller.digits()));
        given().get("/v1/sellers/" + Shop.someGln()).then().statusCode(404);
    }
}
