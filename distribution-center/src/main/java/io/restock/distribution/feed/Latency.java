package io.restock.distribution.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.restock.contracts.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** How long a change of stock took from the ledger to this center, on the wall clock. */
@ApplicationScoped
class Latency {
    private final BusinessClock clock;
    private final Timer timer;

    Latency(BusinessClock clock, MeterRegistry registry) {
        this.clock = clock;
        this.timer = Timer.builder("restock.stage.latency").tag("stage", "demand").publishPercentileHistogram().register(registry);
    }

    /** @param recordedAt business time at which the ledger wrote the event down */
    void heard(Instant recordedAt) {
        Duration passed = clock.wallTime(Duration.between(recordedAt, clock.instant()));
        timer.record(passed.isNegative() ? Duration.ZERO : passed);
    }
}
