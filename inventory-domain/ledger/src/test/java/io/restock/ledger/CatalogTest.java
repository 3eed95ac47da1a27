package io.restock.ledger;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.local.testing.EngineTestResource;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("What merchandisers list")
class CatalogTest {
    @Inject
    Shop shop;

    @Test
    void a_store_is_created_once_and_changed_after_that() {
        Gln gln = Shop.someGln();
        String body = "{\"name\": \"Corner\", \"zone\": \"Europe/Oslo\", \"closeOut\": \"04:00\", \"dc\": \"%s\", \"region\": \"East\"}".formatted(Shop.someGln());

        given().contentType("application/json").body(body).put("/v1/stores/" + gln).then().statusCode(201);
        given().contentType("application/json").body(body.replace("Corner", "Harbour")).put("/v1/stores/" + gln).then().statusCode(200);

        given().get("/v1/stores/" + gln).then().statusCode(200).body("name", equalTo("Harbour")).body("closeOut", startsWith("04:00"));
    }

    @Test
    void a_store_says_whether_it_trades_and_on_which_days() {
        Gln gln = Shop.someGln();
        String body = "{\"name\": \"Corner\", \"zone\": \"Europe/Oslo\", \"state\": \"CLOSED\", \"opens\": [{\"day\": \"MONDAY\", \"from\": \"08:00\", \"until\": \"22:00\"}],"
                + " \"closedOn\": [\"2026-12-26\", \"2026-12-25\", \"2026-12-25\"]}";
        given().contentType("application/json").body(body).put("/v1/stores/" + gln).then().statusCode(201);
        given().get("/v1/stores/" + gln).then().statusCode(200).body("state", equalTo("CLOSED")).body("opens", hasSize(1)).body("opens[0].day", equalTo("MONDAY"))
                .body("opens[0].from", startsWith("08:00")).body("opens[0].until", startsWith("22:00")).body("closedOn", contains("2026-12-25", "2026-12-26"));

        given().contentType("application/json").body("{\"name\": \"Corner\", \"zone\": \"Europe/Oslo\"}").put("/v1/stores/" + gln).then().statusCode(200);
        given().get("/v1/stores/" + gln).then().body("state", equalTo("OPEN")).body("opens", hasSize(0)).body("closedOn", hasSize(0));
    }

    @Test
    void every_wrong_field_of_a_stores_days_is_named() {
        given().contentType("application/json")
                .body("{\"name\": \"Corner\", \"zone\": \"Europe/Oslo\", \"state\": \"RESTING\", \"opens\": [null, {\"day\": \"MONTAG\", \"from\": \"8\"},"
                        + " {\"day\": \"MONDAY\", \"from\": \"08:00\", \"until\": \"08:00\"}], \"closedOn\": [\"25 December\", null]}")
                .put("/v1/stores/" + Shop.someGln()).then().statusCode(422)
                .body("errors", contains(startsWith("state must be one of [OPEN, CLOSED], was "), startsWith("opens[0] is missing; send {"),
                        startsWith("opens[1].day must be one of [MONDAY, "),
                        startsWith("opens[1].from must be a time of day"), startsWith("opens[1].until is missing"), startsWith("opens[2].until must be another time than from"),
                        startsWith("closedOn[0] must be a date such as"), startsWith("closedOn[1] is missing")));
    }

    @Test
    void every_wrong_field_of_a_store_and_an_item_is_named() {
        given().contentType("application/json").body("{\"zone\": \"Mars/Base\", \"closeOut\": \"4\"}").put("/v1/stores/7080001000003").then().statusCode(422)
                .body("errors", contains(startsWith("gln has a wrong check digit"), startsWith("zone must be a time zone"),
                        startsWith("closeOut must be a time of day"), startsWith("name must be")));
        given().contentType("application/json").body("{\"name\": \"x\", \"unit\": \"LITRE\", \"casePack\": 0, \"packs\": [{\"units\": 0}]}")
                .put("/v1/items/" + Shop.someGtin()).then().statusCode(422)
                .body("errors", contains(startsWith("unit must be one of [EACH, GRAM], was "), startsWith("casePack must be"), startsWith("packs[0].gtin is missing"),
                        startsWith("packs[0].units must be")));
    }

