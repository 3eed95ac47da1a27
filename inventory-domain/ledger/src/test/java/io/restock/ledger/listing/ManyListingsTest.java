package io.restock.ledger.listing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.local.testing.EngineTestResource;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("A thousand listings in one request")
class ManyListingsTest {
    private static final int ROWS = 1_000;
    private static final List<String> KINDS = List.of("lettmelk", "brunost", "flatbrød", "syltetøy", "makrell", "kjeks", "saft", "havregryn");

    @Test
    void are_each_judged_and_published_and_the_same_again_changes_nothing() {
        Catalogue trusted = Catalogue.trusted();
        String rows = IntStream.range(0, ROWS).mapToObj(i -> i % 100 == 99 ? "123;Wrong number;;;;;"
                : "%s;%s %s nr%d 1 l;Brand %s;Food;Kind %s;20;NOK".formatted(trusted.number(), KINDS.get(i % KINDS.size()), trusted.word, i, trusted.prefix, trusted.prefix))
                .collect(Collectors.joining("\r\n"));
        String table = "\ufeffgtin;name;brand;department;category;price;currency\r\n" + rows;

        long started = System.nanoTime();
        List<String> states = trusted.submit("text/csv", table).extract().path("results.state");
        System.out.println("%,d rows in %,d ms".formatted(ROWS, Duration.ofNanos(System.nanoTime() - started).toMillis()));
        assertThat(states).hasSize(ROWS);
        assertThat(states.stream().collect(Collectors.groupingBy(state -> state, Collectors.counting()))).containsEntry("REJECTED", 10L).containsEntry("PUBLISHED", 990L);
        assertThat(given().get("/v1/listings?limit=500&state=PUBLISHED&seller=" + trusted.seller).jsonPath().getList("listings")).hasSize(500);

        started = System.nanoTime();
        List<String> again = trusted.submit("text/csv", table).extract().path("results.state");
        System.out.println("%,d rows again in %,d ms".formatted(ROWS, Duration.ofNanos(System.nanoTime() - started).toMillis()));
        assertThat(again).isEqualTo(states);
        String next = given().get("/v1/listings?limit=500&seller=" + trusted.seller).path("next");
        var rest = given().get("/v1/listings?limit=500&seller=" + trusted.seller + "&after=" + next).jsonPath();
        assertThat(rest.getList("listings")).hasSize(491); // the ten that are wrong say the same, and are one
        assertThat(rest.getString("next")).isNull();
    }
}
