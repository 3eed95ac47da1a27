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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("With room for one request at a time, and twenty transactions a second for each caller")
@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@TestProfile(SheddingTest.Narrow.class)
class SheddingTest {
    private static final int SALES = 40;
    /** Less than the wall behind our own limit, {@code quarkus.http.read-timeout}. */
    private static final Duration SOON = Duration.ofSeconds(8);

    public static final class Narrow implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("restock.gateway.in-flight", "1", "restock.gateway.transactions-per-second", "20", "restock.body-within", "2s");
        }
    }

    /** Questions and bulk posts may fill half the places, and half of one is none. */
    @Test
    void sales_are_shed_last() {
        var till = openTill("last");
        till.asks(1).statusCode(503).contentType(Problem.MEDIA_TYPE).header("Retry-After", equalTo("1"))
                .body("detail", containsString("send it again"));
        given().contentType("application/x-ndjson").body(Till.json(till.element(1, SALE)).getBytes(UTF_8)).when().post("/v1/transactions")
                .then().statusCode(503).header("Retry-After", equalTo("1"));
        await().atMost(PATIENCE).until(() -> till.putsLines(1, SALE).extract().statusCode() == 202);
    }

    @Test
    void a_till_that_comes_too_often_or_amid_others_hears_when_to_come_again_and_loses_nothing() throws Exception {
        var till = openTill("eager");
        var refused = new AtomicInteger[] {new AtomicInteger(), new AtomicInteger()};
        List<Callable<Void>> senders = IntStream.rangeClosed(1, SALES).<Callable<Void>>mapToObj(sequence -> () -> {
            await().atMost(PATIENCE).until(() -> {
                var answer = till.putsLines(sequence, SALE).extract();
                if (answer.statusCode() != 202) {
                    assertThat(answer.statusCode()).isIn(429, 503);
                    assertThat(answer.contentType()).startsWith(Problem.MEDIA_TYPE);
                    assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
                    refused[answer.statusCode() == 429 ? 0 : 1].incrementAndGet();
                }
                return answer.statusCode() == 202;
            });
            return null;
        }).toList();
        try (var tills = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var sent : tills.invokeAll(senders)) {
                sent.get();
            }
        }
        assertThat(refused[0].get()).describedAs("answers of 429").isPositive();
        assertThat(refused[1].get()).describedAs("answers of 503").isPositive();
        assertThat(shop().recorded("eager")).extracting("sequence")
                .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, SALES).boxed().toList());
    }

    /** One who has the only place while the body trickles in keeps everybody else out. */
    @Test
    void a_till_takes_no_place_before_all_of_its_transaction_has_come() throws Exception {
        var slow = openTill("halting");
        try (var halves = Halves.of(slow.path(1), Till.json(Till.transaction(SALE)))) {
            halves.sendFirst();
            await().atMost(PATIENCE).until(() -> Till.of("quick").putsLines(1, SALE).extract().statusCode() == 202);
            halves.sendSecond();
            assertThat(halves.answer()).startsWith("HTTP/1.1 202");
        }
        assertThat(shop().recorded("halting")).extracting("sequence").containsExactly(1L);
    }

    @Test
    void a_body_that_does_not_come_is_waited_for_two_seconds_and_not_for_ever() throws Exception {
        var lost = openTill("lost");
        long begun = System.nanoTime();
        try (var halves = Halves.of(lost.path(1), Till.json(Till.transaction(SALE)))) {
            halves.sendFirst();
            assertThat(halves.answer()).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON);
        }
        assertThat(shop().recorded("lost")).isEmpty();
    }

    private static Till openTill(String name) {
        shop().open();
        return Till.of(name);
    }

    private static Shop shop() {
        return new Shop(Engines.shared().bootstrapServers());
    }
}
