package io.restock.terminal.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.BusinessClock;
import io.restock.contracts.Json;
import io.restock.terminal.TestServer;
import io.restock.terminal.TestServer.Reply;
import io.restock.terminal.chain.Chain;
import io.restock.terminal.chain.ChainGenerator;
import io.restock.terminal.figures.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The people of a store")
class StoreStaffTest {
    private static final Chain CHAIN = new ChainGenerator(1, 1, 10, 1, 6).chain();
    private static final String SSCC = "007080100000000018";

    private final Figures figures = new Figures();
    private final BusinessClock clock = BusinessClock.running(Instant.now(), Instant.parse("2026-03-02T10:00:00Z"), 1);

    private StoreStaff staff(TestServer ledger) {
        return new StoreStaff(CHAIN.shops().getFirst(), CHAIN.articles(), ledger.service(), figures, clock, new Random(3));
    }

    private Map<String, Object> despatched(Duration before) {
        var line = Map.of("item", CHAIN.articles().getFirst().item().gtin(), "units", 12);
        return Map.of("sscc", SSCC, "despatchedAt", clock.instant().minus(before), "lines", List.of(line));
    }

    @Test
    void take_in_a_delivery_when_the_lorry_has_had_time_to_come_and_only_once() throws Exception {
        var transit = Duration.ofMinutes(CHAIN.shops().getFirst().lane().transitMinutes());
        try (var ledger = new TestServer(request -> request.method().equals("GET")
                ? Reply.ok(Map.of("despatches", List.of(despatched(transit.plusMinutes(1))))) : new Reply(202, Map.of("status", "RECORDED"), null))) {
            var staff = staff(ledger);
            staff.takeInDeliveries();
            staff.takeInDeliveries();

            assertThat(ledger.requests("POST", "/receipts")).hasSize(1).allSatisfy(receipt -> {
                assertThat(receipt.key()).isEqualTo("receipt-" + SSCC);
                assertThat(receipt.body().path("despatch").asText()).isEqualTo(SSCC);
                assertThat(receipt.body().path("lines").get(0).path("units").asInt()).isBetween(9, 15);
            });
            assertThat(figures.deliveries.sum()).isOne();
        }
    }

    @Test
    void wait_for_a_lorry_that_is_still_on_the_road() throws Exception {
        var transit = Duration.ofMinutes(CHAIN.shops().getFirst().lane().transitMinutes());
        try (var ledger = new TestServer(request -> Reply.ok(Map.of("despatches", List.of(despatched(transit.minusMinutes(5))))))) {
            staff(ledger).takeInDeliveries();

            assertThat(ledger.requests("POST", "/")).isEmpty();
        }
    }

    @Test
    void come_back_to_a_delivery_that_the_ledger_could_not_take() throws Exception {
        var transit = Duration.ofMinutes(CHAIN.shops().getFirst().lane().transitMinutes());
        var posts = new AtomicInteger();
        try (var ledger = new TestServer(request -> request.method().equals("GET")
                ? Reply.ok(Map.of("despatches", List.of(despatched(transit.plusMinutes(1)))))
                : posts.incrementAndGet() == 1 ? Reply.busy(null) : new Reply(202, Map.of(), null))) {
            var staff = staff(ledger);
            staff.takeInDeliveries();
            assertThat(figures.deliveries.sum()).isZero();
            staff.takeInDeliveries();

            assertThat(figures.deliveries.sum()).isOne();
        }
    }

    @Test
    void unload_mostly_what_was_advised_sometimes_less_more_or_broken_and_always_the_same_for_a_despatch() {
        var advised = Json.MAPPER.valueToTree(List.of(Map.of("item", "A", "units", 20), Map.of("item", "A", "units", 4)));
        int exact = 0;
        int damaged = 0;
        for (int n = 0; n < 2_000; n++) {
            var sscc = "00708010000000" + n;
            var unloaded = Unloading.of(sscc, advised);
            assertThat(unloaded).isNotEmpty().isEqualTo(Unloading.of(sscc, advised));
            exact += unloaded.size() == 1 && unloaded.getFirst().get("units").equals(24) ? 1 : 0;
            damaged += unloaded.size() == 2 ? 1 : 0;
        }
        assertThat(exact).isBetween(1_840, 1_960);
        assertThat(damaged).isBetween(15, 80);
    }
}
