package io.restock.local.supervisor;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.restock.contracts.Json;
import io.restock.contracts.time.ClockBoard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Remembers business time across starts, so that it never runs backwards on the same data: not after an orderly stop, and not
 * after a kill -9, when the last {@link #HEARTBEAT} is all we know.
 */
public final class ClockFile {
    static final Duration HEARTBEAT = Duration.ofSeconds(2);
    /** What may have passed unseen between the last heartbeat and a crash. */
    private static final Duration UNSEEN = HEARTBEAT.multipliedBy(3);
    private static final ZoneId SHOP_ZONE = ZoneId.of("Europe/Oslo");
    private static final LocalTime BEFORE_OPENING = LocalTime.of(5, 0);
    private static final int DAYS_BACK = 28;

    private final Path path;
    private final Path board;
    private final Clock wall;

    private record Saved(ClockSetting setting, Instant seen, boolean stopped) {}

    /**
     * @param path what is remembered
     * @param board the {@link ClockBoard} of a governed clock, which knows better after a {@code kill -9}: it is as new as its last reading
     */
    ClockFile(Path path, Path board, Clock wall) {
        this.path = path;
        this.board = board;
        this.wall = wall;
    }

    /**
     * The clock to start with. At speed 1 it is the wall clock; else it is governed and begins before opening, four weeks ago, so that history
     * builds up. In both cases never before what the data have seen.
     */
    ClockSetting next(double speed) {
        var now = wall.instant().truncatedTo(ChronoUnit.MILLIS);
        var saved = read();
        if (saved == null) {
            return setting(now, speed == 1 ? now : fourWeeksAgo(now), speed);
        }
        var last = lastBusinessInstant(saved, now);
        return setting(now, speed == 1 && last.isBefore(now) ? now : last, speed);
    }

    private ClockSetting setting(Instant now, Instant start, double speed) {
        return new ClockSetting(now, start, speed, speed == 1 ? null : board.toString());
    }

    /** What an orderly stop would write at this moment. */
    public static byte[] remembered(ClockSetting setting) {
        try {
            var now = Instant.now();
            return Json.MAPPER.writeValueAsBytes(new Saved(setting.at(now), now, true));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    void heartbeat(ClockSetting setting) {
        var seen = wall.instant();
        write(new Saved(setting.at(seen), seen, false));
    }

    void stopped(ClockSetting setting) {
        var seen = wall.instant();
        write(new Saved(setting.at(seen), seen, true));
    }

    private static Instant fourWeeksAgo(Instant now) {
        return now.atZone(SHOP_ZONE).toLocalDate().minusDays(DAYS_BACK).atTime(BEFORE_OPENING).atZone(SHOP_ZONE).toInstant();
    }

    private Instant lastBusinessInstant(Saved saved, Instant now) {
        if (saved.stopped()) {
            return saved.setting().reached(saved.seen());
        }
        if (saved.setting().board() != null && Files.exists(board)) {
            var shared = ClockBoard.at(board);
            if (shared.isSet() && !shared.pace().wall().isBefore(saved.seen())) {
                return shared.at(now);
            }
        }
        var latest = saved.seen().plus(UNSEEN);
        return saved.setting().reached(latest.isBefore(now) ? latest : now);
    }

    private @Nullable Saved read() {
        try {
            return Files.exists(path) ? Json.MAPPER.readValue(path.toFile(), Saved.class) : null;
        } catch (JsonProcessingException e) {
            throw new StartFailure("the business clock in " + path + " cannot be read (" + e.getOriginalMessage()
                    + "): restore the file, or start on other data with --data DIR", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Saved saved) {
        try {
            Files.createDirectories(path.getParent());
            var aside = path.resolveSibling(path.getFileName() + ".new");
            Files.write(aside, Json.MAPPER.writeValueAsBytes(saved));
            Files.move(aside, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
