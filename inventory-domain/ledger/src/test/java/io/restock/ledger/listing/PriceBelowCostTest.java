package io.restock.ledger.listing;

import static io.restassured.RestAssured.given;
import static io.restock.ledger.listing.Catalogue.json;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import io.restock.contracts.Gtin;
import io.restock.ledger.approval.SecondPerson;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.TestTokens;
import io.restock.local.token.LocalToken;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SecondPerson.class)
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("A listing whose price is below cost, where that takes two people")
class PriceBelowCostTest {
    @Test
    void is_decided_by_another_person_than_the_one_who_sent_it() {
        Catalogue trusted = Catalogue.trusted();
        Gtin number = trusted.number();
        given().contentType("application/json").body(json("{'name': 'Milk %s 1 l', 'category': 'Milk', 'cost': {'amount': '18', 'currency': 'NOK'}}".formatted(trusted.word)))
                .put("/v1/items/" + number)
                .then().statusCode(201);
        String listing =
                as("ann").contentType("application/json").body(trusted.article(number, "Milk " + trusted.word + " 1 l", "17")).post("/v1/listings?seller=" + trusted.seller).then()
                        .statusCode(202).body("results[0].reasons.gate", contains("PRICE_VARIANCE")).body("results[0].reasons[0].problem", containsString("is below its cost"))
                        .extract().path("results[0].listing");

        as("ann").contentType("application/json").body("{\"reason\": \"mine\"}").post("/v1/listings/" + listing + "/approvals").then().statusCode(409)
                .body("detail", containsString("takes another person than ann"));
        as("bob").contentType("application/json").body("{\"reason\": \"seen it\"}").post("/v1/listings/" + listing + "/approvals").then().statusCode(200)
                .body("state", equalTo("PUBLISHED"));
    }

    private static RequestSpecification as(String person) {
        return given().auth().oauth2(TestTokens.of(LocalToken.ofChain(person, List.of("merchandiser"))));
    }
}
