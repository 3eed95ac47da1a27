package io.restock.local.supervisor;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The least that the supervisor can keep alive: it gets ready, or ends with an error if a file named {@code broken} says so. */
public final class StubService {
    private StubService() {}

    public static void main(String[] arguments) throws IOException {
        if (Files.exists(Path.of("broken"))) {
            System.out.println("ERROR " + Files.readString(Path.of("broken")));
            System.exit(1);
        }
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.getInteger("quarkus.http.port")), 0);
        server.createContext("/", exchange -> {
            var body = System.getProperty("restock.clock.speed").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }
}
