package io.restock.local.supervisor;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Stops Kafka in order shortly before the disk is full. Then nothing comes in any more, and soon nothing moves: tills get 503 and keep what they sell, and no engine has to end amid a write. Kafka does not
 * start before there is room again; its keeper tries every half a minute.
 */
record DiskWatch(Home home, Keeper kafka, Consumer<String> journal) {
    static final Duration EVERY = Duration.ofSeconds(1);
    /** What is under way when Kafka stops is written yet, and PostgreSQL's log grows in pieces of 16 MB. */
    private static final long FLOOR_MB = 256;

    void look() throws IOException {
        long left = Preflight.megabytesLeft(home);
        if (left < FLOOR_MB && kafka.isReady()) {
            journal.accept("only " + left + " MB are left on the disk of " + home.directory() + ": Kafka is stopped, and tills are asked to wait, until there are "
                    + Preflight.LEAST_SPACE_MB);
            kafka.end();
        }
    }
}
