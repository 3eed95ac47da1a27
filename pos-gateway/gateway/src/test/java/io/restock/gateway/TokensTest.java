package io.restock.gateway;

import static io.restassured.RestAssured.given;
import static io.restock.gateway.Till.SALE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restock.border.http.Problem;
import io.restock.border.kafka.KafkaHeaders;
import io.restock.contracts.Gln;
import io.restock.contracts.Headers;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.token.LocalKeys;
import io.restock.local.token.LocalToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Where everybody needs a token")
@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@TestProfile(TokensTest.Guarded.class)
class TokensTest extends WithShop {
    private static final Path KEYS = Path.of("target", "keys").toAbsolutePath();
    private static final String ELSEWHERE = "7080001000028";

    /** Trusts the tokens of an issuer that this test is. */
    public static final class Guarded implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            issuer();
            return Map.of("restock.auth.local", "false", "mp.jwt.verify.publickey.location", KEYS.resolve(LocalKeys.PUBLIC).toUri().toString(),
                    "mp.jwt.verify.issuer", LocalKeys.ISSUER);
        }
    }

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
    void who_is_no_till_hears_which_role_it_takes() {
        puts(3, token(Shop.STORE.digits(), "merchandiser", Duration.ofHours(1))).statusCode(403).contentType(Problem.MEDIA_TYPE)
                .body("detail", containsString("needs one of the roles till"));
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
        given().contentType("application/json; charset=UTF-8").body(Till.json(Till.transaction(SALE))).when().put(Till.of("4").path(4)).then().statusCode(401);
        puts(5, token(Shop.STORE.digits(), "till", Duration.ofHours(-2))).statusCode(401);
    }

    private static ValidatableResponse puts(long sequence, String token) {
        return given().auth().oauth2(token).contentType("application/json; charset=UTF-8").body(Till.json(Till.transaction(SALE)))
                .when().put(Till.of("4").path(sequence)).then();
    }

    private static String token(String store, String role, Duration lifetime) {
        return new LocalToken("till-4", List.of(store), List.of(role)).sign(issuer(), Clock.systemUTC(), lifetime);
    }

    private static LocalKeys issuer() {
        try {
            return LocalKeys.in(KEYS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
