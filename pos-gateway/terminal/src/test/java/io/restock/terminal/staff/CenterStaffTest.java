package io.restock.terminal.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.BusinessClock;
import io.restock.terminal.TestServer;
import io.restock.terminal.TestServer.Reply;
import io.restock.terminal.TestServer.Request;
import io.restock.terminal.chain.Chain;
import io.restock.terminal.chain.ChainGenerator;
import io.restock.terminal.figures.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The people of a distribution center")
class CenterStaffTest {
    private static final Chain CHAIN = new ChainGenerator(1, 2, 10, 1, 6).chain();
    private static final int HANDLING = CHAIN.shops().getFirst().lane().handlingMinutes();

    private final Figures figures = new Figures();
    private final BusinessClock clock = BusinessClock.running(Instant.now(), Instant.parse("2026-03-02T10:00:00Z"), 1);
    private final List<Map<String, Object>> picks = new ArrayList<>();
    private Duration sinceRelease = Duration.ZERO;

    private CenterStaffTest() {
        for (int n = 1; n <= 40; n++) {
            picks.add(new HashMap<>(Map.of("pick", n, "store", CHAIN.shops().get(n % 2).store().gln(), "units", 12)));
        }
    }

    private Reply answer(Request request) {
        var wave = Map.of("id", 7, "releasedAt", clock.instant().minus(sinceRelease), "picks", picks);
        if (request.method().equals("GET")) {
            return Reply.ok(request.path().contains("/dcs/") ? Map.of("waves", List.of(wave)) : wave);
        }
        if (request.path().endsWith("/picks")) {
            request.body().path("lines").forEach(line -> picks.get(line.path("pick").asInt() - 1).put("picked", line.path("units").asInt()));
        } else {
            picks.stream().filter(pick -> pick.get("store").toString().equals(request.body().path("store").asText())).forEach(pick -> pick.put("despatch", "sscc"));
        }
        return Reply.ok(Map.of());
    }

    private CenterStaff staff(TestServer server) {
        return new CenterStaff(CHAIN, CHAIN.centers().getFirst(), server.service(), figures, clock, new Random(3));
    }

    @Test
    void leave_a_fresh_wave_alone_pick_it_at_half_time_and_despatch_it_to_each_store_at_the_end() throws Exception {
        try (var server = new TestServer(this::answer)) {
            var staff = staff(server);
            staff.workOnWaves();
            assertThat(server.requests("POST", "/")).isEmpty();

            sinceRelease = Duration.ofMinutes(HANDLING / 2 + 1);
            staff.workOnWaves();
            staff.workOnWaves();
            assertThat(server.requests("POST", "/v1/waves/7/picks")).hasSize(1);
            assertThat(figures.picks.sum()).isEqualTo(40);
            assertThat(server.requests("POST", "/despatches")).isEmpty();

            sinceRelease = Duration.ofMinutes(HANDLING + 1);
            staff.workOnWaves();
            staff.workOnWaves();
            assertThat(server.requests("POST", "/despatches")).hasSize(2)
                    .allSatisfy(despatch -> assertThat(despatch.body().path("wave").asLong()).isEqualTo(7));
            assertThat(figures.despatches.sum()).isEqualTo(2);
            assertThat(figures.waves.sum()).isOne();
        }
    }

    @Test
    void wait_with_a_store_s_despatch_while_a_pick_for_it_cannot_be_answered() throws Exception {
        try (var server = new TestServer(request -> request.path().endsWith("/picks") ? Reply.busy(null) : answer(request))) {
            picks.forEach(pick -> pick.put("picked", 12));
            picks.getFirst().remove("picked");
            sinceRelease = Duration.ofMinutes(HANDLING + 1);
            staff(server).workOnWaves();

            assertThat(server.requests("POST", "/despatches")).extracting(despatch -> despatch.body().path("store").asText())
                    .containsExactly(CHAIN.shops().getFirst().store().gln().digits());
        }
    }
}
