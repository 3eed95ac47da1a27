package io.restock.endtoend.browser;

import static io.restock.local.testing.Patience.PATIENCE;

import io.restock.local.engine.FreePorts;
import io.restock.local.testing.Engines;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The built dashboard server as a process of its own, on a free port. The other services are away. */
final class DashboardServer implements AutoCloseable {
    private static final Path JAR = Path.of("..", "server", "target", "quarkus-app", "quarkus-run.jar");
    private static final URI NOBODY = URI.create("http://127.0.0.1:1");

    private final Process process;
    private final URI address;

    private DashboardServer(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Starts it on the Kafka of these engines, with settings of whom it lets in, and waits until it is ready. */
    static DashboardServer start(Engines engines, Path log, List<String> access) throws IOException {
        return start(freeAddress(), engines, log, access);
    }

    /** The same, at an address that its identity provider knows. */
    static DashboardServer start(URI address, Engines engines, Path log, List<String> access) throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-Dquarkus.http.port=" + address.getPort(), "-Drestock.kafka.replicas=1",
                "-Drestock.gateway.url=" + NOBODY, "-Drestock.ledger.url=" + NOBODY, "-Drestock.replenishment.url=" + NOBODY,
                "-Drestock.distribution-center.url=" + NOBODY, "-Drestock.search.url=" + NOBODY));
        command.addAll(access);
        command.addAll(List.of("-jar", JAR.toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(engines.kafkaVariablesOf("dashboard"));
        var process = builder.start();
        var server = new DashboardServer(process, address);
        try {
            Awaitility.await("the dashboard is ready; its log is " + log).atMost(PATIENCE).until(server::isReady);
            return server;
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    URI address() {
        return address;
    }

    private boolean isReady() throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("the dashboard ended with " + process.exitValue() + "; was it built? " + JAR);
        }
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(address.resolve("/q/health/ready")).build(), HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Where nobody listens yet. */
    static URI freeAddress() throws IOException {
        return URI.create("http://127.0.0.1:" + FreePorts.onLoopback(1).getFirst() + "/");
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
