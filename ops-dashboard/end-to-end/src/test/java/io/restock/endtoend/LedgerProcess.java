package io.restock.endtoend;

import io.restock.local.engine.FreePorts;
import io.restock.local.engine.Lifeline;
import io.restock.local.testing.Engines;
import io.restock.local.testing.TestTokens;
import io.restock.local.token.LocalKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** One ledger of several on the same engines, as a process that can be stopped, killed and frozen. */
public final class LedgerProcess implements AutoCloseable {
    private static final Path JAR = Product.PROJECT.resolve("inventory-domain/ledger/target/quarkus-app/quarkus-run.jar");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final int port;

    private LedgerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static LedgerProcess start(Engines engines, Path log) {
        return start(engines, log, List.of("-Dmp.jwt.verify.issuer=" + LocalKeys.ISSUER, "-Dmp.jwt.verify.publickey.location=" + TestTokens.keys()));
    }

    /** @param access whom it lets in */
    public static LedgerProcess start(Engines engines, Path log, List<String> access) {
        try {
            int port = FreePorts.onLoopback(1).getFirst();
            var java = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx384m", "-XX:TieredStopAtLevel=1", "-XX:+UseCompactObjectHeaders", "-Dquarkus.http.port=" + port,
                    "-Dquarkus.datasource.jdbc.url=" + engines.jdbcUrl(),
                    "-Dquarkus.flyway.username=ledger_owner", "-Drestock.kafka.replicas=1", "-Daxoniq.update-checker.disabled=true"));
            java.addAll(access);
            java.addAll(List.of("-jar", JAR.toString()));
            return new LedgerProcess(Lifeline.start(Lifeline.tied(Lifeline.LastSignal.KILL, java), builder -> {
                builder.environment().putAll(engines.kafkaVariablesOf("ledger"));
                builder.environment().putAll(Map.of("QUARKUS_DATASOURCE_PASSWORD", Engines.PASSWORD, "QUARKUS_FLYWAY_PASSWORD", Engines.PASSWORD));
                return builder.redirectErrorStream(true).redirectOutput(log.toFile());
            }), port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it owns partitions and takes from them. */
    public boolean isTaking() {
        return get("/q/health/ready").statusCode() == 200;
    }

    HttpResponse<String> get(String path) {
        return get(path, TestTokens.everything());
    }

    /** @param token of the one who asks */
    public HttpResponse<String> get(String path, String token) {
        return send(path, token, HttpRequest.Builder::GET);
    }

    public HttpResponse<String> put(String path, String token, String json) {
        return send(path, token, request -> request.header("Content-Type", "application/json").PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Under an idempotency key of its own. */
    public HttpResponse<String> post(String path, String token, String json) {
        return send(path, token, request -> request.header("Content-Type", "application/json").header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private HttpResponse<String> send(String path, String token, UnaryOperator<HttpRequest.Builder> question) {
        try {
            var request = HttpRequest.newBuilder(URI.create(address() + path)).timeout(Duration.ofSeconds(60)).header("Authorization", "Bearer " + token);
            return http.send(question.apply(request).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    /** As an operator does: it ends what it has in work and says goodbye. */
    void stop() {
        process.destroy();
        await();
    }

    void kill() {
        process.destroyForcibly();
        await();
    }

    /** The process stands still, like a virtual machine that is moved or a JVM that collects garbage for too long. */
    void freeze() {
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            if (new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor() != 0) {
                throw new IllegalStateException("cannot send " + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void await() {
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a ledger does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        await();
    }
}
