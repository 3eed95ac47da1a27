package io.restock.distribution.wave;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Gln;
import io.restock.distribution.lanes.Dc;
import io.restock.distribution.lanes.Lanes;
import io.restock.distribution.sql.Database;
import io.restock.distribution.sql.Sql;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Releases a wave at each cut-off of the center's lanes if nobody did, so that nothing is forgotten. A line whose order event comes after its
 * cut-off's wave gets a wave of its own; a back-order waits for the next cut-off.
 */
@ApplicationScoped
public class WaveClock {
    private final Database database;
    private final Lanes lanes;
    private final WaveRelease release;
    private final BusinessClock clock;
    private final boolean enabled;
    private final Duration settling;

    /** @param settling wall time after a cut-off in which order events of before may still arrive */
    WaveClock(Database database, Lanes lanes, WaveRelease release, BusinessClock clock,
            @ConfigProperty(name = "restock.dc.auto-release", defaultValue = "true") boolean enabled,
            @ConfigProperty(name = "restock.dc.settling", defaultValue = "PT2S") Duration settling) {
        this.database = database;
        this.lanes = lanes;
        this.release = release;
        this.clock = clock;
        this.enabled = enabled;
        this.settling = settling;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tick() {
        if (enabled) {
            releaseDue(clock.instant().minusNanos((long) (settling.toNanos() * clock.speed())));
        }
    }

    /** Releases what the clock has to release by an instant. */
    void releaseDue(Instant settled) {
        List<Gln> centers = database.decide(sql -> sql.list("select gln from distribution.dc order by gln", row -> new Gln(row.getString(1))));
        for (Gln center : centers) {
            due(center, settled).ifPresent(cutOff -> release.release(new WaveRelease.Order(center, cutOff, List.of(), true)));
        }
    }

    private Optional<Instant> due(Gln center, Instant settled) {
        return database.decide(sql -> {
            Dc dc = Dc.get(sql, center);
            Optional<Instant> passed = CutOffs.latest(lanes.list(sql, center), settled)
                    .filter(latest -> dc.lastCutOff() == null || latest.isAfter(dc.lastCutOff()));
            return Stream.of(passed, missed(sql, center, settled)).flatMap(Optional::stream).max(Instant::compareTo);
        });
    }

    /** The newest cut-off among lines that are past it and that no wave has ever looked at. */
    private static Optional<Instant> missed(Sql sql, Gln center, Instant settled) throws SQLException {
        return Optional.ofNullable(sql.list("select max(cut_off_at) as missed from distribution.order_line where dc = ? and wave is null and cut_off_at <= ?",
                row -> Sql.instant(row, "missed"), center, settled).getFirst());
    }
}
