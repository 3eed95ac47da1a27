package io.restock.local.supervisor;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.restock.contracts.Json;
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

/**
 * Remembers business time across starts, so that it never runs backwards on the same data: not after an orderly stop, and not
 * after a kill -9, when the last {@link #HEARTBEAT} is all we know.
 */
final class ClockFile {
    static final Duration HEARTBEAT = Duration.ofSeconds(2);
    /** What may have passed unseen between the last heartbeat and a crash. */
    private static final Duration UNSEEN = HEARTBEAT.multipliedBy(3);
    private static final ZoneId SHOP_ZONE = ZoneId.of("Europe/Oslo");
    private static final LocalTime BEFORE_OPENING = LocalTime.of(5, 0);
    private static final int DAYS_BACK = 28;

    private final Path path;
    private final Clock wall;

    private record Saved(ClockSetting setting, Instant seen, boolean stopped) {}

    ClockFile(Path path, Clock wall) {
        this.path = path;
        this.wall = wall;
    }

    /**
     * The clock to start with. At speed 1 it is the wall clock; else it begins before opening, four weeks ago, so that history
     * builds up. In both cases never before what the data have seen.
     */
    ClockSetting next(double speed) {
        var now = wall.instant().truncatedTo(ChronoUnit.MILLIS);
        var saved = read();
        if (saved == null) {
            return new ClockSetting(now, speed == 1 ? now : fourWeeksAgo(now), speed);
        }
        var last = lastBusinessInstant(saved, now);
        var start = speed == 1 && last.isBefore(now) ? now : last;
        return new ClockSetting(now, start, speed);
    }

    void heartbeat(ClockSetting setting) {
        write(new Saved(setting, wall.instant(), false));
    }

    void stopped(ClockSetting setting) {
        write(new Saved(setting, wall.instant(), true));
    }

    private static Instant fourWeeksAgo(Instant now) {
        return now.atZone(SHOP_ZONE).toLocalDate().minusDays(DAYS_BACK).atTime(BEFORE_OPENING).atZone(SHOP_ZONE).toInstant();
    }

    private static Instant lastBusinessInstant(Saved saved, Instant now) {
        if (saved.stopped()) {
            return saved.setting().at(saved.seen());
        }
        var latest = saved.seen().plus(UNSEEN);
        return saved.setting().at(latest.isBefore(now) ? latest : now);
    }

    private Saved read() {
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