    @Test
    void a_number_stands_for_one_thing_only() {
        Gtin tray = Shop.someGtin();
        String body = "{\"name\": \"Cola\", \"packs\": [{\"gtin\": \"%s\", \"units\": 24}]}".formatted(tray);
        given().contentType("application/json").body(body).put("/v1/items/" + Shop.someGtin()).then().statusCode(201);

        given().contentType("application/json").body(body).put("/v1/items/" + Shop.someGtin()).then().statusCode(409)
                .body("detail", containsString("already stands for item"));
    }

    @Test
    void a_pack_cannot_become_an_item_nor_both_in_one_file() {
        Gtin cola = Shop.someGtin();
        Gtin tray = Shop.someGtin();
        String body = "{\"name\": \"Cola\", \"packs\": [{\"gtin\": \"%s\", \"units\": 24}]}".formatted(tray);
        given().contentType("application/json").body(body).put("/v1/items/" + cola).then().statusCode(201);
        given().contentType("application/json").body("{\"name\": \"Tray of cola\"}").put("/v1/items/" + tray).then().statusCode(409)
                .body("detail", containsString("is a pack of item " + cola));
        given().contentType("application/json").body("{\"name\": \"Cola\", \"packs\": []}").put("/v1/items/" + cola).then().statusCode(200);
        given().contentType("application/json").body("{\"name\": \"Tray of cola\"}").put("/v1/items/" + tray).then().statusCode(201);

        Gtin beer = Shop.someGtin();
        Gtin crate = Shop.someGtin();
        String lines =
                "{\"gtin\": \"%s\", \"name\": \"Beer\", \"packs\": [{\"gtin\": \"%s\", \"units\": 24}]}\n{\"gtin\": \"%s\", \"name\": \"Crate\"}\n".formatted(beer, crate, crate);
        given().contentType("application/x-ndjson").body(lines.getBytes(StandardCharsets.UTF_8)).put("/v1/items").then().statusCode(200)
                .body("accepted", equalTo(1)).body("problems.line", contains(2)).body("problems[0].errors[0]", containsString("is a pack of item " + beer));
    }

    @Test
    void a_file_may_begin_with_a_byte_order_mark_and_hold_empty_texts() {
        Gtin bread = Shop.someGtin();
        String lines =
                "\ufeff{\"gtin\": \"%s\", \"name\": \"Bread\", \"brand\": \"\", \"department\": \"\", \"category\": \" \", \"unit\": \"\"}\n{\"gtin\": \"%s\", \"name\": \"Rolls\"}\n"
                        .formatted(bread, Shop.someGtin());
        given().contentType("application/x-ndjson").body(lines.getBytes(StandardCharsets.UTF_8)).put("/v1/items").then().statusCode(200).body("accepted", equalTo(2));
        given().get("/v1/items/" + bread).then().statusCode(200).body("brand", nullValue()).body("unit", equalTo("EACH"));
        String stores = "\ufeff{\"gln\": \"%s\", \"name\": \"Corner\", \"zone\": \"Europe/Oslo\", \"closeOut\": \"\", \"dc\": \"\", \"region\": \"\"}\n".formatted(Shop.someGln());
        given().contentType("application/x-ndjson").body(stores.getBytes(StandardCharsets.UTF_8)).put("/v1/stores").then().statusCode(200).body("accepted", equalTo(1));
        String prices = "\ufeff{\"item\": \"%s\", \"amount\": \"1\", \"currency\": \"NOK\", \"store\": \"\", \"from\": \"\", \"until\": \"\"}\n".formatted(bread);
        given().contentType("application/x-ndjson").body(prices.getBytes(StandardCharsets.UTF_8)).put("/v1/prices").then().statusCode(200).body("accepted", equalTo(1));
    }

