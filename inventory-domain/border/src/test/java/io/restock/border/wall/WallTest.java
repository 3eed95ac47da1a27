package io.restock.border.wall;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.border.http.Problem;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.spi.VertxServiceProvider;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The wall before a service")
class WallTest {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final Duration A_HEAD = Duration.ofMillis(300);
    private static final Vertx VERTX = watched();
    private static final AtomicInteger CONNECTIONS = new AtomicInteger();
    private static HttpServer shop;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void the_shop_opens() {
        var router = Router.router(VERTX);
        router.route().handler(new ToBrowsers()).handler(new HeadWall()).handler(new BodyWall(1_000, Duration.ofMillis(200)))
                .handler(new SiteWall(Hosts.of(List.of("stock.example.com")))).handler(new AddressWall());
        router.route("/popular").handler(new OftenWall(new Rates(2, () -> 0)));
        router.route().handler(WallTest::serve);
        shop = VERTX.createHttpServer(new HttpServerOptions().setMaxInitialLineLength(16_384).setMaxHeaderSize(32_768)).connectionHandler(_ -> CONNECTIONS.incrementAndGet())
                .requestHandler(router).listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    }

    /** As every service's: found by Vert.x itself; only the deadline is shorter. */
    private static Vertx watched() {
        assertThat(ServiceLoader.load(VertxServiceProvider.class)).hasAtLeastOneElementOfType(WatchedDoors.class);
        var builder = new VertxBuilder().serviceProviders(List.of());
        builder.findTransport(JDKTransport.INSTANCE);
        new WatchedDoors(A_HEAD).init(builder);
        return builder.init().vertx();
    }

