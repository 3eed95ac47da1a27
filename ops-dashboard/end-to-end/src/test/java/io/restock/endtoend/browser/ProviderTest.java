package io.restock.endtoend.browser;

import static io.restock.endtoend.browser.Keycloak.PASSWORD;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restock.endtoend.LedgerProcess;
import io.restock.local.testing.Engines;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** In a chain with an identity provider: the built dashboard, in a real browser, and Keycloak, which is another site to it. */
@DisplayName("Whoever comes by an identity provider")
class ProviderTest {
    private static final String STORE = "7080001000011";
    private static final String ELSEWHERE = "7080001000028";

    private static Keycloak provider;
    private static DashboardServer server;

    @BeforeAll
    static void open() throws Exception {
        var address = DashboardServer.freeAddress();
        provider = Keycloak.start(address, Path.of("target", "keycloak.log"));
        provider.knows("ann", "/operators");
        provider.knows("mia", "/merchandisers", STORE);
        provider.knows("lea", "/merchandisers", STORE);
        provider.knows("nils", null);
        var settings = new ArrayList<>(provider.asIssuer());
        settings.addAll(provider.asLogin());
        server = DashboardServer.start(address, Engines.shared(), Path.of("target", "dashboard-provider.log"), settings);
    }

    @AfterAll
    static void close() throws Exception {
        server.close();
        provider.close();
    }

    @BeforeEach
    void as_usual() {
        provider.meansTokensFor("restock");
        provider.letsLast(0, 0);
    }

    @Test
    void logs_in_there_and_is_known_here_by_name_roles_and_stores() throws Exception {
        try (var operator = DashboardPage.openLogin(server.address()); var merchandiser = DashboardPage.openLogin(server.address())) {
            operator.logIn("ann", PASSWORD);
            assertThat(operator.person()).contains("ann").containsPattern("Roles\\s+operator").containsPattern("Stores\\s+all").containsPattern("DCs\\s+all");
            merchandiser.logIn("mia", PASSWORD);
            assertThat(merchandiser.person()).contains("mia").containsPattern("Roles\\s+merchandiser").containsPattern("Stores\\s+" + STORE).containsPattern("DCs\\s+none");
            operator.navigate(server.address());
            assertThat(operator.errors()).isEmpty();
            assertThat(merchandiser.errors()).isEmpty();
        }
    }

    @Test
    void stays_there_with_a_wrong_password() throws Exception {
        try (var page = DashboardPage.openLogin(server.address())) {
            assertThat(page.refusalOfProvider("ann", "guessed")).contains("Invalid username or password");
            assertThat(page.address().getHost()).isEqualTo("localhost");
            page.navigateToLogin(server.address());
        }
    }

    @Test
    void is_told_that_nothing_is_here_for_one_without_a_role_and_leaves_again() throws Exception {
        try (var page = DashboardPage.openLogin(server.address())) {
            page.logInInVain("nils", PASSWORD);
            assertThat(page.login()).contains("nils may not", "the token names none").doesNotContain("does not answer");
            page.leave();
            page.goToProvider();
        }
    }

    @Test
    void leaves_both_by_the_logout() throws Exception {
        try (var page = DashboardPage.openLogin(server.address())) {
            page.logIn("lea", PASSWORD);
            assertThat(provider.sessionsOf("lea")).isOne();
            page.logOut();
            page.navigateToLogin(server.address());
            assertThat(provider.sessionsOf("lea")).isZero();
            page.goToProvider();
        }
    }

    @Test
    void is_shown_the_door_when_an_administrator_ends_the_session_there() throws Exception {
        try (var page = DashboardPage.openLogin(server.address())) {
            page.logIn("ann", PASSWORD);
            provider.endsSessionsOf("ann");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(page.login()).contains("Your session has ended."));
        }
    }

    /** A screen that only listens asks nothing by which it would hear that its session is over. */
    @Test
    void hears_nothing_more_once_an_administrator_has_ended_the_session_there() throws Exception {
        var listening = HttpRequest.newBuilder(server.address().resolve("/api/stream")).header("Authorization", "Bearer " + provider.tokenOf("lea")).build();
        try (var end = new StreamEnd(listening)) {
            provider.endsSessionsOf("lea");
            await().atMost(PATIENCE).until(end::hasCome);
        }
    }

    @Test
    void stays_in_while_the_provider_renews_a_token_that_has_run_out() throws Exception {
        provider.letsLast(5, 0);
        try (var page = DashboardPage.openLogin(server.address())) {
            page.logIn("ann", PASSWORD);
            int before = provider.refreshed();
            await().atMost(PATIENCE).until(() -> provider.refreshed() >= before + 2);
            page.navigate(server.address());
        }
    }

    @Test
    void is_out_when_the_session_there_has_run_out() throws Exception {
        provider.letsLast(4, 8);
        try (var page = DashboardPage.openLogin(server.address())) {
            page.logIn("ann", PASSWORD);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(page.login()).contains("Your session has ended."));
        }
    }

    @Test
    void hears_that_a_token_for_another_system_opens_nothing_here() throws Exception {
        provider.meansTokensFor("another-system");
        try (var page = DashboardPage.openLogin(server.address())) {
            page.logInInVain("ann", PASSWORD);
            assertThat(page.login()).contains("its token does not say what you may do here");
        }
    }

    @Test
    void may_at_a_service_by_the_token_alone_what_roles_and_stores_say() throws Exception {
        try (var ledger = LedgerProcess.start(Engines.shared(), Path.of("target", "ledger-provider.log").toAbsolutePath(), provider.asIssuer())) {
            String ofStore = "/v1/approvals?store=";
            String mia = provider.tokenOf("mia");
            await().atMost(PATIENCE).ignoreExceptions().until(() -> ledger.get(ofStore + STORE, mia).statusCode() == 200);
            assertThat(ledger.get(ofStore + ELSEWHERE, mia)).satisfies(answer -> {
                assertThat(answer.statusCode()).isEqualTo(403);
                assertThat(answer.body()).contains("mia may not speak for store " + ELSEWHERE);
            });
            assertThat(ledger.get(ofStore + ELSEWHERE, provider.tokenOf("ann")).statusCode()).isEqualTo(200);
            assertThat(ledger.get(ofStore + STORE, provider.tokenOf("nils")).statusCode()).isEqualTo(403);
            assertThat(ledger.get("/v1/audit", provider.ownTokenOfPage()).statusCode()).as("the page watches, as an auditor").isEqualTo(200);
            assertThat(ledger.post("/v1/revocations", provider.tokenOf("ann"), "{\"subject\": \"mia\"}").statusCode()).as("by the name that the audit gives").isEqualTo(201);
            await().atMost(PATIENCE).until(() -> ledger.get(ofStore + STORE, mia).statusCode() == 401);
            provider.meansTokensFor("another-system");
            assertThat(ledger.get(ofStore + STORE, provider.tokenOf("mia"))).satisfies(answer -> {
                assertThat(answer.statusCode()).isEqualTo(401);
                assertThat(answer.body()).contains("meant for another system");
            });
        }
    }
}
