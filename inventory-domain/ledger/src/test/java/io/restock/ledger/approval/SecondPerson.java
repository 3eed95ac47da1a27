package io.restock.ledger.approval;

import static io.restassured.RestAssured.given;
import static io.restock.ledger.Shop.NOON;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.local.testing.TestTokens;
import io.restock.local.token.LocalToken;
import java.util.List;
import java.util.Map;

/** The rules as a chain sets them that wants all of them, and the people who ask and decide. */
public final class SecondPerson implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("restock.approval.adjustment-value", "1000 NOK", "restock.approval.repair", "true", "restock.approval.price-below-cost", "true");
    }

    static ValidatableResponse kept(ValidatableResponse answer) {
        return answer.statusCode(202).body("status", equalTo("AWAITING_APPROVAL")).body("href", startsWith("/v1/approvals/"));
    }

    static void priced(Gtin item, String amount, String more) {
        given().contentType("application/json").body("{\"amount\": \"%s\", \"currency\": \"NOK\", \"from\": \"%s\"%s}".formatted(amount, NOON.minusDays(1), more))
                .put("/v1/items/" + item + "/prices").then().statusCode(anyOf(is(200), is(201)));
    }

    static ValidatableResponse decided(String token, String approval, String decision) {
        return as(token).contentType("application/json").body("{\"decision\": \"%s\", \"reason\": \"seen it\"}".formatted(decision)).post(approval + "/decisions").then();
    }

    static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }

    static String person(String name, Gln store, String role) {
        return TestTokens.of(new LocalToken(name, List.of(role), List.of(store.digits()), List.of(), List.of()));
    }

    static String ann(String role) {
        return TestTokens.of(LocalToken.ofChain("ann", List.of(role)));
    }

    static String chief(String name) {
        return TestTokens.of(LocalToken.ofChain(name, List.of("merchandiser")));
    }

    static String operator(String name) {
        return TestTokens.of(LocalToken.ofChain(name, List.of("operator")));
    }
}
