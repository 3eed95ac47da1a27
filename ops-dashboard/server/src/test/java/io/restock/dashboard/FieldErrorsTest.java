package io.restock.dashboard;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restock.local.testing.EngineTestResource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@QuarkusTestResource(value = ParticularCenter.class, restrictToAnnotatedClass = true)
@DisplayName("What a center finds wrong with fields")
class FieldErrorsTest {
    private static final String CENTER = "/api/dcs/7080002000010";

    @Test
    void comes_field_by_field_to_the_page() {
        post("/moves", "{\"lines\": [{\"item\": \"07038010000010\", \"from\": \"RESERVE\", \"to\": \"RESERVE\", \"units\": 0, \"lot\": \"A7\"}]}")
                .body("title", equalTo("Some fields are wrong"))
                .body("errors", contains("lines[0].item must not be \"07038010000010\"", "lines[0].from must not be \"RESERVE\"", "lines[0].to must not be \"RESERVE\"",
                        "lines[0].units must not be 0", "lines[0].lot must not be \"A7\""));
    }

    @Test
    void may_be_the_lot_and_the_last_day_of_whatever_is_reported() {
        String line = "{\"item\": \"07038010000010\", \"units\": 6, \"damaged\": 0, \"lot\": \"A7\", \"bestBefore\": \"2026-12-31\"}";
        for (String report : new String[] {"/inbound", "/returns/7080001000011/t1/arrivals"}) {
            post(report, "{\"lines\": [%s, %s]}".formatted(line, line)).body("errors",
                    hasItems("lines[0].lot must not be \"A7\"", "lines[1].bestBefore must not be \"2026-12-31\""));
        }
        for (String report : new String[] {"/counts", "/adjustments"}) {
            post(report, "{\"lines\": [{\"item\": \"07038010000010\", \"location\": \"DOCK\", \"units\": 6, \"lot\": \"A7\", \"bestBefore\": \"2026-12-31\"}]}")
                    .body("errors", hasItems("lines[0].lot must not be \"A7\"", "lines[0].bestBefore must not be \"2026-12-31\""));
        }
        post("/waves/7/picks", "{\"lines\": [{\"pick\": 1, \"units\": 0, \"substitute\": {\"item\": \"07038010000010\", \"units\": 6, \"label\": \"L\"}}]}")
                .body("errors", hasItems("lines[0].substitute must not be {\"item\":\"07038010000010\",\"units\":6,\"label\":\"L\"}"));
    }

    private static ValidatableResponse post(String path, String body) {
        return given().contentType("application/json").body(body).post(CENTER + path).then().statusCode(422).contentType("application/problem+json");
    }
}
