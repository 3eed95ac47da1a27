package io.restock.dashboard;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restock.contracts.login.LoginLinks;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.TestTokens;
import io.restock.local.token.LocalKeys;
import io.restock.local.token.LocalToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A link of the launcher")
@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@QuarkusTestResource(value = RefusingLedger.class, restrictToAnnotatedClass = true)
@TestProfile(LoginTest.OnALaptop.class)
class LoginTest {
    private static final Path LINKS = Path.of("target", "login-links").toAbsolutePath();
    private static final Duration A_DAY = Duration.ofHours(12);

    /** Looks for the links that this test lays down. */
    public static final class OnALaptop implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("restock.login.links", LINKS.toString());
        }
    }

    @TestHTTPResource("/")
    URI page;

    @Test
    void lets_its_finder_in_once() throws Exception {
        String link = link(token(A_DAY));
        var ann = new Visitor(page);
        var copycat = new Visitor(page);

        assertThat(ann.location(link)).isEqualTo("/");
        assertThat(ann.text("/v1/me", "name")).isEqualTo("\"ann\"");
        assertThat(ann.text("/v1/me", "roles")).isEqualTo("[\"auditor\"]");
        assertThat(copycat.location(link)).isEqualTo("/#link");
        assertThat(copycat.get("/v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    void that_was_never_printed_lets_nobody_in() throws Exception {
        var stranger = new Visitor(page);

        assertThat(stranger.location("/login?key=letmein")).isEqualTo("/#link");
        assertThat(stranger.location("/login")).isEqualTo("/");
        assertThat(stranger.cookies()).isEmpty();
        assertThat(stranger.get("/").statusCode()).isEqualTo(200);
        assertThat(stranger.get("/api/live").statusCode()).isEqualTo(401);
        assertThat(stranger.get("/api/stream").statusCode()).isEqualTo(401);
    }

    @Test
    void whose_token_another_key_has_signed_lets_nobody_in() throws Exception {
        var elsewhere = LocalKeys.in(Path.of("target", "login-keys-elsewhere").toAbsolutePath());
        String forged = LocalToken.ofChain("eve", LocalToken.ROLES).sign(elsewhere, Clock.systemUTC(), A_DAY);

        assertThat(new Visitor(page).location(link(forged))).isEqualTo("/#link");
    }

    @Test
    void keeps_the_session_where_no_script_and_no_other_site_reaches_it() throws Exception {
        var answer = new Visitor(page).get(link(token(A_DAY)));

        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).contains("HTTPOnly", "SameSite=Strict", "Path=/", "Max-Age=43").doesNotContain("Secure");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void asks_the_services_with_the_persons_own_token() throws Exception {
        String token = token(A_DAY);
        var ann = new Visitor(page);
        ann.get(link(token));

        assertThat(ann.text("/api/stores/7080001000011/items/07038010000010", "troubles")).contains("asked with Bearer " + token);
    }

    @Test
    void is_over_with_the_logout_and_so_is_every_stream_and_every_copy_of_the_cookie() throws Exception {
        var ann = new Visitor(page);
        ann.get(link(token(A_DAY)));
        var thief = ann.copy();
        var lines = new ConcurrentLinkedQueue<String>();
        var stream = stream(ann.copy(), lines);
        await().atMost(PATIENCE).until(() -> lines.contains("event:snapshot"));
        assertThat(ann.get("/v1/me").statusCode()).isEqualTo(200);

        assertThat(ann.location("/logout")).isEqualTo("/");

        await().atMost(PATIENCE).until(stream::isDone);
        stream.join();
        assertThat(ann.cookies()).isEmpty();
        assertThat(ann.get("/v1/me").statusCode()).isEqualTo(401);
        assertThat(thief.get("/v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    void ends_its_streams_when_the_session_expires() throws Exception {
        var ann = new Visitor(page);
        ann.get(link(token(Duration.ofSeconds(3))));

        var lines = new ConcurrentLinkedQueue<String>();
        var stream = stream(ann, lines);

        await().atMost(PATIENCE).until(stream::isDone);
        stream.join();
        assertThat(lines).contains("event:snapshot");
        assertThat(ann.get("/v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    void leaves_the_page_open_to_whoever_has_a_cookie_that_is_none() throws Exception {
        var confused = new Visitor(page);
        confused.get(link(token(A_DAY)));
        confused.cookies().getFirst().setValue("no-token");

        assertThat(confused.get("/").statusCode()).isEqualTo(200);
        assertThat(confused.get("/v1/me").statusCode()).isEqualTo(401);
    }

    private static CompletableFuture<Void> stream(Visitor visitor, Queue<String> lines) {
        return CompletableFuture.runAsync(() -> {
            try {
                visitor.stream(lines::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        });
    }

    private static String link(String token) throws IOException {
        return "/login?key=" + new LoginLinks(LINKS, Clock.systemUTC()).lay(token);
    }

    private static String token(Duration lifetime) {
        return TestTokens.of(LocalToken.ofChain("ann", List.of("auditor")), lifetime);
    }
}
