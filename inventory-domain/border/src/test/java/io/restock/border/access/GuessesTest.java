package io.restock.border.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.restock.border.http.Problem;
import io.restock.border.wall.Rates;
import io.restock.local.token.LocalKeys;
import io.restock.local.token.LocalToken;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Who sends one bad token after the other")
class GuessesTest {
    private static final int A_SECOND = 5;

    @TempDir
    private Path folder;
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger verified = new AtomicInteger();
    private TokenCheck tokens;
    private Guesses guesses;
    private Ways ways;
    private URI door;

    @BeforeEach
    void a_door_opens() throws Exception {
        LocalKeys.in(folder);
        tokens = new TokenCheck(Optional.of(LocalKeys.ISSUER), Optional.of(folder.resolve(LocalKeys.PUBLIC).toString()), List.of("restock"), Optional.empty(), Optional.empty(),
                Duration.ofDays(31), Duration.ofDays(400));
        guesses = new Guesses(tokens, new Rates(A_SECOND, nanos::get));
        ways = new Ways(tokens, new Revocations(), guesses, new CurrentVertxRequest(), "restock");
        var router = Router.router(vertx);
        router.route().handler(guesses::look).handler(this::verify);
        door = URI
                .create("http://127.0.0.1:" + vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join().actualPort());
    }

    @AfterEach
    void it_closes() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void is_not_looked_at_any_more_until_a_second_has_passed() throws Exception {
        for (int guess = 0; guess < A_SECOND; guess++) {
            assertThat(ask("guess-" + guess).statusCode()).isEqualTo(401);
        }
        var refused = ask("guess");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("retry-after")).hasValue("1");
        assertThat(refused.headers().firstValue("content-type")).hasValue(Problem.MEDIA_TYPE);
        assertThat(refused.body()).contains("more than 5 tokens a second");
        assertThat(verified).hasValue(A_SECOND);

        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(ask("guess").statusCode()).isEqualTo(401);
    }

    @Test
    void does_not_keep_the_others_at_its_address_out() throws Exception {
        String known = token("till-1");
        assertThat(ask(known).statusCode()).isEqualTo(200);
        for (int guess = 0; guess < A_SECOND; guess++) {
            ask("guess-" + guess);
        }
        assertThat(ask(known).statusCode()).isEqualTo(200);
        assertThat(ask(token("till-2")).statusCode()).describedAs("good, and not known").isEqualTo(429);
    }

    @Test
    void does_not_pass_by_having_one_good_token_and_guessing_the_pages() throws Exception {
        String till = token("till-1");
        for (int guess = 0; guess < A_SECOND; guess++) {
            assertThat(ask(till, "guess-" + guess).statusCode()).describedAs("came from a program, and is let in as one").isEqualTo(200);
        }
        assertThat(ask(till, "guess").statusCode()).isEqualTo(429);
        assertThat(ask(till).statusCode()).describedAs("without a guess").isEqualTo(200);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        String page = token("restock");
        assertThat(ask(till, page).statusCode()).isEqualTo(200);
        for (int guess = 0; guess < A_SECOND; guess++) {
            ask(till, "guess-" + guess);
        }
        assertThat(ask(till, page).statusCode()).describedAs("the page itself, at the same address").isEqualTo(200);
    }

    private void verify(RoutingContext request) {
        try {
            verified.incrementAndGet();
            tokens.parse(request.request().getHeader("Authorization").substring("Bearer ".length()), new JWTAuthContextInfo());
            ways.of(request);
            request.response().end();
        } catch (ParseException e) {
            guesses.note(request);
            request.response().setStatusCode(401).end();
        }
    }

    private String token(String subject) throws Exception {
        return LocalToken.ofChain(subject, List.of("till")).sign(LocalKeys.in(folder), Clock.systemUTC(), Duration.ofHours(1));
    }

    private HttpResponse<String> ask(String token, String page) throws Exception {
        return http.send(HttpRequest.newBuilder(door).header("Authorization", "Bearer " + token).header(Caller.PAGE_HEADER, page).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> ask(String token) throws Exception {
        return http.send(HttpRequest.newBuilder(door).header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString());
    }
}
