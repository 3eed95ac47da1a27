package io.restock.terminal.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.BusinessClock;
import io.restock.contracts.Gtin;
import io.restock.terminal.TestServer;
import io.restock.terminal.TestServer.Reply;
import io.restock.terminal.TestServer.Request;
import io.restock.terminal.chain.Chain;
import io.restock.terminal.chain.ChainGenerator;
import io.restock.terminal.figures.Act;
import io.restock.terminal.figures.Figures;
import io.restock.terminal.shift.Shift;
import io.restock.terminal.world.CenterFloor.Place;
import io.restock.terminal.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The people of a distribution center")
class CenterStaffTest {
    private static final Chain CHAIN = new ChainGenerator(1, 2, 10, 1, 6).chain();
    private static final int HANDLING = CHAIN.shops().getFirst().lane().handlingMinutes();

    private final Shift working = new Shift();
    private final Figures figures = new Figures();
    private final BusinessClock clock = BusinessClock.running(Instant.now(), Instant.parse("2026-03-02T10:00:00Z"), 1);
    private final List<Map<String, Object>> picks = new ArrayList<>();
    private final World world = new World(CHAIN, 1, 1, true);
    private Duration sinceRelease = Duration.ZERO;

    private CenterStaffTest() {
        for (int n = 1; n <= 40; n++) {
            picks.add(new HashMap<>(Map.of("pick", n, "store", CHAIN.shops().get(n % 2).store().gln(), "units", 12, "item", CHAIN.articles().get(n % 10).item().gtin(), "location",
                    "RESERVE", "dueAt", "2026-03-02T18:00:00Z")));
        }
        for (int item = 0; item < 10; item++) {
            world.floor(CHAIN.centers().getFirst()).open(item, Place.RESERVE, 1_000);
        }
        world.begin(clock.instant(), shop -> null);
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
        return Reply.ok(Map.of("sscc", "007080100000000018", "despatchedAt", clock.instant(), "lines", List.of()));
    }

    private CenterStaff staff(TestServer server) {
        return new CenterStaff(world, CHAIN.centers().getFirst(), server.service(), figures, clock, working);
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
            working.end();
            picks.forEach(pick -> pick.put("picked", 12));
            picks.getFirst().remove("picked");
            sinceRelease = Duration.ofMinutes(HANDLING + 1);
            staff(server).workOnWaves();

            assertThat(server.requests("POST", "/despatches")).extracting(despatch -> despatch.body().path("store").asText())
                    .containsExactly(CHAIN.shops().getFirst().store().gln().digits());
        }
    }

    @Test
    void pick_only_what_is_there_and_say_why_the_rest_is_missing() throws Exception {
        var floor = world.floor(CHAIN.centers().getFirst());
        floor.pick(1, "elsewhere", 3, Place.RESERVE, 995, 0);
        try (var server = new TestServer(this::answer)) {
            sinceRelease = Duration.ofMinutes(HANDLING / 2 + 1);
            staff(server).workOnWaves();

            var ofItem3 = new ArrayList<Integer>();
            server.requests("POST", "/picks").getFirst().body().path("lines").forEach(line -> {
                if (line.path("pick").asInt() % 10 == 3) {
                    ofItem3.add(line.path("units").asInt());
                    assertThat(line.path("short").asText()).isEqualTo("BACK_ORDER");
                    assertThat(line.path("reason").asText()).isEqualTo("EMPTY");
                    assertThat(line.fieldNames()).toIterable().containsExactlyInAnyOrder("pick", "units", "short", "reason");
                }
            });
            assertThat(ofItem3).containsExactly(5, 0, 0, 0);
            assertThat(figures.shorts.sum()).isEqualTo(4);
        }
    }

    @Test
    void take_now_and_then_what_may_go_in_the_place_of_an_empty_item() throws Exception {
        var larger = new ChainGenerator(1, 2, 80, 1, 6).chain();
        var stands = new World(larger, 1, 1, true);
        int empty = IntStream.range(0, 80).filter(n -> !larger.articles().get(n).weighed() && !larger.articles().get(n).item().substitutes().isEmpty()).findFirst().orElseThrow();
        Gtin instead = larger.articles().get(empty).item().substitutes().getFirst();
        int other = stands.item(instead.digits());
        var floor = stands.floor(larger.centers().getFirst());
        floor.open(other, Place.RESERVE, 10_000);
        stands.begin(clock.instant(), shop -> null);
        picks.forEach(pick -> {
            pick.put("item", larger.articles().get(empty).item().gtin());
            pick.put("dueAt", "2026-03-02T18:00:%02dZ".formatted((int) pick.get("pick")));
        });
        var offers = picks.stream().map(pick -> Map.of("pick", pick.get("pick"), "offers", List.of(Map.of("item", instead, "location", "RESERVE", "units", 14, "casePack", 6))))
                .toList();
        try (var server = new TestServer(request -> request.path().endsWith("/substitutes") ? Reply.ok(Map.of("picks", offers)) : answer(request))) {
            sinceRelease = Duration.ofMinutes(HANDLING / 2 + 1);
            new CenterStaff(stands, larger.centers().getFirst(), server.service(), figures, clock, working).workOnWaves();

            var sent = server.requests("POST", "/picks").stream().map(request -> request.body().path("lines").path(0)).filter(line -> line.has("substitute")).toList();
            assertThat(sent).hasSizeBetween(8, 32).allSatisfy(line -> {
                assertThat(line.path("substitute").path("item").asText()).isEqualTo(instead.digits());
                assertThat(line.path("substitute").path("units").asInt()).isEqualTo(12);
                assertThat(line.path("reason").asText()).isEqualTo("EMPTY");
            });
            assertThat(floor.at(Place.RESERVE, other)).isEqualTo(10_000 - 12 * sent.size());
            assertThat(figures.times(Act.SUBSTITUTED)).isEqualTo(sent.size());
            assertThat(figures.shorts.sum()).isEqualTo(40);
        }
    }
}
