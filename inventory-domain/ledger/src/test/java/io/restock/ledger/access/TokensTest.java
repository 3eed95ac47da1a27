package io.restock.ledger.access;

import static io.restassured.RestAssured.given;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restock.border.http.Problem;
import io.restock.contracts.Gln;
import io.restock.ledger.Shop;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.TestTokens;
import io.restock.local.token.LocalToken;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("Tokens")
class TokensTest {
    @Inject
    Shop shop;

    private Gln store;

    @BeforeEach
    void open() {
        store = shop.newStore();
    }

    @Test
    void of_a_till_are_its_own_and_are_taken_back() {
        var enrolled = given().contentType("application/json").body("{\"days\": 30}").post(tills("4")).then().statusCode(201)
                .body("enrolment.till", equalTo("4")).body("enrolment.by", equalTo("tester")).extract().jsonPath();
        String token = enrolled.getString("token");
        reads(token, store).statusCode(200);
        reads(token, shop.newStore()).statusCode(403).contentType(Problem.MEDIA_TYPE).body("detail", containsString("may not speak for store"));
        given().auth().oauth2(token).contentType("application/json").body("{}").post(tills("5")).then().statusCode(403);

        String id = enrolled.getString("enrolment.id");
        given().delete(tills("5") + "/" + id).then().statusCode(404);
        given().delete(tills("4") + "/" + id).then().statusCode(200).body("withdrawnAt", notNullValue());
        await().atMost(PATIENCE).untilAsserted(() -> reads(token, store).statusCode(401).contentType(Problem.MEDIA_TYPE).body("detail", containsString("was revoked")));
        given().get(tills("4")).then().body("enrolments.id", hasItem(id)).body("enrolments[0].withdrawnBy", equalTo("tester"));
    }

    @Test
    void of_a_person_end_all_at_once_and_those_issued_later_count() throws Exception {
        var eve = LocalToken.ofChain("eve " + store, List.of("store"));
        String token = TestTokens.of(eve);
        reads(token, store).statusCode(200);
        given().contentType("application/json").body("{\"subject\": \"%s\"}".formatted(eve.subject())).post("/v1/revocations").then().statusCode(201);
        await().atMost(PATIENCE).untilAsserted(() -> reads(token, store).statusCode(401));
        given().get("/v1/revocations").then().body("revocations.tokens", hasItem("subject " + eve.subject()));
        await().atMost(PATIENCE).untilAsserted(() -> reads(TestTokens.of(eve), store).statusCode(200)); // a token's instant is a whole second
    }

    @Test
    void of_which_one_was_found_end_with_that_one() {
        var ann = LocalToken.ofChain("ann " + store, List.of("store"));
        String found = TestTokens.of(ann);
        String other = TestTokens.of(ann);
        given().contentType("application/json").body("{\"token\": \"%s\"}".formatted(found)).post("/v1/revocations").then().statusCode(201);
        await().atMost(PATIENCE).untilAsserted(() -> reads(found, store).statusCode(401));
        reads(other, store).statusCode(200);
    }

    @Test
    void are_revoked_by_name_or_one_by_one() {
        given().contentType("application/json").body("{}").post("/v1/revocations").then().statusCode(422).body("detail", containsString("name one of the two"));
        given().contentType("application/json").body("{\"token\": \"a.b.c\"}").post("/v1/revocations").then().statusCode(422).body("detail", containsString("token "));
        given().contentType("application/json").body("{\"days\": 500}").post(tills("4")).then().statusCode(422).body("detail", containsString("days must be 1 to 400"));
        given().contentType("application/json").post(tills("a till")).then().statusCode(422).body("detail", containsString("till must be"));
    }

    private String tills(String till) {
        return "/v1/stores/" + store + "/tills/" + till + "/enrolments";
    }

    private static ValidatableResponse reads(String token, Gln store) {
        return given().auth().oauth2(token).get("/v1/stores/" + store + "/stock").then();
    }
}
