package io.restock.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restock.contracts.Json;
import io.restock.terminal.rest.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A small real server that answers as a test says, and remembers what it was asked. */
public final class TestServer implements AutoCloseable {
    /** @param body a JSON value, the lines of an NDJSON body as an array, or missing */
    public record Request(String method, String path, JsonNode body, String key) {}

    /** @param retryAfterSeconds or null */
    public record Reply(int status, Object body, Integer retryAfterSeconds) {
        public static Reply ok(Object body) {
            return new Reply(200, body, null);
        }

        public static Reply busy(Integer retryAfterSeconds) {
            return new Reply(503, Map.of("title", "Too busy right now"), retryAfterSeconds);
        }
    }

    public interface Behaviour {
        Reply answer(Request request) throws IOException;
    }

    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    public TestServer(Behaviour behaviour) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> handle(exchange, behaviour));
        server.start();
    }

    private void handle(HttpExchange exchange, Behaviour behaviour) throws IOException {
        try (exchange) {
            var request = new Request(exchange.getRequestMethod(), exchange.getRequestURI().toString(), body(exchange),
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            requests.add(request);
            var reply = behaviour.answer(request);
            var bytes = Json.MAPPER.writeValueAsBytes(reply.body());
            if (reply.retryAfterSeconds() != null) {
                exchange.getResponseHeaders().set("Retry-After", String.valueOf(reply.retryAfterSeconds()));
            }
            exchange.sendResponseHeaders(reply.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        var bytes = exchange.getRequestBody().readAllBytes();
        if (bytes.length == 0) {
            return MissingNode.getInstance();
        }
        if (!"application/x-ndjson".equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
            return Json.MAPPER.readTree(bytes);
        }
        var lines = Json.MAPPER.createArrayNode();
        for (var line : new String(bytes, StandardCharsets.UTF_8).split("\n")) {
            lines.add(Json.MAPPER.readTree(line));
        }
        return lines;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public Service service() {
        return new Service(address(), 8, Duration.ofSeconds(5), null);
    }

    public List<Request> requests() {
        return requests;
    }

    public List<Request> requests(String method, String pathPart) {
        return requests.stream().filter(request -> request.method().equals(method) && request.path().contains(pathPart)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
