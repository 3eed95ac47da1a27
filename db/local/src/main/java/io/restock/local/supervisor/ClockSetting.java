package io.restock.local.supervisor;

import io.restock.contracts.BusinessClock;
import java.time.Instant;
import java.util.List;

/** The business clock that every service is started with: where it began, and how fast it runs. */
public record ClockSetting(Instant wallStart, Instant businessStart, double speed) {
    /** As system properties for a JVM; {@link BusinessClock} reads them. */
    public List<String> asProperties() {
        return List.of(
                "-Drestock.clock.wall-start=" + wallStart,
                "-Drestock.clock.business-start=" + businessStart,
                "-Drestock.clock.speed=" + speed);
    }

    /** Business time at this moment. */
    public Instant now() {
        return at(Instant.now());
    }

    Instant at(Instant wall) {
        return businessStart.plusNanos((long) ((wall.toEpochMilli() - wallStart.toEpochMilli()) * 1e6 * speed));
    }
}
