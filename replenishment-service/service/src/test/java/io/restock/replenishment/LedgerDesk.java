package io.restock.replenishment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Where the ledger takes counts over HTTP: each by its key, once. {@code GET /last} gives the body of the last one. */
public final class LedgerDesk implements QuarkusTestResourceLifecycleManager {
    private final Map<String, byte[]> counts = new ConcurrentHashMap<>();
    private volatile byte[] last = {};
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/v1/stores/", this::count);
        server.createContext("/last", call -> answer(call, 200, last));
        server.start();
        return Map.of("restock.ledger.url", "http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void count(HttpExchange call) throws IOException {
        String key = call.getRequestHeaders().getFirst("Idempotency-Key");
        byte[] body = call.getRequestBody().readAllBytes();
        if (key == null || !call.getRequestURI().getPath().endsWith("/counts")) {
            answer(call, 422, "{}".getBytes(StandardCharsets.UTF_8));
        } else if (counts.putIfAbsent(key, body) == null) {
            last = body;
            answer(call, 202, "{\"status\":\"RECORDED\"}".getBytes(StandardCharsets.UTF_8));
        } else {
            answer(call, 200, "{\"status\":\"RECORDED\"}".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void answer(HttpExchange call, int status, byte[] body) throws IOException {
        call.getResponseHeaders().add("Content-Type", "application/json");
        call.sendResponseHeaders(status, body.length);
        try (var out = call.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
