package io.restock.local.supervisor;

import io.restock.contracts.BusinessClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The business clock that every process is started with: where it began, and how fast it runs.
 *
 * @param speed business seconds per wall second; of a governed clock: at most
 * @param board the file by which a governed clock is shared; null if it runs by itself
 */
public record ClockSetting(Instant wallStart, Instant businessStart, double speed, @Nullable String board) {
    /** As system properties for the JVM of a process; {@link BusinessClock} reads them. */
    public List<String> asProperties(String process) {
        var speed = "-Drestock.clock.speed=" + this.speed;
        return board == null
                ? List.of(speed, "-Drestock.clock.wall-start=" + wallStart, "-Drestock.clock.business-start=" + businessStart)
                : List.of(speed, "-Drestock.clock.board=" + board, "-Drestock.clock.process=" + process);
    }

    /** The same clock, to look at. */
    public BusinessClock clock() {
        return board == null ? BusinessClock.running(wallStart, businessStart, speed) : BusinessClock.watching(Path.of(board));
    }

    /** Business time at this moment. */
    public Instant now() {
        return clock().instant();
    }

    /** What is to be remembered of it: where it stands at an instant of the wall clock. */
    ClockSetting at(Instant wall) {
        return board == null ? this : new ClockSetting(wall, now(), speed, board);
    }

    /** Business time at an instant of the wall clock, as it was set. */
    Instant reached(Instant wall) {
        return businessStart.plusNanos((long) ((wall.toEpochMilli() - wallStart.toEpochMilli()) * 1e6 * speed));
    }
}
