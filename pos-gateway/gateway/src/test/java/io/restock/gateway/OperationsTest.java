package io.restock.gateway;

import static io.restassured.RestAssured.given;
import static io.restock.gateway.Till.SALE;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restock.border.http.Problem;
import io.restock.contracts.Gtin;
import io.restock.contracts.Topics;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Item.Unit;
import io.restock.local.testing.EngineTestResource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An operator of the gateway")
@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
class OperationsTest extends WithShop {
    private static final Till TILL = Till.of("operated");

    @Test
    void sees_each_new_transaction_once_in_the_account_and_on_the_topic() {
        JsonPath before = account();
        TILL.putsLines(1, SALE, SALE.replace("'line':1", "'line':2")).statusCode(202);
        TILL.putsLines(1, SALE, SALE.replace("'line':1", "'line':2")).statusCode(202);
        TILL.putsLines(2, SALE.replace("'units':2", "'units':0")).statusCode(422);
        JsonPath after = account();
        for (String once : new String[] {"recordsOnTopic", "transactionsAccepted", "transactionsRejected"}) {
            Assertions.assertThat(after.getLong("counts." + once) - before.getLong("counts." + once)).as(once).isEqualTo(1);
        }
        Assertions.assertThat(after.getLong("counts.linesAccepted") - before.getLong("counts.linesAccepted")).isEqualTo(2);
    }

    @Test
    void sees_that_all_that_was_acknowledged_is_there() {
        TILL.putsLines(3, SALE).statusCode(202);
        given().get("/v1/verification").then().statusCode(200).body("service", equalTo("gateway"))
                .body("checks", hasSize(3)).body("checks.broken", everyItem(equalTo(0))).body("checks[0].counted", greaterThanOrEqualTo(1))
                .body("checks[2].name", startsWith("every record of [catalog.stores")).body("checks[2].counted", greaterThanOrEqualTo(1));
    }

    @Test
    void sees_that_it_is_ready_once_kafka_answers_and_the_catalog_is_read() {
        given().get("/q/health/ready").then().statusCode(200).body("checks.name", hasItem("threads")).body("checks.find {it.name == 'catalog'}.data.missing", equalTo("nothing"))
                .body("checks.find {it.name == 'Kafka'}.status", equalTo("UP"));
    }

    /** It was counted and logged, and nobody could do anything about it. */
    @Test
    void sees_what_of_the_catalog_could_not_be_read_and_corrects_it() {
        var item = new Gtin("07038010000119");
        shop.publish(Topics.ITEMS, item.digits(), "{\"name\": \"Kefir\", \"unit\": \"EACH\"}".getBytes(StandardCharsets.UTF_8));
        String mine = "quarantined.find { it.key == '" + item + "' }";
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/v1/quarantine").then().body("waiting", greaterThanOrEqualTo(1))
                .body(mine + ".topic", equalTo("catalog.items")).body(mine + ".value", containsString("Kefir")).body(mine + ".offset", greaterThanOrEqualTo(0)));
        given().get("/q/health/ready").then().statusCode(200).body("checks.find { it.name == 'quarantine' }.data.waiting", greaterThanOrEqualTo(1));
        int before = account().getInt("counts.itemsKnown");
        long id = given().get("/v1/quarantine").jsonPath().getLong(mine + ".id");
        given().post("/v1/quarantine/" + id + "/replay").then().statusCode(409);

        var kefir = Item.CODEC.write(new Item(item, "Kefir", "TINE", "dairy", "milk", Unit.EACH, 6, List.of()));
        given().contentType("application/json").body("{\"type\": \"Item\", \"value\": %s}".formatted(new String(kefir, StandardCharsets.UTF_8)))
                .post("/v1/quarantine/" + id + "/correct").then().statusCode(200).body("ended", equalTo("REPLAYED"));

        Assertions.assertThat(account().getInt("counts.itemsKnown")).isEqualTo(before + 1);
        given().get("/v1/quarantine").then().body("quarantined.key", not(hasItem(item.digits())));
        shop.publish(Topics.ITEMS, item.digits(), kefir); // for those who read the topic after us
    }

    @Test
    void sees_lines_by_outcome_and_how_long_acceptance_takes() {
        TILL.putsLines(4, SALE).statusCode(202);
        given().get("/q/metrics").then().statusCode(200).body(allOf(
                containsString("restock_pos_lines_total{outcome=\"accepted\"}"), containsString("restock_invariant_violations_total"),
                containsString("restock_stage_latency_seconds_bucket{stage=\"accept\",le=\"0.005\"}")));
    }

    @Test
    void sees_the_whole_interface_with_its_examples() {
        var document = given().accept("application/json").get("/q/openapi").then().statusCode(200).extract().jsonPath();
        String path = "paths.'/v1/stores/{gln}/tills/{till}/transactions/{businessDate}/{sequence}'";
        Assertions.assertThat(document.getMap(path)).containsKeys("put", "get");
        Assertions.assertThat(document.getString(path + ".put.requestBody.content.'application/json'.schema.'$ref'")).endsWith("/Transaction");
        Assertions.assertThat(document.getMap(path + ".get.responses.default.content")).containsKey(Problem.MEDIA_TYPE);
        Assertions.assertThat(document.getString("paths.'/v1/verification'.get.summary")).isEqualTo("Whether this service keeps its promises");
        Assertions.assertThat(document.getString("components.schemas.Transaction.examples[0].lines[0].item")).isEqualTo("07038010000010");
    }

    @Test
    void knows_that_nobody_comes_in_with_a_token_that_is_not_ours() {
        given().header("Authorization", "Bearer eyJhbGciOiJub25lIn0.e30.").contentType("application/json").body(Till.json(Till.transaction(SALE)))
                .when().put(TILL.path(5)).then().statusCode(401);
        given().get("/v1/nothing").then().statusCode(404).contentType(Problem.MEDIA_TYPE);
    }

    private static JsonPath account() {
        return given().get("/v1/account").then().statusCode(200).body("service", equalTo("gateway")).extract().jsonPath();
    }
}
