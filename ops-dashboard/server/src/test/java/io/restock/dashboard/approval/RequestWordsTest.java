package io.restock.dashboard.approval;

import static io.restock.local.testing.Patience.PATIENCE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restock.contracts.Json;
import io.restock.dashboard.Chain;
import io.restock.dashboard.approval.RequestWords.Words;
import io.restock.dashboard.approval.Waiting.Line;
import io.restock.dashboard.names.Names;
import io.restock.local.testing.EngineTestResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("What waits for a second person")
class RequestWordsTest {
    @Inject
    RequestWords words;
    @Inject
    Names names;
    @ConfigProperty(name = EngineTestResource.OPEN_KAFKA)
    String kafka;

    @BeforeEach
    void the_chain_is_open() {
        try (var chain = new Chain(kafka)) {
            chain.opens();
        }
        await().atMost(PATIENCE).until(() -> names.of(Chain.MILK).name().equals("Lettmelk 1 l"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            StockAdjustment | {"reason": "OWN_USE", "lines": []} | Adjustment for own use
            ReportReversal  | {"kind": "ADJUSTMENT", "of": "a1", "reason": "four, not 41"} | Takes back adjustment a1: four, not 41
            Price           | {"item": "07038010000010", "amount": 19.90, "currency": "NOK"} | Price of Lettmelk 1 l: 19.9 NOK
            Price           | {"item": "07038010000010", "amount": 5, "currency": "NOK", "from": "2026-12-01T00:00:00Z"} | Price of Lettmelk 1 l: 5 NOK from 2026-12-01T00:00:00Z
            StockRepair     | {"view": "stock"} | Rebuild of stock that repairs what differs
            PromotionSet    | {"id": "xmas", "category": "Milk", "depth": 0.25, "first": "2026-12-20", "last": "2026-12-24"} | Promotion xmas: 25% off on all of Milk, 2026-12-20 to 2026-12-24
            SupersessionSet | {"item": "07038010000010", "predecessor": "07038010000027", "units": 2.0, "share": 0.8} | Lettmelk 1 l takes the place of 07038010000027: 2 for one, and 80% of its customers
            HistoryGiven    | {"store": "7080001000011", "first": "2026-01-01", "items": []} | Past sales from 2026-01-01 on
            PolicyChanged   | {"store": "7080001000011", "item": "07038010000010"} | Policy of Lettmelk 1 l at Majorstuen
            DepartmentPolicySet | {"department": "Dairy", "store": "7080001000011"} | Policy of department Dairy at Majorstuen
            DepartmentPolicySet | {"department": "Dairy", "serviceLevel": 0.99} | Policy of department Dairy in the whole chain
            DepartmentPolicyEnded | {"department": "Dairy", "store": null} | Ends the policy of department Dairy in the whole chain
            ShelfPainted    | {"colour": "red"} | Shelf painted""")
    void is_said_as_one_says_it(String what, String request, String sentence) throws IOException {
        assertThat(words.words(what, Json.MAPPER.readTree(request)).sentence()).isEqualTo(sentence);
    }

    @Test
    void names_what_it_moves_and_how_many_more_there_are() throws IOException {
        String line = "{\"item\": \"07038010000010\", \"units\": -41}";
        assertThat(said("StockAdjustment", "{\"reason\": \"THEFT\", \"lines\": [%s]}".formatted(line)))
                .isEqualTo(new Words("Adjustment for theft", List.of(new Line("Lettmelk 1 l", "−41")), 0));
        assertThat(said("StockAdjustment", "{\"reason\": \"THEFT\", \"lines\": [%s]}".formatted(line + ("," + line).repeat(24))).lines()).hasSize(20);
        assertThat(said("StockAdjustment", "{\"reason\": \"THEFT\", \"lines\": [%s]}".formatted(line + ("," + line).repeat(24))).moreLines()).isEqualTo(5);
        assertThat(said("PolicyChanged", "{\"store\": \"7080001000011\", \"item\": \"07038010000010\", \"shelfCapacity\": 24, \"by\": \"ann\"}").lines())
                .containsExactly(new Line("Shelf capacity", "24"));
        assertThat(said("DepartmentPolicySet", "{\"department\": \"Dairy\", \"serviceLevel\": 0.990, \"presentationMinimumGrams\": 2000, \"by\": \"ann\"}").lines())
                .containsExactly(new Line("Service level", "0.99"), new Line("Presentation minimum grams", "2000"));
    }

    @Test
    void names_what_comes_back_when_a_report_is_taken_back() throws IOException {
        assertThat(words.reversal(Json.MAPPER.readTree("{\"kind\": \"ADJUSTMENT\", \"of\": \"a1\", \"reason\": \"four, not 41\"}"),
                Json.MAPPER.readTree("{\"events\": [{\"type\": \"StockAdjusted\", \"item\": \"07038010000010\", \"units\": -41, \"onHand\": 59}]}")))
                .isEqualTo(new Words("Takes back adjustment a1: four, not 41", List.of(new Line("Lettmelk 1 l", "41")), 0));
    }

    @Test
    void is_not_known_while_its_services_are_away_and_cannot_be_decided() {
        given().get("/api/approvals").then().statusCode(200).body("waiting", empty()).body("troubles", hasSize(2)).body("troubles[0]", startsWith("The ledger is away"));
        decided("ledger", "{\"decision\": \"APPROVE\", \"reason\": \"seen\"}").then().statusCode(503).body("title", equalTo("The ledger is away"))
                .body("detail", containsString("saying the same twice does no harm"));
        decided("search", "{\"decision\": \"APPROVE\", \"reason\": \"seen\"}").then().statusCode(404);
        decided("ledger", "{\"decision\": \"PERHAPS\"}").then().statusCode(422).body("errors", contains(startsWith("decision must be one of"), startsWith("reason must be")));
    }

    private static Response decided(String service, String body) {
        return given().contentType("application/json").body(body).post("/api/approvals/" + service + "/1/decisions");
    }

    private Words said(String what, String request) throws IOException {
        return words.words(what, Json.MAPPER.readTree(request));
    }
}
