package io.restock.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.contracts.BusinessClock;
import io.restock.terminal.TestServer.Reply;
import io.restock.terminal.TestServer.Request;
import io.restock.terminal.chain.Chain;
import io.restock.terminal.chain.ChainGenerator;
import io.restock.terminal.figures.Figures;
import io.restock.terminal.figures.FiguresLine;
import io.restock.terminal.figures.FiguresWriter;
import io.restock.terminal.rest.Services;
import io.restock.terminal.world.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A simulated chain")
@Timeout(60)
class SimulationTest {
    private static final Chain CHAIN = new ChainGenerator(1, 3, 20, 1, 20).chain();

    private final Set<String> stocked = ConcurrentHashMap.newKeySet();
    private final Map<String, JsonNode> receipts = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();

    @TempDir
    Path folder;

    /** All services in one: remembers stock rows and receipts, and is busy every seventh time a till asks. */
    private Reply answer(Request request) {
        if (request.path().contains("/transactions/")) {
            if (asked.incrementAndGet() % 7 == 0) {
                return Reply.busy(null);
            }
            var known = receipts.putIfAbsent(request.path(), request.body());
            return known == null || known.equals(request.body()) ? new Reply(202, Map.of(), null) : new Reply(409, Map.of("title", "conflict"), null);
        }
        var place = request.path().replaceAll("(/v1/(stores|dcs)/\\d+).*", "$1");
        if (request.method().equals("POST")) {
            request.body().path("lines").forEach(line -> stocked.add(place + "|" + line.path("item").asText()));
        }
        return Reply.ok(request.path().contains("/stock?") ? Map.of("stock", stocked.stream().filter(key -> key.startsWith(place + "|"))
                .map(key -> Map.of("item", key.substring(place.length() + 1))).toList()) : Map.of("problems", List.of()));
    }

    private FiguresLine run(TestServer server, String name) throws Exception {
        var clock = BusinessClock.running(Instant.now(), Instant.parse("2026-03-02T11:00:00Z"), 3_600);
        var services = Services.at(server.address(), server.address(), server.address(), server.address(), 8, null);
        var figures = new Figures();
        var writer = new FiguresWriter(figures, clock, Clock.systemUTC(), null, folder.resolve("account.json"));
        var simulation = new Simulation(new World(CHAIN, 1, 2, true), services, clock, figures, writer, new Simulation.Settings(2, name, Duration.ofSeconds(20), true, 0, null));
        assertThat(simulation.run(new Until(Duration.ofSeconds(3), null))).isTrue();
        return writer.write();
    }

    @Test
    void loses_no_receipt_though_the_gateway_is_busy_and_numbers_each_till_without_gaps() throws Exception {
        try (var server = new TestServer(this::answer)) {
            var figures = run(server, "RUN1");

            assertThat(figures.receipts()).isPositive().isEqualTo(figures.accepted()).isEqualTo(receipts.size());
            assertThat(figures.rejectedReasons()).isEmpty();
            var sequences = new TreeMap<String, TreeSet<Long>>();
            receipts.keySet().forEach(path -> sequences.computeIfAbsent(path.replaceAll("/\\d+$", ""), till -> new TreeSet<>())
                    .add(Long.parseLong(path.replaceAll(".*/", ""))));
            assertThat(sequences.values()).allSatisfy(ofTill -> {
                assertThat(ofTill.first()).isOne();
                assertThat(ofTill.last()).isEqualTo(ofTill.size());
            });
            assertThat(Files.readString(folder.resolve("account.json"))).contains("\"state\":\"DONE\"").contains("\"queued\":0");
            assertThat(figures.account().wants()).isEqualTo(figures.wants());
            assertThat(figures.baselines()).hasSize(2).allSatisfy(outcome -> assertThat(outcome.wants()).isPositive());
        }
    }

    @Test
    void started_again_on_the_same_data_counts_nothing_anew_and_never_reuses_an_identity() throws Exception {
        try (var server = new TestServer(this::answer)) {
            run(server, "RUN1");
            var first = new HashSet<>(receipts.keySet());
            int openings = openings(server);
            var second = run(server, "RUN2");

            assertThat(openings(server)).isEqualTo(openings).isEqualTo(4);
            assertThat(second.rejected()).isZero();
            assertThat(receipts.size()).isEqualTo(first.size() + second.accepted());
        }
    }

    private static int openings(TestServer server) {
        return (int) server.requests().stream().filter(request -> request.key() != null && request.key().startsWith("opening-")).count();
    }

    @Test
    void names_of_two_runs_differ() {
        var now = Instant.parse("2026-03-02T11:00:00Z");
        assertThat(SimulateCommand.runName(now)).isNotEqualTo(SimulateCommand.runName(now.plusSeconds(1))).matches("[A-Z0-9]{6}");
    }
}
