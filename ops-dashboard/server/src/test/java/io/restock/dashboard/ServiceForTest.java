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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stands where some services are, and says what a test has it say. */
abstract class ServiceForTest implements QuarkusTestResourceLifecycleManager {
    private final String[] names;
    private HttpServer server;

    /** @param names as in the configuration, such as {@code ledger} */
    ServiceForTest(String... names) {
        this.names = names;
    }

    /** An answer of JSON. */
    record Said(int status, String json) {}

    abstract Said answer(HttpExchange asked) throws IOException;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::say);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String here = "http://127.0.0.1:" + server.getAddress().getPort();
        return Stream.of(names).collect(Collectors.toMap(name -> "restock." + name + ".url", name -> here));
    }

    private void say(HttpExchange asked) throws IOException {
        Said said = answer(asked);
        byte[] body = said.json.getBytes(StandardCharsets.UTF_8);
        asked.getResponseHeaders().add("Content-Type", said.status < 400 ? "application/json" : "application/problem+json");
        asked.sendResponseHeaders(said.status, body.length);
        asked.getResponseBody().write(body);
        asked.close();
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
