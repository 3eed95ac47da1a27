package io.restock.terminal.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.BusinessClock;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.terminal.TestServer;
import io.restock.terminal.TestServer.Reply;
import io.restock.terminal.TestServer.Request;
import io.restock.terminal.chain.Chain;
import io.restock.terminal.chain.ChainGenerator;
import io.restock.terminal.figures.Act;
import io.restock.terminal.figures.Figures;
import io.restock.terminal.shift.Shift;
import io.restock.terminal.world.CenterFloor.Place;
import io.restock.terminal.world.StoreReports.CalledBack;
import io.restock.terminal.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The queue of exceptions, as the staff work on it")
class QueueTest {
    private static final Chain CHAIN = new ChainGenerator(1, 2, 10, 1, 6).chain();
    private static final String STORE = CHAIN.shops().getFirst().store().gln().digits();
    private static final String CENTER = CHAIN.centers().getFirst().gln().digits();

    private final World world = new World(CHAIN, 1, 1, true);
    private final Figures figures = new Figures();
    private final List<Map<String, Object>> open = new ArrayList<>();

    private void opens(ExceptionKind kind, String subject) {
        open.add(Map.of("kind", kind.name(), "subject", subject, "open", true));
    }

    private static String item(int item) {
        return CHAIN.articles().get(item).item().gtin().digits();
    }

    private Reply answer(Request request) {
        return Reply.ok(request.path().startsWith("/v1/recalls/") ? Map.of("items", List.of(Map.of("item", item(4)), Map.of("item", "07038019999999")))
                : Map.of("exceptions", open.stream().filter(one -> !request.path().contains("kind=") || request.path().contains("kind=" + one.get("kind"))).toList()));
    }

    private OpenExceptions queue(TestServer server) {
        return new OpenExceptions(world, server.service(), figures, new Reporting(figures, new Shift()));
    }

    @Test
    void a_store_counts_what_a_count_ends_closes_what_differed_and_reads_what_is_called_back() throws Exception {
        opens(ExceptionKind.NEGATIVE_ON_HAND, STORE + "|" + item(1));
        opens(ExceptionKind.SOLD_AT_UNKNOWN_TIME, STORE + "|" + item(2));
        opens(ExceptionKind.TRANSFER_DIFFERS, STORE + "/to-other-7");
        opens(ExceptionKind.TILL_SILENT, STORE + "/1/2026-03-02");
        opens(ExceptionKind.RECALL, "glass/" + STORE);
        open.add(Map.of("kind", "NEWER_THAN_ITS_READER", "subject", "?", "open", true));
        try (var server = new TestServer(this::answer)) {
            var store = new StoreQueue(world, CHAIN.shops().getFirst().store().gln(), queue(server));

            assertThat(store.itemsToCount()).containsExactly(1, 2);
            assertThat(server.requests("POST", "/v1/exceptions/closings")).singleElement()
                    .satisfies(closing -> assertThat(closing.body().path("kind").asText()).isEqualTo("TRANSFER_DIFFERS"));
            assertThat(store.calledBack()).containsExactly(new CalledBack("glass", List.of(4)));
            assertThat(server.requests("GET", "/v1/exceptions")).allSatisfy(asked -> assertThat(asked.path()).contains("store=" + STORE));
        }
    }

    @Test
    void a_center_counts_what_is_questioned_destroys_what_is_called_back_and_closes_what_differed() throws Exception {
        var floor = world.floor(CHAIN.centers().getFirst());
        floor.open(3, Place.RESERVE, 48);
        floor.open(4, Place.PICK_FACE, 7);
        opens(ExceptionKind.DC_STOCK_QUESTIONED, CENTER + "|" + item(3) + "|RESERVE");
        opens(ExceptionKind.DC_RECALL, CENTER + "|glass");
        opens(ExceptionKind.RECEIPT_DIFFERS, "070801000100000959");
        try (var server = new TestServer(this::answer)) {
            var clock = BusinessClock.running(Instant.now(), Instant.parse("2026-03-02T10:00:00Z"), 1);
            new CenterDesk(world, CHAIN.centers().getFirst(), server.service(), queue(server), figures, clock, new Reporting(figures, new Shift())).settle(clock.instant());

            assertThat(server.requests("POST", CENTER + "/counts")).singleElement().satisfies(count -> {
                assertThat(count.body().path("lines")).hasSize(1);
                assertThat(count.body().path("lines").path(0).path("units").asInt()).isEqualTo(48);
            });
            assertThat(server.requests("POST", CENTER + "/adjustments")).singleElement().satisfies(gone -> {
                assertThat(gone.body().path("reason").asText()).isEqualTo("RECALL");
                assertThat(gone.body().path("lines").path(0).path("units").asInt()).isEqualTo(-7);
            });
            assertThat(server.requests("POST", CENTER + "/exceptions/closings")).hasSize(1);
            assertThat(server.requests("POST", "/v1/exceptions/closings")).hasSize(1);
            assertThat(floor.units(4)).isZero();
            assertThat(world.unexplained(4)).isZero();
            assertThat(figures.times(Act.COUNTED_LOCATION) + figures.times(Act.DESTROYED_AT_CENTER) + figures.times(Act.SETTLED)).isEqualTo(3);
        }
    }
}
