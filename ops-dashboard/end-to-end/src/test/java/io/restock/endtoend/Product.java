package io.restock.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.contracts.Json;
import io.restock.local.engine.EmbeddedPostgres;
import io.restock.local.engine.FreePorts;
import io.restock.local.engine.KafkaUsers;
import io.restock.local.testing.Engines;
import io.restock.local.testing.Noon;
import io.restock.local.token.LocalKeys;
import io.restock.local.token.LocalToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The whole product as a user starts it, on ports and data of its own: what {@code ./restock} runs, minus the build. */
final class Product implements AutoCloseable {
    static final Path PROJECT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Path LAUNCHER = PROJECT.resolve("db/local/target");
    /** Gives each command a process group of its own, as a shell does. */
    static final Path SETSID = Path.of("/usr/bin/setsid");

    /** A product under test lives for a minute: its JVMs end before the second compiler has earned what it costs. */
    private static final Map<String, String> SHORT_LIVED = Stream.of("KAFKA", "LEDGER", "GATEWAY", "REPLENISHMENT", "DISTRIBUTION_CENTER", "SEARCH", "DASHBOARD")
            .collect(Collectors.toMap(part -> "RESTOCK_" + part + "_JVM", part -> "-XX:TieredStopAtLevel=1"));

    /** A governed clock begins at five in the morning there, whatever the hour on the wall. */
    private static final ZoneId GOVERNED = ZoneId.of("Europe/Oslo");

    /** What a command said and how it ended. */
    record Said(int exitCode, String text) {}

    /** Parts that a test may kill, and where their process is named. */
    enum Killable {
        LEDGER("run/ledger.pid"), POSTGRES("postgres/data/postmaster.pid"), KAFKA("kafka/kafka.pid"), SUPERVISOR("run/lock");

        private final String pidFile;

        Killable(String pidFile) {
            this.pidFile = pidFile;
        }
    }

    /** An answer over HTTP. */
    record Answer(int status, JsonNode body) {}

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Path data;
    private final int portBase;
    private final Engines theirs;
    private ZoneId zone = GOVERNED;

    private Product(String name, Engines theirs) {
        this.data = Path.of("target", name + "-" + UUID.randomUUID().toString().substring(0, 8)).toAbsolutePath();
        this.portBase = freePorts();
        this.theirs = theirs;
    }

    /** A product that nobody has started yet, on empty data. */
    static Product boxed(String name) {
        return new Product(name, null);
    }

    /** The same, for engines that run already. */
    static Product guestOf(String name, Engines theirs) {
        return new Product(name, theirs);
    }

    /** The demo, in the background: it starts everything, trades for so long, and stops by itself. */
    Command demo(Duration trade, int stores, int items) {
        return begin(starting("demo", "--for", trade.toSeconds() + "s", "--speed", "720", "--stores", String.valueOf(stores), "--items", String.valueOf(items)));
    }

    /** The demo with what a user may type behind it. */
    Command demo(String... options) {
        return begin(starting("demo", options));
    }

    /** Starts it on empty data; a business day passes in 24 hours divided by the speed. */
    static Product up(String name, int speed) {
        var product = boxed(name);
        product.start(speed);
        return product;
    }

    /** Starts what a backup holds. */
    static Product restored(String name, Path backup) {
        var product = boxed(name);
        Said said = product.run("restore", backup.toString());
        if (said.exitCode() != 0) {
            throw new IllegalStateException("the backup was not restored:\n" + said.text());
        }
        product.start(OpenChain.SPEED);
        return product;
    }

    void start(int speed) {
        zone = speed == 1 ? Noon.ZONE : GOVERNED;
        Said said = run(starting("up", "--speed", String.valueOf(speed)));
        if (said.exitCode() != 0) {
            throw new IllegalStateException("the product did not start:\n" + said.text());
        }
    }

    private String[] starting(String command, String... options) {
        var all = new ArrayList<>(List.of(command, "--port-base", String.valueOf(portBase)));
        all.addAll(List.of(options));
        if (theirs != null) {
            all.addAll(List.of("--kafka", theirs.kafka().bootstrapServers(), "--postgres", theirs.jdbcUrl()));
        }
        return all.toArray(String[]::new);
    }

    Said verify() {
        return run("verify");
    }

    Said backup(Path folder) {
        return run("backup", folder.toString());
    }

    Path data() {
        return data;
    }

    /** Command lines of whatever runs on this product's data. */
    List<String> processes() {
        return ProcessHandle.allProcesses().filter(this::isOurs).map(process -> process.info().commandLine().orElse("")).toList();
    }

    private boolean isOurs(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains(data.toString());
    }

    URI dashboard() {
        return URI.create(service(0) + "/");
    }

    /** What {@code ./restock link} prints. */
    URI link() {
        return URI.create(run("link").text().strip());
    }

    String gateway() {
        return service(1);
    }

    String ledger() {
        return service(2);
    }

