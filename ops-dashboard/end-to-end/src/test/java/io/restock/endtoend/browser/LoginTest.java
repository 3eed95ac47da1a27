package io.restock.endtoend.browser;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restock.local.testing.Engines;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** On a laptop: the built dashboard, in a real browser, with links such as the launcher prints. */
@DisplayName("Whoever opens the page of a laptop")
class LoginTest {
    private static DashboardServer server;

    @BeforeAll
    static void open() throws Exception {
        server = DashboardServer.start(Engines.shared(), Path.of("target", "dashboard-login.log"), Links.asSettings());
    }

    @AfterAll
    static void close() throws Exception {
        server.close();
    }

    @Test
    void hears_how_to_log_in_and_nothing_of_the_chain() throws Exception {
        try (var page = DashboardPage.openLogin(server.address())) {
            assertThat(page.login()).contains("open the link that ./restock up or ./restock demo printed", "./restock link prints another");
            assertThat(page.errors()).isEmpty();
        }
    }

    @Test
    void comes_in_by_the_link_once_and_is_called_by_name() throws Exception {
        var link = Links.to(server.address(), Links.A_DAY);
        try (var page = DashboardPage.open(link); var copycat = DashboardPage.openLogin(link)) {
            assertThat(page.person()).contains("ann").contains("operator", "auditor");
            assertThat(page.address()).isEqualTo(server.address());
            assertThat(copycat.login()).contains("This link was used already");
            assertThat(page.errors()).isEmpty();
        }
    }

    @Test
    void finds_the_page_again_by_the_address_alone_and_by_the_used_link() throws Exception {
        var link = Links.to(server.address(), Links.A_DAY);
        try (var page = DashboardPage.open(link)) {
            page.navigate(server.address());
            page.navigate(link);
            assertThat(page.address()).isEqualTo(server.address());
        }
    }

    @Test
    void leaves_by_the_logout_and_leaves_nothing_on_the_screen() throws Exception {
        try (var page = DashboardPage.open(Links.to(server.address(), Links.A_DAY))) {
            page.logOut();
            assertThat(page.login()).contains("To log in").doesNotContain("ann");
            page.navigateToLogin(server.address());
        }
    }

    @Test
    void is_shown_the_way_in_again_when_the_session_has_ended() throws Exception {
        try (var page = DashboardPage.open(Links.to(server.address(), Duration.ofSeconds(8)))) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(page.login()).contains("Your session has ended."));
        }
    }
}
