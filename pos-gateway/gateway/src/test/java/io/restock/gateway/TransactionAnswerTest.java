package io.restock.gateway;

import static io.restock.gateway.Till.SALE;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.Engines;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A till that asks what became of its transaction")
@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@TestProfile(TransactionAnswerTest.Neighbours.class)
class TransactionAnswerTest {
    /** Ledger and replenishment at addresses of this test. */
    public static final class Neighbours implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("restock.ledger.url", "http://127.0.0.1:" + port("ledger"), "restock.replenishment.url", "http://127.0.0.1:" + port("replenishment"));
        }

        /** Kept in a property, because Quarkus asks more than once, and from more than one class loader. */
        static int port(String service) {
            return Integer.parseInt((String) System.getProperties().computeIfAbsent("test.port." + service, _ -> String.valueOf(freePort())));
        }

        private static int freePort() {
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final Till TILL = Till.of("asks");

    private final Map<String, String> known = new ConcurrentHashMap<>();
    private HttpServer ledger;
    private HttpServer replenishment;

    @BeforeEach
    void open() throws IOException {
        new Shop(Engines.shared().bootstrapServers()).open();
        ledger = serve(Neighbours.port("ledger"));
        replenishment = serve(Neighbours.port("replenishment"));
    }

    @AfterEach
    void close() {
        ledger.stop(0);
        replenishment.stop(0);
    }

    @Test
    void hears_that_it_is_recorded_until_the_ledger_has_applied_it() {
        TILL.putsLines(1, SALE).statusCode(202);
        TILL.asks(1).statusCode(200).body("status", equalTo("RECORDED")).body("href", equalTo(TILL.path(1)));
    }

    @Test
    void hears_what_each_line_did_and_what_is_on_its_way() {
        applied(2);
        known.put("/v1/stores/7080001000011/positions/07038010000010", """
                {"onHand":4,"onOrder":12,"position":16,"reorderLevel":10,"openLines":[
                  {"line":"b/1","units":6,"dueAt":"2026-03-04T18:04:11Z","status":"PLACED"},
                  {"line":"a/1","units":6,"dueAt":"2026-03-03T18:04:11Z","status":"DESPATCHED"}]}""");
        TILL.asks(2).statusCode(200).body("status", equalTo("APPLIED")).body("href", equalTo(TILL.path(2)))
                .body("lines[0].onHand", equalTo(4)).body("lines[0].journalPosition", equalTo(812)).body("lines[0].position", equalTo(16))
                .body("lines[0].openOrder.line", equalTo("a/1")).body("lines[0].dueAt", equalTo("2026-03-03T18:04:11Z"));
    }

    @Test
    void hears_of_no_order_where_replenishment_plans_none() {
        applied(3);
        TILL.asks(3).statusCode(200).body("lines[0].onHand", equalTo(4)).body("lines[0].openOrder", nullValue()).body("note", nullValue());
    }

    @Test
    void hears_what_is_known_and_what_is_left_out_while_replenishment_is_away() {
        applied(4);
        replenishment.stop(0);
        TILL.asks(4).statusCode(200).body("lines[0].onHand", equalTo(4)).body("lines[0].position", nullValue())
                .body("note", containsString("replenishment does not answer"));
    }

    @Test
    void hears_from_the_gateway_alone_while_the_ledger_is_away() {
        TILL.putsLines(5, SALE).statusCode(202);
        ledger.stop(0);
        TILL.asks(5).statusCode(200).body("status", equalTo("RECORDED")).body("note", containsString("ledger does not answer"));
        TILL.asks(6).statusCode(503).header("Retry-After", equalTo("2"));
    }

    @Test
    void hears_that_nobody_knows_it() {
        TILL.asks(7).statusCode(404).contentType("application/problem+json").body("detail", containsString("send it"));
    }

    private void applied(long sequence) {
        known.put(TILL.path(sequence), """
                {"status":"APPLIED","transaction":{},"lines":[
                  {"line":1,"item":"07038010000010","units":2,"kind":"SALE","onHand":4,"position":812,"sequence":7}]}""");
    }

    private HttpServer serve(int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            String answer = known.get(exchange.getRequestURI().getPath());
            byte[] body = (answer == null ? "{}" : answer).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer == null ? 404 : 200, body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
        return server;
    }
}
