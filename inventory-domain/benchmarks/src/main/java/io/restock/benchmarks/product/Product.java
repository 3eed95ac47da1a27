package io.restock.benchmarks.product;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.restock.benchmarks.engines.BenchEngines;
import io.restock.benchmarks.credulous.Credulous;
import io.restock.benchmarks.measuring.Settings;
import io.restock.benchmarks.measuring.Sides;
import io.restock.contracts.Json;
import io.restock.local.engine.EmbeddedPostgres;
import io.restock.local.engine.FreePorts;
import io.restock.local.supervisor.Glance;
import io.restock.local.supervisor.Home;
import io.restock.local.supervisor.Part;
import io.restock.local.supervisor.RunFile;
import io.restock.local.supervisor.Running;
import io.restock.local.token.LocalKeys;
import io.restock.local.token.LocalToken;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** All services and engines, started by the launcher on ports and a data directory of their own. Closing, or our own end by a signal, stops them and removes their files. */
final class Product implements AutoCloseable {
    /** As long as those who follow the ledger may take after a rush. */
    static final Duration FOLLOWERS_CATCH_UP = Duration.ofMinutes(10);
    /** What makes the load, in {@link #sides}. */
    static final String LOAD = "load";
    /** What answers tills, in {@link #sides}. */
    static final String INTAKE = "gateway";
    private static final int GATEWAY = 1;
    private static final int LEDGER = 2;
    private static final int CENTER = 4;
    private static final int PORTS = 13;
    private static final Map<String, Integer> FOLLOWERS = new TreeMap<>(Map.of("replenishment", 3, "distribution center", 4, "search", 5, "dashboard", 0));
    private static final Duration LONGEST_REBUILD = Duration.ofMinutes(10);
    /** Asking costs the ledger something: rarely enough not to be seen in a result of minutes. */
    private static final long LOOK_AGAIN_MILLIS = 200;
    private static final Duration TOKEN_LIFETIME = Duration.ofHours(12);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path project;
    private final Path directory;
    private final int portBase;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
    private @Nullable String authorization;
    private boolean closed;

    private Product(Path project, Path directory, int portBase) {
        this.project = project;
        this.directory = directory;
        this.portBase = portBase;
    }

