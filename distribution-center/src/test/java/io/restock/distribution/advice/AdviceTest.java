package io.restock.distribution.advice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.List;
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
}