    String replenishment() {
        return service(3);
    }

    String distribution() {
        return service(4);
    }

    String search() {
        return service(5);
    }

    /** @param port above the first, which is the dashboard's */
    String service(int port) {
        return "http://127.0.0.1:" + (portBase + port);
    }

    /** As one who may do everything. */
    Connection database() throws SQLException, IOException {
        var server = EmbeddedPostgres.at(data.resolve("postgres"), portBase + 10);
        return server.login().open(server.jdbcUrl("restock"));
    }

    /** Where the stores of the tests are. */
    ZoneId zone() {
        return zone;
    }

    /** The business clock as the services have it, in the stores' zone. */
    OffsetDateTime now() {
        return Instant.parse(get(ledger() + "/v1/account").body().path("at").asText()).atZone(zone).toOffsetDateTime();
    }

    /** What the power switch does to one part: {@code kill -9}, no time for goodbyes. */
    void kill(Killable part) {
        ProcessHandle.of(pid(part)).orElseThrow().destroyForcibly();
    }

    /** The same to all of it, and first to the supervisor, which would start it again. */
    void killAll() {
        kill(Killable.SUPERVISOR);
        ProcessHandle.allProcesses().filter(this::isOurs).forEach(ProcessHandle::destroyForcibly);
    }

    /** Sends a part another signal, {@code STOP} or {@code CONT}. */
    void signal(String signal, Killable part) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", "-" + signal, String.valueOf(pid(part))).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IOException("kill -" + signal + " ended with " + status);
        }
    }

    private long pid(Killable part) {
        try {
            return Long.parseLong(Files.readAllLines(data.resolve(part.pidFile)).getFirst().strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).GET());
    }

    Answer put(String url, String body) {
        return send(HttpRequest.newBuilder(URI.create(url)).header("Content-Type", "application/json").PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Posts under an idempotency key of its own. */
    Answer post(String url, String body) {
        return send(HttpRequest.newBuilder(URI.create(url)).header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString()).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer putLines(String url, String ndjson) {
        return send(HttpRequest.newBuilder(URI.create(url)).header("Content-Type", "application/x-ndjson").PUT(HttpRequest.BodyPublishers.ofString(ndjson)));
    }

    Answer postLines(String url, String ndjson) {
        return send(HttpRequest.newBuilder(URI.create(url)).header("Content-Type", "application/x-ndjson").POST(HttpRequest.BodyPublishers.ofString(ndjson)));
    }

    /** What is no JSON. */
    String text(String url) {
        return new String(answered(HttpRequest.newBuilder(URI.create(url)).GET()).body(), StandardCharsets.UTF_8);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = answered(request);
            return new Answer(response.statusCode(), response.body().length == 0 ? Json.MAPPER.nullNode() : Json.MAPPER.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<byte[]> answered(HttpRequest.Builder request) {
        try {
            return http.send(request.header("Authorization", "Bearer " + token(LocalToken.ofChain("tester", LocalToken.ROLES), Duration.ofHours(1)))
                    .timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @param lifetime from now; negative: it has ended */
    String token(LocalToken token, Duration lifetime) throws IOException {
        return token.sign(keys(), Clock.systemUTC(), lifetime);
    }

    /** What signs its tokens. */
    LocalKeys keys() throws IOException {
        return LocalKeys.in(data.resolve("keys"));
    }

    Said run(String... arguments) {
        return begin(arguments).end(Duration.ofMinutes(3));
    }

    /** What {@code ./restock} runs for any command. */
    List<String> launcher() {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Drestock.project=" + PROJECT, "-cp", LAUNCHER.resolve("classes") + ":" + LAUNCHER.resolve("lib") + "/*", "io.restock.local.Restock");
    }

    private Command begin(String... arguments) {
        var command = new ArrayList<>(Files.isExecutable(SETSID) ? List.of(SETSID.toString(), "env", "--default-signal=INT") : List.of());
        command.addAll(launcher());
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data.toString()));
        try {
            Files.createDirectories(data);
            Path output = Files.createTempFile(data, arguments[0], ".out");
            var builder = new ProcessBuilder(command).directory(PROJECT.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().putAll(SHORT_LIVED);
            if (theirs != null) {
                builder.environment().put("QUARKUS_DATASOURCE_USERNAME", theirs.user());
                builder.environment().put("QUARKUS_DATASOURCE_PASSWORD", theirs.password());
                builder.environment().putAll(theirs.kafkaVariablesOf(KafkaUsers.OPERATOR));
                builder.environment().put("RESTOCK_KAFKA_REPLICAS", "1");
            }
            return new Command(arguments[0], output, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Said said = run("down");
        if (said.exitCode() != 0) {
            throw new IllegalStateException("the product did not stop:\n" + said.text());
        }
    }

    /** A base and the twelve ports above it. */
    private static int freePorts() {
        try {
            return FreePorts.onLoopback(13).getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