    @AfterAll
    static void it_closes() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    private static void serve(RoutingContext customer) {
        customer.request().body().onSuccess(body -> customer.end("served"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "LocalHost:8080", "[::1]", "[::1]:8080", "stock.example.com", "stock.example.com:443"})
    void lets_in_who_asks_under_a_name_of_ours(String host) throws IOException {
        assertThat(raw("GET / HTTP/1.1", "Host: " + host)).startsWith("HTTP/1.1 200").endsWith("served");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example.com", "127.0.0.1.evil.example.com", "localhost.evil", "127.0.0.1:80:80", "127.0.0.1:", "localhost:x", "0.0.0.0", "", "evil\u001b[2J"})
    void sends_away_who_was_led_here_under_another_name(String host) throws IOException {
        assertThat(raw("GET / HTTP/1.1", "Host: " + host)).satisfiesAnyOf(
                answer -> assertThat(answer).startsWith("HTTP/1.1 421").contains(Problem.MEDIA_TYPE, "restock.hosts").doesNotContain("\u001b"),
                answer -> assertThat(answer).startsWith("HTTP/1.1 400"));
    }

    @Test
    void asks_for_the_name_where_none_is_given() throws IOException {
        assertThat(raw("GET / HTTP/1.0")).contains(" 400 ", "send a Host header");
    }

    @Test
    void knows_the_name_in_either_version_of_http() throws Exception {
        for (Version version : Version.values()) {
            assertThat(http.send(HttpRequest.newBuilder(address()).version(version).build(), BodyHandlers.ofString()).body()).isEqualTo("served");
        }
    }

    @Test
    void lets_a_page_of_elsewhere_change_nothing() throws Exception {
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
            assertThat(status(method, "Origin", "https://evil.example.com")).isEqualTo(403);
            assertThat(status(method, "Origin", "null")).isEqualTo(403);
            assertThat(status(method, "Origin", "http://127.0.0.1:1")).isEqualTo(403);
            assertThat(status(method, "Sec-Fetch-Site", "cross-site")).isEqualTo(403);
            assertThat(status(method, "Origin", "http://127.0.0.1:" + shop.actualPort())).isEqualTo(200);
            assertThat(status(method, "Origin", "https://stock.example.com")).isEqualTo(200);
            assertThat(status(method, "Sec-Fetch-Site", "same-origin")).isEqualTo(200);
            assertThat(status(method, "User-Agent", "a till")).isEqualTo(200);
        }
        assertThat(status("GET", "Sec-Fetch-Site", "cross-site")).isEqualTo(200);
    }

    @Test
    void has_every_answer_say_to_browsers_what_they_may_do_with_it() throws Exception {
        for (var answer : List.of(send("GET", "X", "y"), send("POST", "Origin", "null"))) {
            assertThat(answer.headers().firstValue("x-content-type-options")).hasValue("nosniff");
            assertThat(answer.headers().firstValue("referrer-policy")).hasValue("no-referrer");
            assertThat(answer.headers().firstValue("content-security-policy")).hasValue("default-src 'none'; frame-ancestors 'none'");
        }
        assertThat(send("GET", "X", "y").headers().firstValue("cache-control")).hasValue("no-store");
    }

    @Test
    void takes_no_address_that_no_database_takes() throws IOException {
        assertThat(raw("GET /?after=%00 HTTP/1.1", "Host: localhost")).startsWith("HTTP/1.1 400").contains(Problem.MEDIA_TYPE, "NUL");
    }

    @Test
    void says_how_much_is_taken_to_who_announces_more() throws IOException {
        assertThat(raw("PUT / HTTP/1.1", "Host: localhost", "Content-Length: 1001")).startsWith("HTTP/1.1 413").contains(Problem.MEDIA_TYPE, "1001 bytes, and 1000 are taken");
        assertThat(raw("PUT / HTTP/1.1", "Host: localhost", "Content-Length: 9999999999999999999")).doesNotContain("served");
    }

    @Test
    void says_how_long_an_address_may_be_and_how_much_may_come_before_the_body() throws IOException {
        assertThat(raw("GET /" + "a".repeat(4_095) + " HTTP/1.1", "Host: localhost")).startsWith("HTTP/1.1 200");
        assertThat(raw("GET /" + "a".repeat(4_096) + " HTTP/1.1", "Host: localhost")).startsWith("HTTP/1.1 414").contains(Problem.MEDIA_TYPE,
                "4097 characters, and 4096 are taken");
        assertThat(raw("GET / HTTP/1.1", "Host: localhost", "X: " + "a".repeat(16_000))).startsWith("HTTP/1.1 200");
        assertThat(raw("GET / HTTP/1.1", "Host: localhost", "X: " + "a".repeat(16_384))).startsWith("HTTP/1.1 431").contains(Problem.MEDIA_TYPE, "and 16384 are taken");
        assertThat(raw("GET /" + "a".repeat(20_000) + " HTTP/1.1", "Host: localhost")).as("by the server itself").matches("(?s)HTTP/1.\\d 414 .*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"})
    void does_not_wait_for_a_head_that_trickles(String before) throws Exception {
        try (var socket = new Socket("127.0.0.1", shop.actualPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            var sent = socket.getOutputStream();
            sent.write(before.getBytes(StandardCharsets.UTF_8));
            var trickle = Thread.ofVirtual().start(() -> {
                try {
                    for (String piece = "GET / HTTP/1.1\r\nX: "; !Thread.interrupted(); piece = "y") {
                        sent.write(piece.getBytes(StandardCharsets.UTF_8));
                        Thread.sleep(50);
                    }
                } catch (IOException | InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            long began = System.nanoTime();
            assertThat(endOf(socket)).isLessThan(before.isEmpty() ? 1 : 1_000);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(A_HEAD);
            trickle.interrupt();
        }
    }

    /** How many bytes came until the other side ended it; that it was torn while we still sent is an end, too. */
    private static int endOf(Socket socket) throws IOException {
        int bytes = 0;
        try {
            while (socket.getInputStream().read() >= 0) {
                bytes++;
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            return bytes;
        }
        return bytes;
    }

    @Test
    void lets_a_connection_rest_between_requests_and_after_an_upgrade_of_its_protocol() throws Exception {
        for (Version version : Version.values()) {
            try (var resting = HttpClient.newBuilder().version(version).build()) {
                for (int time = 0; time < 2; time++) {
                    assertThat(resting.send(HttpRequest.newBuilder(address()).build(), BodyHandlers.ofString()).body()).isEqualTo("served");
                    Thread.sleep(A_HEAD.multipliedBy(2));
                }
                int connections = CONNECTIONS.get();
                assertThat(resting.send(HttpRequest.newBuilder(address()).build(), BodyHandlers.ofString()).body()).isEqualTo("served");
                assertThat(CONNECTIONS).as("by the same connection").hasValue(connections);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1000", "Transfer-Encoding: chunked"})
    void does_not_wait_for_a_body_that_trickles(String framing) throws IOException {
        assertThat(raw("PUT / HTTP/1.1", "Host: localhost", framing)).isEmpty();
    }

    @Test
    void tells_who_comes_too_often_when_to_come_again() throws Exception {
        var popular = HttpRequest.newBuilder(address().resolve("/popular")).build();
        http.send(popular, BodyHandlers.discarding());
        assertThat(http.send(popular, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
        var often = http.send(popular, BodyHandlers.ofString());
        assertThat(often.statusCode()).isEqualTo(429);
        assertThat(often.headers().firstValue("retry-after")).hasValue("1");
        assertThat(often.body()).contains("more than 2 times a second");
    }

    private int status(String method, String header, String value) throws Exception {
        return send(method, header, value).statusCode();
    }

    private HttpResponse<String> send(String method, String header, String value) throws Exception {
        return http.send(HttpRequest.newBuilder(address()).version(Version.HTTP_1_1).method(method, BodyPublishers.noBody()).header(header, value).build(),
                BodyHandlers.ofString());
    }

    private static URI address() {
        return URI.create("http://127.0.0.1:" + shop.actualPort() + "/");
    }

    /** All that is answered until the connection ends. */
    private static String raw(String... head) throws IOException {
        try (var socket = new Socket("127.0.0.1", shop.actualPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write((String.join("\r\n", head) + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
