package io.restock.terminal.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restock.contracts.BusinessClock;
import io.restock.contracts.Gln;
import io.restock.terminal.TestServer;
import io.restock.terminal.TestServer.Reply;
import io.restock.terminal.figures.Figures;
import io.restock.terminal.figures.FiguresLine;
import io.restock.terminal.figures.FiguresWriter;
import io.restock.terminal.rest.Service;
import io.restock.terminal.shift.Shift;
import io.restock.terminal.till.ReceiptLine.Sale;
import io.restock.terminal.world.Draws;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("A till's queue")
@Timeout(30)
class TillQueueTest {
    private static final Instant MORNING = Instant.parse("2026-03-02T10:00:00Z");
    /** A seed whose till goes offline after a fiftieth of the usual time. */
    private static final long SOON_OFFLINE = LongStream.iterate(1, seed -> seed + 1)
            .filter(seed -> new SplittableRandom(seed).nextExponential() < 0.02).findFirst().orElseThrow();

    private final Figures figures = new Figures();
    private final Shift selling = new Shift();
    private final Shift delivering = new Shift();

    private TillQueue queue(Service gateway, double speed) {
        var clock = BusinessClock.running(Instant.now(), MORNING, speed);
        return new TillQueue("1", gateway, figures, clock, new Connection(MORNING, new SplittableRandom(SOON_OFFLINE)), new Draws(1));
    }

    private static Receipt receipt(long sequence) {
        return receipt(sequence, MORNING);
    }

    private static Receipt receipt(long sequence, Instant at) {
        return new Receipt(new Gln("7090000000011"), "1-TEST", LocalDate.parse("2026-03-02"), sequence, at.atOffset(ZoneOffset.ofHours(1)),
                List.of(new Sale(1, "07030000000017", 1, null, new BigDecimal("19.90"), "NOK")));
    }

    private FiguresLine line() {
        return new FiguresWriter(figures, BusinessClock.running(Instant.now(), Instant.now(), 1), Clock.systemUTC(), null, null).write();
    }

    @Test
    void keeps_a_receipt_while_the_gateway_is_busy_and_waits_as_long_as_it_is_asked_to() throws Exception {
        var attempts = new AtomicInteger();
        try (var gateway = new TestServer(request -> attempts.incrementAndGet() <= 2 ? Reply.busy(1) : new Reply(202, Map.of(), null))) {
            var start = System.nanoTime();
            queue(gateway.service(), 1).deliver(receipt(1), delivering);

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
            assertThat(gateway.requests()).hasSizeGreaterThanOrEqualTo(3)
                    .allSatisfy(request -> assertThat(request.path()).isEqualTo("/v1/stores/7090000000011/tills/1-TEST/transactions/2026-03-02/1"));
            assertThat(line()).extracting(FiguresLine::accepted, FiguresLine::rejected, FiguresLine::lines).containsExactly(1L, 0L, 1L);
        }
    }

    @Test
    void keeps_a_receipt_while_nobody_answers_and_delivers_when_the_gateway_does() throws Exception {
        URI address;
        try (var gone = new TestServer(request -> Reply.ok(Map.of()))) {
            address = gone.address();
        }
        var queue = queue(new Service(address, 1, Duration.ofSeconds(1), null), 1);
        queue.put(receipt(1), selling);
        var deliverer = Thread.ofVirtual().start(() -> deliver(queue));
        selling.end();
        await().until(() -> figures.resent.sum() >= 2);
        assertThat(figures.queued.sum()).isOne();

        delivering.end();
        deliverer.join();
        assertThat(figures.queued.sum()).as("undelivered at the end of time, and counted so").isOne();
    }

    @Test
    void lets_go_of_what_the_gateway_refuses_and_counts_the_reason() throws Exception {
        var problem = Map.of("title", "Some fields are wrong", "status", 422, "errors", List.of("lines[3].units must be greater than 0"));
        try (var gateway = new TestServer(request -> new Reply(422, problem, null))) {
            var queue = queue(gateway.service(), 1);
            queue.put(receipt(1), selling);
            selling.end();
            queue.deliver(selling, delivering);

            assertThat(line().rejectedReasons()).containsExactly(Map.entry("lines[].units must be greater than 0", 1L));
            assertThat(line().queued()).isZero();
        }
    }

    @Test
    void tries_again_at_a_gateway_that_has_not_heard_of_the_store_yet() throws Exception {
        var attempts = new AtomicInteger();
        try (var gateway = new TestServer(request -> attempts.incrementAndGet() == 1
                ? new Reply(404, Map.of("title", "Not known here"), null) : new Reply(202, Map.of(), null))) {
            queue(gateway.service(), 1).deliver(receipt(1), delivering);

            assertThat(line()).extracting(FiguresLine::accepted, FiguresLine::rejected).containsExactly(1L, 0L);
        }
    }

    @Test
    void an_offline_till_delivers_everything_later_though_in_another_order() throws Exception {
        try (var gateway = new TestServer(request -> new Reply(202, Map.of(), null))) {
            var queue = queue(gateway.service(), 20_000);
            var offline = IntStream.range(0, 600).mapToObj(n -> MORNING.plus(Duration.ofMinutes(n)))
                    .filter(at -> new Connection(MORNING, new SplittableRandom(SOON_OFFLINE)).outageAt(at) != null).findFirst().orElseThrow();
            for (int sequence = 1; sequence <= 50; sequence++) {
                queue.put(receipt(sequence, offline), selling);
            }
            var deliverer = Thread.ofVirtual().start(() -> deliver(queue));
            await().until(() -> figures.accepted.sum() == 50);
            selling.end();
            deliverer.join();

            assertThat(figures.deliveredLate.sum()).isPositive();
            var sequences = gateway.requests().stream().map(request -> Long.parseLong(request.path().replaceAll(".*/", ""))).toList();
            assertThat(sequences).contains(1L, 25L, 50L);
            assertThat(sequences.stream().distinct()).hasSize(50);
            assertThat(sequences).isNotEqualTo(sequences.stream().sorted().toList());
        }
    }

    @Test
    void sends_about_one_in_a_hundred_twice_with_the_same_content() throws Exception {
        try (var gateway = new TestServer(request -> new Reply(202, Map.of(), null))) {
            var queue = queue(gateway.service(), 1);
            for (int sequence = 1; sequence <= 500; sequence++) {
                queue.deliver(receipt(sequence), delivering);
            }

            long twice = gateway.requests().size() - 500;
            assertThat(twice).isBetween(1L, 15L).isEqualTo(figures.resent.sum());
            assertThat(gateway.requests().stream().distinct()).hasSize(500);
            assertThat(figures.accepted.sum()).isEqualTo(500);
        }
    }

    private void deliver(TillQueue queue) {
        try {
            queue.deliver(selling, delivering);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
