package io.restock.endtoend.browser;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restock.endtoend.LedgerProcess;
import io.restock.local.testing.Engines;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Built dashboards beside each other, as behind a load balancer, and a service that they ask. */
@DisplayName("Whoever leaves one dashboard")
class TwoDashboardsTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void has_left_the_other_too_and_every_service_and_one_that_starts_later() throws Exception {
        List<String> access = Links.asSettings();
        try (var one = server("one", access); var other = server("other", access);
                var ledger = LedgerProcess.start(Engines.shared(), Path.of("target", "ledger-logout.log").toAbsolutePath(), access.subList(0, 2))) {
            String ann = tokenBehind(Links.to(one.address(), Links.A_DAY));
            String bob = tokenBehind(Links.to(one.address(), Links.A_DAY));
            await().atMost(PATIENCE).ignoreExceptions().until(() -> ledger.get("/v1/account", ann).statusCode() == 200);
            try (var end = new StreamEnd(as(ann, other, "/api/stream"))) {
                assertThat(status(ann, one, "/logout")).isEqualTo(303);
                await().atMost(PATIENCE).until(end::hasCome);
            }
            assertThat(status(ann, other, "/v1/me")).isEqualTo(401);
            await().atMost(PATIENCE).until(() -> ledger.get("/v1/account", ann).statusCode() == 401);
            assertThat(ledger.get("/v1/account", bob).statusCode()).as("another session of the same person").isEqualTo(200);
            try (var later = server("later", access)) {
                assertThat(status(ann, later, "/v1/me")).isEqualTo(401);
                assertThat(status(bob, later, "/v1/me")).isEqualTo(200);
            }
        }
    }

    private static DashboardServer server(String name, List<String> access) throws IOException {
        return DashboardServer.start(Engines.shared(), Path.of("target", "dashboard-" + name + ".log"), access);
    }

    /** What the cookie holds that a browser gets by the link. */
    private static String tokenBehind(URI link) throws Exception {
        String cookie = HTTP.send(HttpRequest.newBuilder(link).build(), BodyHandlers.discarding()).headers().firstValue("Set-Cookie").orElseThrow();
        return cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
    }

    private static int status(String token, DashboardServer at, String path) throws Exception {
        return HTTP.send(as(token, at, path), BodyHandlers.discarding()).statusCode();
    }

    private static HttpRequest as(String token, DashboardServer at, String path) {
        return HttpRequest.newBuilder(at.address().resolve(path)).header("Cookie", "restock-session-" + at.address().getPort() + "=" + token).build();
    }
}
