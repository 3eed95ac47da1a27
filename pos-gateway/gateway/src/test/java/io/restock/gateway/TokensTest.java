package io.restock.gateway;

import static io.restassured.RestAssured.given;
import static io.restock.gateway.Till.SALE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restock.border.http.Problem;
import io.restock.border.kafka.KafkaHeaders;
import io.restock.contracts.Gln;
import io.restock.contracts.Headers;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.TestTokens;
import io.restock.local.token.LocalToken;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Where everybody needs a token")
@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
class TokensTest extends WithShop {
    private static final String ELSEWHERE = "7080001000028";

    @Test
    void a_till_posts_for_its_own_store() {
        puts(1, token(Shop.STORE.digits(), "till", Duration.ofHours(1))).statusCode(202);
    }

    @Test
    void the_name_of_the_device_stands_beside_its_sale_however_it_came() {
        String token = token(Shop.STORE.digits(), "till", Duration.ofHours(1));
        given().auth().oauth2(token).contentType("application/json; charset=UTF-8").body(Till.json(Till.transaction(SALE)))
                .when().put(Till.of("signed").path(1)).then().statusCode(202);
        given().auth().oauth2(token).contentType("application/json; charset=UTF-8").body(Till.json("[" + Till.of("signed").element(2, SALE) + "]"))
                .when().post("/v1/transactions").then().statusCode(200).body("results[0].status", equalTo("RECORDED"));
        assertThat(shop.records("signed")).extracting(record -> KafkaHeaders.of(record).text(Headers.AUTHOR)).containsExactly("till/till/till-4", "till/till/till-4");
    }

    @Test
    void a_till_of_another_store_hears_whose_it_is() {
        puts(2, token(ELSEWHERE, "till", Duration.ofHours(1))).statusCode(403).contentType(Problem.MEDIA_TYPE)
                .body("detail", containsString("till-4 may not speak for store " + Shop.STORE));
    }

    @Test
    void a_till_does_not_post_for_another_till_of_its_store() {
        given().auth().oauth2(token(Shop.STORE.digits(), "till", Duration.ofHours(1))).contentType("application/json; charset=UTF-8").body(Till.json(Till.transaction(SALE)))
                .when().put(Till.of("5").path(6)).then().statusCode(403).contentType(Problem.MEDIA_TYPE).body("detail", containsString("may not speak for till 5"));
    }

    @Test
    void what_the_service_says_of_itself_is_for_those_who_watch_it() {
        String till = token(Shop.STORE.digits(), "till", Duration.ofHours(1));
        for (String path : List.of("/q/metrics", "/q/health", "/q/health/well")) {
            given().header("Authorization", "").get(path).then().statusCode(401).contentType(Problem.MEDIA_TYPE);
            given().auth().oauth2(till).get(path).then().statusCode(403).contentType(Problem.MEDIA_TYPE).body("detail", containsString("takes the role"));
        }
        given().auth().oauth2(till).get("/q/openapi").then().statusCode(200);
        given().header("Authorization", "").get("/q/openapi").then().statusCode(401);
        given().header("Authorization", "").get("/q/health/live").then().statusCode(200);
        given().header("Authorization", "").get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP")).body("$", not(hasKey("checks")));
    }

    @Test
    void who_is_no_till_hears_which_role_it_takes() {
        puts(3, token(Shop.STORE.digits(), "merchandiser", Duration.ofHours(1))).statusCode(403).contentType(Problem.MEDIA_TYPE)
                .body("detail", containsString("takes the role till or store or operator, and the token names merchandiser"));
    }

    @Test
    void a_bulk_post_is_judged_transaction_by_transaction() {
        String both = "[" + new Till(Shop.STORE, "bulk").element(1, SALE) + "," + new Till(new Gln(ELSEWHERE), "bulk").element(1, SALE) + "]";
        given().auth().oauth2(token(Shop.STORE.digits(), "till", Duration.ofHours(1))).contentType("application/json; charset=UTF-8").body(Till.json(both))
                .when().post("/v1/transactions").then().statusCode(200)
                .body("results[0].status", equalTo("RECORDED"))
                .body("results[1].problem.status", equalTo(403));
    }

    @Test
    void without_a_token_or_with_one_that_has_run_out_nobody_gets_in() {
        given().header("Authorization", "").contentType("application/json; charset=UTF-8").body(Till.json(Till.transaction(SALE)))
                .when().put(Till.of("4").path(4)).then().statusCode(401).contentType(Problem.MEDIA_TYPE).body("detail", containsString("send a token"));
        puts(5, token(Shop.STORE.digits(), "till", Duration.ofHours(-2))).statusCode(401).contentType(Problem.MEDIA_TYPE)
                .body("detail", containsString("the token has ended"));
    }

    private static ValidatableResponse puts(long sequence, String token) {
        return given().auth().oauth2(token).contentType("application/json; charset=UTF-8").body(Till.json(Till.transaction(SALE)))
                .when().put(Till.of("4").path(sequence)).then();
    }

    private static String token(String store, String role, Duration lifetime) {
        return TestTokens.of(new LocalToken("till-4", List.of(role), List.of(store), List.of(), List.of("4", "bulk", "signed")), lifetime);
    }
}
