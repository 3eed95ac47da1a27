package io.restock.distribution.advice;

import static io.restassured.RestAssured.given;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.distribution.World;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.TestTokens;
import io.restock.local.token.LocalToken;
import io.restock.contracts.Sscc;
import io.restock.contracts.catalog.Item;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("Whoever receives what a center sends")
class AdviceTest {
    @Test
    void reads_what_is_in_it_as_json_desadv_856_and_on_the_label() {
        try (var world = new World()) {
            var store = world.store();
            var milk = world.item(6);
            var cheese = world.weighed(500);
            world.placed(world.line(store, milk, 12, 6));
            world.placed(world.line(store, cheese, 1_000, 500));
            world.inbound(milk, 60, "PICK_FACE");
            world.inbound(cheese, 5_000, "PICK_FACE");
            var wave = world.wave().statusCode(201).body("picks", hasSize(2)).extract().jsonPath();
            for (int pick = 0; pick < 2; pick++) {
                world.pick(wave.getLong("id"), wave.getLong("picks[" + pick + "].pick"), wave.getInt("picks[" + pick + "].units"), null).statusCode(200);
            }
            String sscc = world.despatch(wave.getLong("id"), store).statusCode(201).extract().path("sscc");

            String papers = "/v1/despatches/" + sscc;
            world.get(papers + "/advice").statusCode(200).body("from.name", equalTo("Center")).body("to.gln", equalTo(store.digits())).body("units.sscc", contains(sscc))
                    .body("units[0].lines.find { it.item == '%s' }.units".formatted(cheese), equalTo(1_000))
                    .body("units[0].lines.find { it.item == '%s' }.weighed".formatted(cheese), equalTo(true));
            assertThat(given().get(papers + "/advice/desadv").then().statusCode(200).contentType(startsWith("application/edifact")).extract().asString())
                    .contains("GIN+BJ+" + sscc, "QTY+12:12'", "QTY+12:1:KGM'", "NAD+DP+" + store + "::9++Store'");
            assertThat(given().get(papers + "/advice/856").then().statusCode(200).contentType(startsWith("application/edi-x12")).extract().asString())
                    .contains("MAN*GM*00" + sscc, "SN1**12*EA", "SN1**1*KG");
            assertThat(given().get(papers + "/label").then().statusCode(200).contentType(startsWith("image/svg+xml")).extract().asString()).contains("(00) " + sscc);

            String elsewhere = TestTokens.of(new LocalToken("eve", List.of("store"), List.of(World.gln().digits()), List.of(), List.of()));
            for (String paper : List.of("/advice", "/advice/desadv", "/advice/856", "/label")) {
                given().auth().oauth2(elsewhere).get(papers + paper).then().statusCode(403);
                given().get("/v1/despatches/370800090000000014" + paper).then().statusCode(404).contentType("application/problem+json").body("detail",
                        containsString("370800090000000014"));
                given().get("/v1/despatches/12" + paper).then().statusCode(422).body("errors", contains(startsWith("sscc must be")));
            }
        }
    }

    @Test
    void reads_unit_by_unit_how_the_packer_filled_the_lorry_and_takes_each_in_by_itself() {
        try (var world = new World()) {
            var store = world.store();
            var milk = world.item(6);
            var bread = world.item(6);
            var first = world.placed(world.line(store, milk, 18, 6));
            world.placed(world.line(store, bread, 6, 6));
            world.packs(milk, Item.Unit.EACH, new Item.Pack(World.gtin(), 6));
            world.inbound(List.of(milk, bread), 60, "PICK_FACE");
            var wave = world.wave().statusCode(201).body("picks", hasSize(2)).extract().jsonPath();
            long id = wave.getLong("id");
            for (int pick = 0; pick < 2; pick++) {
                world.pick(id, wave.getLong("picks[" + pick + "].pick"), wave.getInt("picks[" + pick + "].units"), null).statusCode(200);
            }
            String head = "{\"wave\": %d, \"store\": \"%s\", \"units\": ".formatted(id, store);
            String despatches = "/v1/dcs/" + world.dc + "/despatches";
            world.post(despatches, head + "[{\"lines\": [{\"orderLine\": \"%s\", \"units\": 19}, {\"units\": 1}]}, {}]}".formatted(first.line())).statusCode(422)
                    .body("errors", contains("units[0].lines[1] must name the orderLine or the item, one of them"));
            world.post(despatches, head + "[{\"lines\": [{\"orderLine\": \"%s\", \"units\": 19}]}, {}]}".formatted(first.line())).statusCode(422)
                    .body("errors", contains("units[0].lines[0].units must be what is picked and in no unit yet: of order line " + first.line() + " that is 18, was 19"));
            String packed = head + "[{\"lines\": [{\"item\": \"%s\", \"units\": 12}]}, {}]}".formatted(milk);
            var sent = world.post(despatches, packed).statusCode(201).body("lines.units", contains(12)).body("leftWith", hasSize(1)).extract().jsonPath();
            var one = new Sscc(sent.getString("sscc"));
            var other = new Sscc(sent.getString("leftWith[0]"));
            world.post(despatches, packed).statusCode(200).body("sscc", equalTo(one.digits()));

            world.get("/v1/despatches/" + other + "/advice").body("units.sscc", contains(one.digits(), other.digits())).body("units[0].lines.units", contains(12))
                    .body("units[1].lines.units.sort()", contains(6, 6))
                    .body("units[1].lines.find { it.item == '%s' }.orderLine".formatted(milk), equalTo(first.line().toString()));
            assertThat(given().get("/v1/despatches/" + one + "/advice/desadv").then().statusCode(200).extract().asString()).contains("PAC+2++PK'", "GIN+BJ+" + one,
                    "GIN+BJ+" + other);
            assertThat(given().get("/v1/despatches/" + one + "/advice/856").then().statusCode(200).extract().asString()).contains("MAN*GM*00" + one, "MAN*GM*00" + other);
            assertThat(given().get("/v1/despatches/" + other + "/label").then().statusCode(200).extract().asString()).contains("(00) " + other, "2 order lines");

            world.stock(world.received(first, one, 12, 12));
            await().atMost(PATIENCE).untilAsserted(() -> world.get("/v1/despatches/" + one).body("status", equalTo("RECEIVED")));
            world.get("/v1/despatches/" + other).body("status", equalTo("UNDER_WAY")).body("leftWith", contains(one.digits()));
            assertThat(world.stock(milk)).isEqualTo(Map.of("PICK_FACE", 42));
            world.verify();
        }
    }
}
