package io.restock.gateway;

import static io.restassured.RestAssured.given;
import static io.restock.gateway.Till.SALE;
import static io.restock.local.testing.Patience.PATIENCE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restock.border.http.Problem;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.Engines;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("While Kafka is away")
@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@TestProfile(KafkaOutageTest.Impatient.class)
class KafkaOutageTest {
    /** Waits shorter for Kafka than we do in a store. */
    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("restock.gateway.acknowledged-within", "3s");
        }
    }

    @Test
    void a_sale_is_never_promised_and_its_resend_counts_once() {
        var engines = Engines.shared();
        var shop = new Shop(engines.bootstrapServers());
        shop.open();
        var till = Till.of("outage");
        till.putsLines(1, SALE).statusCode(202);

        engines.kafka().kill();
        try {
            till.putsLines(2, SALE).statusCode(503).contentType(Problem.MEDIA_TYPE).header("Retry-After", equalTo("2")).body("detail", containsString("counts once"));
            given().contentType("application/x-ndjson").body(Till.json(till.element(3, SALE) + "\n" + till.element(4, SALE)).getBytes(UTF_8)).when().post("/v1/transactions")
                    .then().statusCode(503).header("Retry-After", equalTo("2"));
            till.putsLines(1, SALE).statusCode(202); // has been acknowledged before, and is still true
            given().get("/q/health/ready").then().statusCode(503).body("checks.find {it.name == 'Kafka'}.status", equalTo("DOWN"));
        } finally {
            engines.startKafka();
        }

        await().atMost(PATIENCE).until(() -> till.putsLines(2, SALE).extract().statusCode() == 202);
        till.putsLines(3, SALE).statusCode(202);
        till.putsLines(4, SALE).statusCode(202);
        var recorded = shop.recorded("outage");
        assertThat(recorded).extracting("sequence").contains(1L, 2L, 3L, 4L);
        var contents = new HashSet<String>();
        recorded.forEach(transaction -> contents.add(transaction.identity() + " " + transaction.digest()));
        assertThat(contents).as("what landed twice has the same identity and digest, by which the ledger drops it").hasSize(4);
    }
}
