package io.restock.gateway.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** What this process has taken and refused since it started, for operators and for Prometheus. */
@Singleton
public final class Tally {
    private final LongAdder transactionsAccepted = new LongAdder();
    private final LongAdder transactionsRejected = new LongAdder();
    private final LongAdder transactionsShed = new LongAdder();
    private final LongAdder linesAccepted = new LongAdder();
    private final Counter accepted;
    private final Counter repeated;
    private final Counter conflicting;
    private final Counter rejected;
    private final Timer accept;

    Tally(MeterRegistry meters) {
        this.accepted = lines(meters, "accepted");
        this.repeated = lines(meters, "repeated");
        this.conflicting = lines(meters, "conflicting");
        this.rejected = lines(meters, "rejected");
        this.accept = Timer.builder("restock.stage.latency").tag("stage", "accept")
                .description("From a request's arrival to Kafka's acknowledgement")
                .serviceLevelObjectives(millis(1, 2, 5, 10, 15, 25, 50, 100, 250, 1_000, 5_000))
                .register(meters);
        meters.more().counter("restock.pos.transactions.shed", List.of(), transactionsShed);
    }

    private static Counter lines(MeterRegistry meters, String outcome) {
        return Counter.builder("restock.pos.lines").tag("outcome", outcome).description("Lines that tills have posted").register(meters);
    }

    private static Duration[] millis(long... bounds) {
        return Arrays.stream(bounds).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }

    void accepted(int lines) {
        transactionsAccepted.increment();
        linesAccepted.add(lines);
        accepted.increment(lines);
    }

    void repeated(int lines) {
        repeated.increment(lines);
    }

    void conflicting(int lines) {
        transactionsRejected.increment();
        conflicting.increment(lines);
    }

    public void rejected(int lines) {
        transactionsRejected.increment();
        rejected.increment(lines);
    }

    void shed() {
        transactionsShed.increment();
    }

    /** @param startedNanos {@link System#nanoTime} at the request's arrival */
    public void answered(long startedNanos) {
        accept.record(Duration.ofNanos(System.nanoTime() - startedNanos));
    }

    public long transactionsAccepted() {
        return transactionsAccepted.sum();
    }

    public long transactionsRejected() {
        return transactionsRejected.sum();
    }

    public long transactionsShed() {
        return transactionsShed.sum();
    }

    public long linesAccepted() {
        return linesAccepted.sum();
    }
}
