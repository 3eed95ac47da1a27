package io.restock.endtoend.browser;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.contracts.Json;
import io.restock.contracts.access.Role;
import io.restock.endtoend.LedgerProcess;
import io.restock.local.testing.Engines;
import io.restock.local.testing.Noon;
import io.restock.local.testing.TestTokens;
import io.restock.local.token.LocalKeys;
import io.restock.local.token.LocalToken;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The built dashboard and a ledger that wants a second person for what is worth much, in a real browser. Planning is away. */
@DisplayName("What waits for a second person, on the page")
class ApprovalsTest {
    private static final String STORE = "7080001000011";
    private static final String MILK = "07038010000010";
    private static final String THEFT = "Adjustment for theft";
    private static final OffsetDateTime NOW = OffsetDateTime.now(Noon.ZONE).withNano(0);
    private static final LocalToken ANN = ofStore("ann");
    private static final LocalToken BOB = ofStore("bob");

    private static LedgerProcess ledger;
    private static DashboardServer server;
    private String approval;

    @BeforeAll
    static void open() throws Exception {
        var engines = Engines.shared();
        ledger = LedgerProcess.start(engines, Path.of("target", "ledger-approvals.log").toAbsolutePath(), List.of("-Drestock.approval.adjustment-value=1000 NOK",
                "-Dmp.jwt.verify.issuer=" + LocalKeys.ISSUER, "-Dmp.jwt.verify.publickey.location=" + TestTokens.keys()));
        Path own = Files.writeString(Files.createTempFile(Path.of("target"), "page", ".token"), TestTokens.of(LocalToken.ofChain("restock", List.of(Role.AUDITOR.toString()))));
        var settings = new ArrayList<>(Links.asSettings());
        settings.addAll(List.of("-Drestock.ledger.url=" + ledger.address(), "-Drestock.token.file=" + own.toAbsolutePath()));
        server = DashboardServer.start(engines, Path.of("target", "dashboard-approvals.log"), settings);
        await().atMost(PATIENCE).ignoreExceptions().until(ledger::isTaking);
        put("/v1/stores/" + STORE, "{\"name\": \"Majorstuen\", \"zone\": \"" + Noon.ZONE + "\", \"closeOut\": \"04:00\", \"region\": \"Oslo\"}");
        put("/v1/items/" + MILK, "{\"name\": \"Lettmelk 1 l\", \"brand\": \"Fjellgard\", \"department\": \"Dairy\", \"category\": \"Milk\", \"casePack\": 6}");
        put("/v1/items/" + MILK + "/prices", "{\"amount\": \"25.00\", \"currency\": \"NOK\", \"from\": \"%s\"}".formatted(NOW.minusDays(1)));
    }

    @AfterAll
    static void close() throws Exception {
        server.close();
        ledger.close();
    }

    @BeforeEach
    void ann_misses_41_cartons_of_milk() throws Exception {
        var answer = ledger.post("/v1/stores/" + STORE + "/adjustments", TestTokens.of(ANN),
                "{\"occurredAt\": \"%s\", \"reason\": \"THEFT\", \"lines\": [{\"item\": \"%s\", \"units\": -41}]}".formatted(NOW.minusMinutes(5), MILK));
        assertThat(answer.statusCode()).isEqualTo(202);
        approval = Json.MAPPER.readTree(answer.body()).path("href").asText();
    }

    @Test
    void is_said_in_words_and_done_by_the_word_of_another_who_came_by_the_page() throws Exception {
        try (var page = DashboardPage.open(Links.to(server.address(), Links.A_DAY, BOB))) {
            assertThat(page.waiting()).isEqualTo("1 to approve");
            assertThat(page.openedApprovals()).contains(THEFT, "Majorstuen · asked for by ann (store)", "Lettmelk 1 l", "−41",
                    "Waits because it is worth 1025 NOK, more than 1000 NOK", "Replenishment is away");
            assertThat(page.decides(THEFT, "", "Approve")).isEqualTo("Say why first, for those who ask later.");
            assertThat(page.decides(THEFT, "saw the broken lock", "Approve")).isEqualTo(THEFT + " Approved, and done.");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(page.decisionsOn(THEFT)).isEmpty());
            assertThat(page.errors()).isEmpty();
        }
        var decision = asked().path("decision");
        assertThat(asked().path("status").asText()).isEqualTo("DONE");
        assertThat(decision.path("cause").asText()).isEqualTo("saw the broken lock");
        assertThat(decision.path("by").path("subject").asText()).isEqualTo("bob");
        assertThat(decision.path("by").path("channel").asText()).isEqualTo("page");
        assertThat(asked().path("requestedBy").path("channel").asText()).isEqualTo("rest");
    }

    @Test
    void can_be_taken_back_by_who_asked_and_by_that_one_not_approved() throws Exception {
        try (var page = DashboardPage.open(Links.to(server.address(), Links.A_DAY, ANN))) {
            assertThat(page.waiting()).isEqualTo("1 waiting");
            assertThat(page.openedApprovals()).contains("You asked for this: another person has to approve it.");
            assertThat(page.decisionsOn(THEFT)).containsExactly("Take it back");
            assertThat(page.decides(THEFT, "found them behind the shelf", "Take it back")).isEqualTo(THEFT + " Refused.");
        }
        assertThat(asked().path("status").asText()).isEqualTo("REFUSED");
    }

    @Test
    void is_shown_without_a_button_to_who_may_not_do_it_alone_either_and_fits_a_telephone() throws Exception {
        var otto = new LocalToken("otto", List.of("merchandiser"), List.of(STORE), List.of(), List.of());
        try (var page = DashboardPage.open(Links.to(server.address(), Links.A_DAY, otto))) {
            page.narrow();
            assertThat(page.openedApprovals()).contains("otto may not report counts, adjustments");
            assertThat(page.decisionsOn(THEFT)).isEmpty();
            assertThat(page.fitsItsWindow()).isTrue();
        }
        ledger.post(approval + "/decisions", TestTokens.of(BOB), "{\"decision\": \"REFUSE\", \"reason\": \"enough\"}");
    }

    private JsonNode asked() throws Exception {
        return Json.MAPPER.readTree(ledger.get(approval, TestTokens.of(BOB)).body());
    }

    private static LocalToken ofStore(String name) {
        return new LocalToken(name, List.of("store"), List.of(STORE), List.of(), List.of());
    }

    private static void put(String path, String json) {
        HttpResponse<String> answer = ledger.put(path, TestTokens.everything(), json);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    }
}
