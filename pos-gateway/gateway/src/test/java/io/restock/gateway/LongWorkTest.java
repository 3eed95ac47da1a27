package io.restock.gateway;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restock.border.access.May;
import io.restock.contracts.access.Action;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.TestTokens;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.Map;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The border of every service, asked through this one. */
@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@TestProfile(LongWorkTest.ShortPatience.class)
@DisplayName("A body that has come")
class LongWorkTest {
    private static final Duration WITHIN = Duration.ofMillis(500);
    private static final Duration WORK = WITHIN.plusSeconds(2);

    public static final class ShortPatience implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("restock.body-within", WITHIN.toString());
        }
    }

    /** Has all of the body at once, and then much to do. */
    @Path("/v1/long-work")
    public static class Working {
        @POST
        @May(Action.READ_ONESELF)
        @RunOnVirtualThread
        public int work(JsonNode body) throws InterruptedException {
            Thread.sleep(WORK); // the work, and longer than a body may take to come
            return body.path("lines").size();
        }
    }

    @Test
    void is_worked_on_for_longer_than_a_body_may_take_to_come() {
        given().auth().oauth2(TestTokens.everything()).contentType("application/json").body("{\"lines\": [" + "1, ".repeat(40_000) + "1]}").post("/v1/long-work").then()
                .statusCode(200)
                .body(Matchers.equalTo("40001"));
    }
}
