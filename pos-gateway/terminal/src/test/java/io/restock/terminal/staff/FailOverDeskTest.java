package io.restock.terminal.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.BusinessClock;
import io.restock.terminal.TestServer;
import io.restock.terminal.TestServer.Reply;
import io.restock.terminal.chain.Chain;
import io.restock.terminal.chain.ChainGenerator;
import io.restock.terminal.figures.Figures;
import io.restock.terminal.figures.FiguresWriter;
import io.restock.terminal.figures.StoppedCenter;
import io.restock.terminal.rest.Services;
import io.restock.terminal.shift.Shift;
import io.restock.terminal.world.World;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("The day on which nobody works at a distribution center")
@Timeout(60)
class FailOverDeskTest {
    private static final Chain CHAIN = new ChainGenerator(1, 2, 10, 2, 6).chain();
    private static final Instant BEGUN = Instant.parse("2026-03-01T09:00:00Z");
    private static final StoppedDay DAY = StoppedDay.of(CHAIN, 2, BEGUN);

    private final Figures figures = new Figures();
    private final Shift working = new Shift();

    @Test
    void begins_and_ends_with_the_business_day_at_the_first_center() {
        assertThat(DAY.center()).isEqualTo(CHAIN.centers().getFirst());
        assertThat(DAY.standIn()).isEqualTo(CHAIN.centers().getLast());
        assertThat(DAY.from()).isEqualTo("2026-03-02T03:00:00Z");
        assertThat(DAY.holds(DAY.from())).isTrue();
        assertThat(DAY.holds(DAY.until().minusMillis(1))).isTrue();
        assertThat(DAY.holds(DAY.until())).isFalse();
    }

    @Test
    void has_an_operator_who_opens_the_fail_over_and_ends_it_and_counts_what_changed_hands() throws Exception {
        var there = Map.of("to", DAY.standIn().gln());
        var lines = List.of(there, there, Map.of("to", DAY.center().gln()));
        try (var server = new TestServer(request -> Reply.ok(request.method().equals("GET") ? Map.of("lines", lines) : Map.of("id", 7)))) {
            var clock = BusinessClock.running(Instant.now(), DAY.from().minusSeconds(3_600), 36_000);
            new FailOverDesk(DAY, CHAIN.shopsOf(DAY.center()), server.service(), figures, clock, working).pass();

            var path = "/v1/dcs/" + DAY.center().gln() + "/fail-overs";
            assertThat(server.requests("POST", "")).extracting(TestServer.Request::path).containsExactly(path, path + "/7/ends");
            assertThat(server.requests("POST", "").getFirst().body().path("to").asText()).isEqualTo(DAY.standIn().gln().digits());
            var shop = CHAIN.shopsOf(DAY.center()).getFirst();
            assertThat(server.requests("PUT", "")).singleElement().satisfies(lane -> {
                assertThat(lane.path()).isEqualTo("/v1/dcs/" + DAY.standIn().gln() + "/lanes/" + shop.store().gln());
                assertThat(lane.body().path("transitMinutes").asInt()).isEqualTo(shop.lane().transitMinutes() + 60);
                assertThat(lane.body().path("cutOffs")).hasSize(3);
            });
            assertThat(clock.instant()).isAfterOrEqualTo(DAY.until());
            assertThat(new FiguresWriter(figures, clock, Clock.systemUTC(), null, null).write().stopped())
                    .isEqualTo(new StoppedCenter(CHAIN.centers().getFirst().name(), CHAIN.centers().getLast().name(), 2, 2, 1));
        }
    }

    @Test
    void has_nobody_in_the_office_before_it_is_over() {
        try (var server = new TestServer(request -> Reply.ok(Map.of()))) {
            var clock = BusinessClock.running(Instant.now(), DAY.from(), 1);
            var office = new CenterOffice(new World(CHAIN, 1, 1, true), DAY.center(), Services.at(server.address(), server.address(), server.address(), server.address(), 8, null),
                    figures, clock, working, true, 0);
            assertThat(office.due()).isBefore(DAY.until());
            office.closeUntil(DAY.until());
            assertThat(office.due()).isAfterOrEqualTo(DAY.until());
            assertThat(server.requests()).isEmpty();
        }
    }
}
