package io.restock.terminal.till;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A till's line to the gateway: about once a week it is down for one to six hours. The outages are drawn one after the other, so they are the same at any speed. */
public final class Connection {
    private static final Duration MEAN_ONLINE = Duration.ofHours(150);
    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofHours(6);

    record Outage(Instant from, Instant until) {}

    private final RandomGenerator random;
    private Outage next;

    public Connection(Instant since, RandomGenerator random) {
        this.random = random;
        this.next = after(since);
    }

    /** @param at not before what was asked for before @return null if the till is online then */
    @Nullable
    Outage outageAt(Instant at) {
        while (!at.isBefore(next.until())) {
            next = after(next.until());
        }
        return at.isBefore(next.from()) ? null : next;
    }

    private Outage after(Instant instant) {
        var from = instant.plusSeconds((long) (random.nextExponential() * MEAN_ONLINE.toSeconds()));
        return new Outage(from, from.plus(SHORTEST).plusSeconds((long) (random.nextDouble() * LONGEST.minus(SHORTEST).toSeconds())));
    }
}
