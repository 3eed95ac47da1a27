package io.restock.local.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.restock.contracts.Json;
import io.restock.contracts.operations.Account;
import io.restock.contracts.operations.Verification;
import io.restock.contracts.operations.Verification.Check;
import io.restock.local.supervisor.Part;
import io.restock.local.verification.Report.Line;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@DisplayName("verify")
@Execution(ExecutionMode.CONCURRENT)
class VerifierTest {
    private final Map<Part, Map<String, Long>> counts = new EnumMap<>(Part.class);
    private final Map<Part, Check> checks = new EnumMap<>(Part.class);
    private final Map<String, Long> lag = new HashMap<>();
    private Promised promise = new Promised(0, 0, 0, 0, null, null, Map.of());
    @TempDir
    Path directory;
    private Path tradeFile;
    private HttpServer server;

    @BeforeEach
    void servicesThatAgree() throws IOException {
        for (var service : Part.services()) {
            counts.put(service, new HashMap<>());
            checks.put(service, new Check("sequences are dense", 12, 0, List.of()));
        }
        for (var check : CrossCheck.ALL) {
            check.left().forEach(term -> counts.get(term.service()).put(term.count(), 0L));
            check.right().forEach(term -> counts.get(term.service()).put(term.count(), 0L));
        }
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        for (var service : Part.services()) {
            answer(service, "/v1/account", () -> new Account(service.title(), Instant.EPOCH, counts.get(service), lag));
            answer(service, "/v1/verification", () -> new Verification(service.title(), List.of(checks.get(service))));
        }
        answer(Part.REPLENISHMENT, "/v1/promise", () -> promise);
        server.start();
        tradeFile = directory.resolve("trade.json");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void holds_when_all_services_agree() {
        var report = verify();

        assertThat(report.holds()).isTrue();
        assertThat(report.lines()).hasSize(CrossCheck.ALL.size() + Part.services().size());
        assertThat(report.table()).contains("eaches are conserved in the stores", "grams are conserved in the stores").endsWith("everything holds\n");
    }

    @Test
    void fails_when_a_service_reports_a_broken_invariant_and_shows_the_offending_key() {
        checks.put(Part.LEDGER, new Check("sequences are dense", 12, 1, List.of("7080000000012|07038010000010")));

        var report = verify();

        assertThat(report.holds()).isFalse();
        assertThat(broken(report)).extracting(Line::service).containsExactly("ledger");
        assertThat(report.table()).contains("BROKEN 1").contains("7080000000012|07038010000010").endsWith("something is broken\n");
    }

    @Test
    void fails_when_an_each_vanishes_and_shows_both_sums() {
        counts.get(Part.LEDGER).putAll(Map.of("eachesReceived", 10L, "eachesSold", 4L, "eachesOnHand", 5L));

        var report = verify();

        assertThat(broken(report)).extracting(line -> line.check().name()).containsExactly("eaches are conserved in the stores");
        assertThat(broken(report).getFirst().check().broken()).isEqualTo(1);
        assertThat(report.table()).contains("ledger.eachesReceived").contains(" = 10").contains(" = 9");
    }

    @Test
    void an_each_too_many_does_not_make_up_for_a_gram_that_vanished() {
        counts.get(Part.LEDGER).putAll(Map.of("eachesReceived", 10L, "eachesOnHand", 11L, "gramsReceived", 500L, "gramsOnHand", 499L));

        assertThat(broken(verify())).extracting(line -> line.check().name())
                .containsExactly("eaches are conserved in the stores", "grams are conserved in the stores");
    }

    @Test
    void what_is_counted_of_eaches_and_grams_together_holds_nothing() {
        counts.get(Part.DISTRIBUTION_CENTER).remove("gramsDespatched");
        counts.get(Part.DISTRIBUTION_CENTER).put("unitsDespatched", 0L);

        assertThat(broken(verify())).extracting(line -> line.check().offending()).containsOnly(List.of("distribution-center.gramsDespatched is not counted"));
    }

    @Test
    void fails_when_a_count_is_missing_because_it_cannot_be_held() {
        counts.get(Part.GATEWAY).remove("recordsOnTopic");

        assertThat(broken(verify()).getFirst().check().offending()).containsExactly("gateway.recordsOnTopic is not counted");
    }

    @Test
    void fails_when_a_service_cannot_be_asked_and_names_it() {
        server.removeContext("/" + Part.SEARCH + "/v1/account");

        var report = verify();

        assertThat(report.holds()).isFalse();
        assertThat(report.unreachable()).anyMatch(sentence -> sentence.startsWith("search answered 404"));
    }

    @Test
    void says_when_the_flow_did_not_come_to_rest() {
        lag.put("pos.transactions", 7L);

        assertThat(verify().table()).contains("did not come to rest");
    }

    @Test
    void a_demo_whose_promise_is_broken_fails_and_says_by_how_much_and_why() {
        promise = new Promised(1_000, 980, 20, 8, 0.98, 0.985, Map.of("NOT_DESPATCHED", 12L, "DC_HAD_NOTHING", 5L, "ON_THE_ROAD", 3L));

        var report = verify().with(judged());

        assertThat(report.holds()).isFalse();
        assertThat(report.table()).contains("at least 99.5 % of what the distribution centers had", "BROKEN 15", "98.50 %, 1.00 points under it",
                "98.00 % of 1,000 due, 8 overdue", "12 NOT_DESPATCHED").endsWith("something is broken\n");
    }

    @Test
    void a_promise_that_is_kept_holds_also_when_nothing_was_due() {
        assertThat(verify().with(judged()).holds()).isTrue();
        promise = new Promised(1_000, 997, 3, 0, 0.997, 0.997, Map.of("ON_THE_ROAD", 3L));
        assertThat(verify().with(judged()).holds()).isTrue();
    }

    @Test
    void without_simulated_trade_a_broken_promise_is_a_warning() {
        promise = new Promised(100, 90, 10, 10, 0.9, 0.9, Map.of("NOT_DESPATCHED", 10L));

        var report = verify().warning(judged());

        assertThat(report.holds()).isTrue();
        assertThat(report.table()).contains("warning: ", "90.00 %, 9.50 points under it").endsWith("everything holds\n");
    }

    @Test
    void shelves_that_were_empty_too_often_fail_a_demo() throws IOException {
        Files.writeString(tradeFile, "{\"receipts\": 7, \"wants\": 10000, \"met\": 9512, \"availability\": 0.9512}");

        assertThat(verify().with(judged()).table()).contains("shelves", "10,000", "95.12 %, 1.88 points under it").endsWith("something is broken\n");

        Files.writeString(tradeFile, "{\"receipts\": 7, \"wants\": 10000, \"met\": 9850, \"availability\": 0.985}");
        assertThat(verify().with(judged()).holds()).isTrue();
    }

    @Test
    void where_nobody_came_shelves_are_judged_by_no_want() throws IOException {
        Files.writeString(tradeFile, "{\"receipts\": 0, \"wants\": 0, \"met\": 0}");

        assertThat(judged()).last().satisfies(check -> {
            assertThat(check.name()).contains("on the shelves");
            assertThat(check.counted()).isZero();
        });
    }

    @Test
    void a_promise_that_cannot_be_asked_for_is_not_held() {
        server.removeContext("/" + Part.REPLENISHMENT + "/v1/promise");

        assertThat(verify().with(judged()).table()).contains("replenishment answered 404").endsWith("something is broken\n");
    }

    private List<Check> judged() {
        return Threshold.judge(operator(), tradeFile);
    }

    private Operator operator() {
        var base = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        return new Operator(service -> base + service, "token");
    }

    private Report verify() {
        return new Verifier(operator(), Duration.ofSeconds(4)).verify();
    }

    private static List<Line> broken(Report report) {
        return report.lines().stream().filter(line -> !line.check().holds()).toList();
    }

    private interface Answer {
        Object now();
    }

    private void answer(Part service, String path, Answer answer) {
        server.createContext("/" + service + path, exchange -> {
            var body = Json.MAPPER.writeValueAsBytes(answer.now());
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}