    @Test
    void what_an_item_is_counted_in_never_changes() {
        String cheese = "{\"name\": \"Cheese\", \"unit\": \"GRAM\", \"casePack\": 4000}";
        Gtin gtin = Shop.someGtin();
        given().contentType("application/json").body(cheese).put("/v1/items/" + gtin).then().statusCode(201);

        given().contentType("application/json").body(cheese.replace("GRAM", "EACH").replace("Cheese", "Sliced")).put("/v1/items/" + gtin).then().statusCode(409)
                .body("detail", containsString("is listed in GRAM and cannot become EACH"));
        given().contentType("application/json").body(cheese.replace("4000", "2000")).put("/v1/items/" + gtin).then().statusCode(200);
        given().get("/v1/items/" + gtin).then().body("unit", equalTo("GRAM")).body("name", equalTo("Cheese")).body("casePack", equalTo(2_000));

        String lines = "{\"gtin\": \"%s\", \"name\": \"Cheese\"}\n{\"gtin\": \"%s\", \"name\": \"Bread\"}\n".formatted(gtin, Shop.someGtin());
        given().contentType("application/x-ndjson").body(lines.getBytes(StandardCharsets.UTF_8)).put("/v1/items").then().statusCode(200)
                .body("accepted", equalTo(1)).body("problems.line", contains(1)).body("problems[0].errors[0]", containsString("an item's unit never changes"));
    }

    @Test
    void thousands_of_items_come_in_one_request_and_a_wrong_line_stops_none_of_the_others() {
        var lines = new StringBuilder();
        Gtin first = Shop.someGtin();
        lines.append("{\"gtin\": \"%s\", \"name\": \"First\"}\n".formatted(first));
        for (int i = 0; i < 1_200; i++) {
            lines.append("{\"gtin\": \"%s\", \"name\": \"Item %d\", \"casePack\": 6}\n".formatted(Shop.someGtin(), i));
        }
        lines.append("{\"gtin\": \"123\", \"name\": \"Short\"}\nnot json\nnull\n");

        given().contentType("application/x-ndjson").body(lines.toString().getBytes(StandardCharsets.UTF_8)).put("/v1/items").then().statusCode(200)
                .body("accepted", equalTo(1_201)).body("created", equalTo(1_201)).body("rejected", equalTo(3))
                .body("problems.line", contains(1_202, 1_203, 1_204));
        given().get("/v1/items/" + first).then().statusCode(200).body("name", equalTo("First"));
        given().get("/v1/items?limit=7").then().statusCode(200).body("items", hasSize(7));
    }

    @Test
    void a_line_without_end_is_told_by_its_number_and_not_kept_in_memory() {
        String lines = "{\"gtin\": \"%s\", \"name\": \"Bread\"}\n{\"name\": \"%s".formatted(Shop.someGtin(), "x".repeat(100_000));
        given().contentType("application/x-ndjson").body(lines.getBytes(StandardCharsets.UTF_8)).put("/v1/items").then().statusCode(400)
                .body("detail", startsWith("line 2 has more than 100,000 characters"));
    }

    @Test
    void of_many_prices_each_is_answered_with_all_that_is_wrong_with_it() {
        String lines = "{\"item\": \"%s\", \"amount\": \"-1\", \"currency\": \"NOK\"}\n".formatted(Shop.someGtin());
        given().contentType("application/x-ndjson").body(lines.getBytes(StandardCharsets.UTF_8)).put("/v1/prices").then().statusCode(200)
                .body("rejected", equalTo(1)).body("problems[0].errors", contains(containsString("amount must be a decimal number"), containsString("item is not listed")));
    }