    static Product start(Settings settings) throws IOException, InterruptedException {
        BenchEngines.remove(settings.directory());
        var product = new Product(settings.project(), settings.directory(), FreePorts.onLoopback(PORTS).getFirst());
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(product::closeLast));
        try {
            product.launch();
            return product;
        } catch (IllegalStateException e) {
            product.close();
            throw e;
        }
    }

    private void launch() throws IOException, InterruptedException {
        var builder = new ProcessBuilder(project.resolve("restock").toString(), "up", "--port-base", String.valueOf(portBase), "--data", directory.toString())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("RESTOCK_BUILD", "never");
        if (builder.start().waitFor() != 0) {
            throw new IllegalStateException("./restock up failed; the logs are in " + directory.resolve("logs"));
        }
    }

    /** The processes of each part, and of the load, which is made in this process. */
    Sides sides() throws IOException {
        var home = new Home(directory);
        var sides = new LinkedHashMap<String, Long>();
        RunFile run = RunFile.read(home).orElseThrow();
        for (Glance glance : Glance.at(home, run)) {
            glance.process().ifPresent(process -> sides.put(glance.part().title(), process));
        }
        sides.put("supervisor", run.supervisor());
        sides.put(LOAD, ProcessHandle.current().pid());
        return new Sides(sides);
    }

    /** Has the gateway look at signatures, or take each for a good one, from now on. @param what as {@link Credulous} names it */
    void haveGateway(String what) throws IOException {
        long gateway = requireNonNull(sides().roots().get(INTAKE));
        try {
            VirtualMachine attached = VirtualMachine.attach(String.valueOf(gateway));
            try {
                attached.loadAgent(Path.of(Credulous.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString(), what);
            } finally {
                attached.detach();
            }
        } catch (AttachNotSupportedException | AgentLoadException | AgentInitializationException | URISyntaxException e) {
            throw new IllegalStateException("nobody can come to the gateway " + gateway, e);
        }
    }

    URI gateway(String path) {
        return URI.create("http://127.0.0.1:" + (portBase + GATEWAY) + path);
    }

    URI ledger(String path) {
        return URI.create("http://127.0.0.1:" + (portBase + LEDGER) + path);
    }

    URI center(String path) {
        return URI.create("http://127.0.0.1:" + (portBase + CENTER) + path);
    }

    /** The database of all services, as the one who may do everything in it. */
    Connection database() throws IOException, SQLException {
        var home = new Home(directory);
        var postgres = EmbeddedPostgres.at(home.engine(Part.POSTGRES), RunFile.read(home).orElseThrow().ports().of(Part.POSTGRES));
        return postgres.login().open(postgres.jdbcUrl("restock"));
    }

    /** Asks for as long as it may take. @throws IllegalStateException unless the answer is good */
    String ask(String method, URI address, String body, Duration patience) throws IOException, InterruptedException {
        var answer = http.send(asking(address, patience).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(method + " " + address + " is answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    HttpResponse<String> send(String method, URI address, String contentType, String body, String... headers) throws IOException, InterruptedException {
        var request = asking(address, PATIENCE).header("Content-Type", contentType).method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder asking(URI address, Duration patience) throws IOException {
        return HttpRequest.newBuilder(address).timeout(patience).header("Authorization", authorization());
    }

    private synchronized String authorization() throws IOException {
        if (authorization == null) {
            authorization = authorization("bench");
        }
        return authorization;
    }

    /** The header of one who may do everything. */
    String authorization(String subject) throws IOException {
        return authorization(subject, LocalKeys.in(new Home(directory).keys()));
    }

    /** The headers of so many who may do everything. */
    List<String> authorizations(String subjects, int many) throws IOException {
        var keys = LocalKeys.in(new Home(directory).keys());
        return IntStream.range(0, many).parallel().mapToObj(number -> authorization(subjects + " " + number, keys)).toList();
    }

    private static String authorization(String subject, LocalKeys keys) {
        return "Bearer " + LocalToken.ofChain(subject, LocalToken.ROLES).sign(keys, Clock.systemUTC(), TOKEN_LIFETIME);
    }

    /** What the ledger has counted since its data began. */
    JsonNode ledgerCounts() throws IOException, InterruptedException {
        return Json.MAPPER.readTree(http.send(asking(ledger("/v1/account"), PATIENCE).build(), BodyHandlers.ofString()).body()).get("counts");
    }

    /** Builds the stock projection anew. @return how that ended, as JSON */
    String rebuild() throws IOException, InterruptedException {
        var request = asking(ledger("/v1/rebuilds/stock"), LONGEST_REBUILD).POST(BodyPublishers.noBody()).build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException("the ledger answers " + answer.statusCode() + " to a rebuild: " + answer.body());
        }
        return answer.body();
    }

    /** Events that wait to be taken by each of those who follow the ledger. */
    Map<String, Long> waiting() throws IOException, InterruptedException {
        var waiting = new LinkedHashMap<String, Long>();
        for (var follower : FOLLOWERS.entrySet()) {
            var metrics = http.send(asking(URI.create("http://127.0.0.1:" + (portBase + follower.getValue()) + "/q/metrics"), PATIENCE).build(),
                    BodyHandlers.ofString()).body();
            waiting.put(follower.getKey(), (long) metrics.lines().filter(line -> line.startsWith("restock_lag_events"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum());
        }
        return waiting;
    }

    /** Waits until those who follow the ledger have taken everything. @return whether they have */
    boolean awaitFollowers(Duration atMost) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        boolean caughtUp;
        while (!(caughtUp = waiting().values().stream().allMatch(events -> events == 0)) && System.nanoTime() < deadline) {
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        return caughtUp;
    }

    /** Waits until the ledger has applied so many lines since its data began. */
    void awaitLines(long lines, Duration atMost) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (ledgerCounts().get("linesApplied").asLong() < lines) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the ledger has applied " + ledgerCounts() + " after " + atMost + ", must be " + lines + " lines");
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            Running.stop(new Home(directory));
            BenchEngines.remove(directory);
        }
    }

    private void closeLast() {
        try {
            close();
        } catch (IOException e) {
            System.err.println("bench: cannot stop what it started on " + directory + ": " + e);
        }
    }
}
