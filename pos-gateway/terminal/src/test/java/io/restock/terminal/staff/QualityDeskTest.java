package io.restock.terminal.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.BusinessClock;
import io.restock.terminal.TestServer;
import io.restock.terminal.TestServer.Reply;
import io.restock.terminal.TestServer.Request;
import io.restock.terminal.chain.ChainGenerator;
import io.restock.terminal.figures.Act;
import io.restock.terminal.figures.Figures;
import io.restock.terminal.shift.Shift;
import io.restock.terminal.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Those who answer for quality")
@Timeout(30)
class QualityDeskTest {
    private static final int FAST = 100_000;
    private static final int LOOKS_IN_VAIN = 2;

    private final Shift working = new Shift();
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger roads = new AtomicInteger();

    /** A center has not answered before the third look, and what a store returned is on the road before the third after that. The day is over when the recall is released. */
    private Reply answer(Request request) {
        if (request.path().endsWith("/releases")) {
            working.end();
        }
        if (request.method().equals("GET") && request.path().startsWith("/v1/recalls/")) {
            return Reply.ok(Map.of("onTheRoad", roads.incrementAndGet() > LOOKS_IN_VAIN ? List.of() : List.of(Map.of("units", 3))));
        }
        if (!request.path().contains("kind=DC_RECALL")) {
            return Reply.ok(Map.of("exceptions", List.of()));
        }
        var recall = "7080100010010|recall-" + Instant.parse("2026-03-04T09:00:00Z").getEpochSecond();
        return Reply.ok(Map.of("exceptions", looks.incrementAndGet() > LOOKS_IN_VAIN ? List.of() : List.of(Map.of("kind", "DC_RECALL", "subject", recall))));
    }

    @Test
    void hold_an_item_and_let_it_go_and_release_what_they_call_back_only_when_all_have_looked() throws Exception {
        var from = Instant.parse("2026-03-02T22:30:00Z");
        var figures = new Figures();
        try (var server = new TestServer(this::answer)) {
            var clock = BusinessClock.running(Instant.now(), from, FAST);
            new QualityDesk(new World(new ChainGenerator(1, 2, 10, 1, 6).chain(), 1, 1, true), server.service(), figures, clock, working).pass(from);

            assertThat(server.requests("PUT", "/v1/items/")).extracting(put -> put.body().path("state").asText()).containsExactly("HELD", "ACTIVE");
            assertThat(server.requests("POST", "/v1/recalls")).extracting(post -> post.path().replaceAll(".*/recall-\\d+", "")).containsExactly("/v1/recalls", "/releases");
            assertThat(looks).hasValue(2 * LOOKS_IN_VAIN + 1);
            assertThat(roads).hasValue(LOOKS_IN_VAIN + 1);
            assertThat(figures.times(Act.HELD_ITEM) + figures.times(Act.CALLED_BACK)).isEqualTo(2);
        }
    }
}
