package io.restock.endtoend.browser;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restock.local.testing.Engines;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** In a chain with an identity provider: the built dashboard, in a real browser, and a provider on another site. */
@DisplayName("Whoever comes by an identity provider")
class ProviderTest {
    private static Provider provider;
    private static DashboardServer server;

    @BeforeAll
    static void open() throws Exception {
        provider = Provider.start();
        server = DashboardServer.start(Engines.shared(), Path.of("target", "dashboard-provider.log"), provider.asSettings());
    }

    @AfterAll
    static void close() throws Exception {
        server.close();
        provider.close();
    }

    @BeforeEach
    void as_usual() {
        provider.meansTokensFor("restock");
        provider.letsAccessLast(300);
    }

    @Test
    void logs_in_there_and_is_known_here_by_name_and_roles() throws Exception {
        try (var page = DashboardPage.openLogin(server.address())) {
            page.logIn();
            assertThat(page.person()).contains("ann").contains("merchandiser, operator, store");
            page.navigate(server.address());
            assertThat(page.errors()).isEmpty();
        }
    }

    @Test
    void leaves_both_by_the_logout() throws Exception {
        try (var page = DashboardPage.openLogin(server.address())) {
            page.logIn();
            page.logOut();
            page.navigateToLogin(server.address());
        }
    }

    @Test
    void is_shown_the_door_when_the_provider_says_behind_the_browsers_back_that_the_session_is_over() throws Exception {
        try (var page = DashboardPage.openLogin(server.address())) {
            page.logIn();
            assertThat(provider.endsSessionAt(server.address())).isEqualTo(200);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(page.login()).contains("Your session has ended."));
        }
    }

    @Test
    void stays_in_while_the_provider_renews_a_token_that_has_run_out() throws Exception {
        provider.letsAccessLast(5);
        try (var page = DashboardPage.openLogin(server.address())) {
            page.logIn();
            int before = provider.refreshed();
            await().atMost(PATIENCE).until(() -> provider.refreshed() >= before + 2);
            page.navigate(server.address());
        }
    }

    @Test
    void hears_that_a_token_for_another_system_opens_nothing_here() throws Exception {
        provider.meansTokensFor("another-system");
        try (var page = DashboardPage.openLogin(server.address())) {
            page.logInInVain();
            assertThat(page.login()).contains("its token does not say what you may do here");
        }
    }
}
