package io.restock.contracts.time;

import io.restock.contracts.BusinessClock;
import java.time.Instant;

/**
 * What one place has still to do: records, rows, a pick that is due. A {@linkplain BusinessClock#backlog governed clock} waits for it, so that a slow machine has
 * a longer day, and not a late one. Every place says so by itself; setting it costs a few nanoseconds.
 */
public interface Backlog {
    /** @param oldest business instant from which on something waits here; in the future: nothing may be passed over at that instant */
    void waitsSince(Instant oldest);

    /** Nothing waits here. */
    void isEmpty();
}