    @Test
    void an_item_names_what_may_go_in_its_place_until_it_names_others() {
        Gtin milk = shop.newItem();
        Gtin skimmed = shop.newItem();
        Gtin brie = shop.newWeighedItem();
        Gtin fresh = Shop.someGtin();
        put(fresh, "'substitutes': ['%s', '%s']".formatted(skimmed, milk)).statusCode(201).body("substitutes", contains(skimmed.digits(), milk.digits()));
        put(fresh, "'casePack': 12").statusCode(200).body("substitutes", contains(skimmed.digits(), milk.digits()));
        given().get("/v1/items/" + fresh).then().body("substitutes", contains(skimmed.digits(), milk.digits()));
        given().contentType("application/json").header("Idempotency-Key", "glass-" + fresh).body("{\"reason\": \"glass\", \"items\": [\"%s\"]}".formatted(fresh))
                .post("/v1/recalls").then()
                .statusCode(201);
        given().get("/v1/items/" + fresh).then().body("substitutes", hasSize(2));

        put(fresh, "'substitutes': ['%s', '%s', '%s', '12']".formatted(fresh, milk, milk)).statusCode(422).body("errors", hasItems("substitutes[0] must be another item",
                "substitutes[2] is there twice; name " + milk + " once")).body("errors", hasSize(3));
        put(fresh, "'substitutes': [%s]".formatted(String.join(", ", Collections.nCopies(11, "'" + milk + "'")))).statusCode(422).body("errors",
                hasItem("substitutes must be at most 10"));
        Gtin nobodys = Shop.someGtin();
        put(fresh, "'substitutes': ['%s', '%s']".formatted(milk, nobodys)).statusCode(404)
                .body("detail", startsWith("substitutes[1] of item " + fresh + ": item " + nobodys + " is not listed; PUT /v1/items/" + nobodys));
        put(fresh, "'substitutes': ['%s']".formatted(brie)).statusCode(409).body("detail",
                startsWith("substitutes[0] of item " + fresh + ": item " + brie + " is counted in GRAM"));
        put(fresh, "'substitutes': []").statusCode(200).body("substitutes", hasSize(0));
        Gtin one = Shop.someGtin();
        Gtin two = Shop.someGtin();
        String lines =
                "{'gtin': '%s', 'name': 'One', 'substitutes': ['%s']}\n{'gtin': '%s', 'name': 'Two', 'substitutes': ['%s']}\n".formatted(one, two, two, one).replace('\'', '"');
        given().contentType("application/x-ndjson").body(lines.getBytes(StandardCharsets.UTF_8)).put("/v1/items").then().statusCode(200).body("accepted", equalTo(2));
        given().get("/v1/items/" + one).then().body("substitutes", contains(two.digits()));
    }

    @Test
    void an_item_says_who_sells_it_until_somebody_says_otherwise() {
        Gtin honey = Shop.someGtin();
        Gln seller = Shop.someGln();
        put(honey, "'seller': '%s'".formatted(seller)).statusCode(201).body("seller", equalTo(seller.digits()));
        put(honey, "'brand': 'Bie'").statusCode(200).body("seller", equalTo(seller.digits())); // who says nothing of it changes nothing
        given().get("/v1/items/" + honey).then().body("seller", equalTo(seller.digits()));
        put(honey, "'seller': '12'").statusCode(422).body("errors", contains(startsWith("seller must be a GLN of 13 digits")));
        put(honey, "'seller': ''").statusCode(200);
        given().get("/v1/items/" + honey).then().body("seller", nullValue());
        put(Shop.someGtin(), "'brand': 'Bie'").statusCode(201).body("seller", nullValue());
    }

    private static ValidatableResponse put(Gtin item, String more) {
        return given().contentType("application/json").body("{'name': 'Milk', %s}".formatted(more).replace('\'', '"')).put("/v1/items/" + item).then();
    }

    @Test
    void a_price_needs_its_item_and_an_amount_that_is_money() {
        Gtin gtin = Shop.someGtin();
        String price = "{\"amount\": \"19.90\", \"currency\": \"NOK\", \"from\": \"2026-01-01T00:00:00Z\"}";
        given().contentType("application/json").body(price).put("/v1/items/" + gtin + "/prices").then().statusCode(404);
        given().contentType("application/json").body("{\"name\": \"Milk\"}").put("/v1/items/" + gtin).then().statusCode(201);

        given().contentType("application/json").body(price).put("/v1/items/" + gtin + "/prices").then().statusCode(201);
        given().contentType("application/json").body(price).put("/v1/items/" + gtin + "/prices").then().statusCode(200);
        given().contentType("application/json").body(price.replace("19.90", "-1")).put("/v1/items/" + gtin + "/prices").then().statusCode(422)
                .body("errors", contains(startsWith("amount must be a decimal number")));
    }
}
