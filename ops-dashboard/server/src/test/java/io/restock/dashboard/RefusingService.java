package io.restock.dashboard;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A service that refuses everything. */
abstract class RefusingService implements QuarkusTestResourceLifecycleManager {
    private final String named;
    private final int status;
    private HttpServer server;

    /** @param named as in the configuration, such as {@code ledger} */
    RefusingService(String named, int status) {
        this.named = named;
        this.status = status;
    }

    /** The problem, as JSON. */
    abstract String refusal(HttpExchange asked) throws IOException;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::refuse);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of("restock." + named + ".url", "http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void refuse(HttpExchange asked) throws IOException {
        byte[] answer = refusal(asked).getBytes(StandardCharsets.UTF_8);
        asked.getResponseHeaders().add("Content-Type", "application/problem+json");
        asked.sendResponseHeaders(status, answer.length);
        asked.getResponseBody().write(answer);
        asked.close();
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
