package io.restock.distribution.wave;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.BusinessTicker;
import io.restock.contracts.Gln;
import io.restock.contracts.Troubles;
import io.restock.contracts.access.Author;
import io.restock.distribution.lanes.Dc;
import io.restock.distribution.lanes.Lanes;
import io.restock.distribution.outbox.Outbox;
import io.restock.distribution.pick.PassedPicks;
import io.restock.distribution.stock.PassedLots;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Releases a wave at each cut-off of the center's lanes if nobody did, so that nothing is forgotten. A line whose order event comes after its
 * cut-off's wave gets a wave of its own; a back-order waits for the next cut-off. It also sees which lots have passed their last day.
 */
@ApplicationScoped
public class WaveClock {
    /** Business time: a fast clock is governed, and lets nobody fall further behind. */
    private static final Duration MOST_SETTLING = Duration.ofMinutes(10);

    /** How often lots are looked at: their last day ends at midnight, and is not a matter of minutes. */
    private static final Duration LOOKED_AT = Duration.ofMinutes(15);

    private static final Author CLOCK = Author.system("distribution-center");

    private final Database database;
    private final Lanes lanes;
    private final WaveRelease release;
    private final BusinessClock clock;
    private final Troubles troubles;
    private final boolean enabled;
    private final Duration settled;
    private final Outbox outbox;
    private Instant looked = Instant.EPOCH;
    private @Nullable BusinessTicker ticker;

    /** @param settling wall time after a cut-off in which order events of before may still arrive */
    WaveClock(Database database, Lanes lanes, WaveRelease release, BusinessClock clock, Troubles troubles, Outbox outbox,
            @ConfigProperty(name = "restock.dc.auto-release", defaultValue = "true") boolean enabled,
            @ConfigProperty(name = "restock.dc.settling", defaultValue = "PT2S") Duration settling) {
        this.database = database;
        this.lanes = lanes;
        this.release = release;
        this.clock = clock;
        this.troubles = troubles;
        this.outbox = outbox;
        this.enabled = enabled;
        var businessTime = Duration.ofNanos((long) (settling.toNanos() * clock.speed()));
        this.settled = businessTime.compareTo(MOST_SETTLING) < 0 ? businessTime : MOST_SETTLING;
    }

    void start(@Observes StartupEvent event) {
        if (enabled) {
            ticker = new BusinessTicker("waves", Duration.ofMinutes(2), Duration.ofSeconds(1), clock, troubles, () -> releaseDue(clock.instant().minus(settled)));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (ticker != null) {
            ticker.close();
        }
    }

    /** Releases what the clock has to release by an instant. */
    void releaseDue(Instant settled) {
        List<Gln> centers = database.decide(sql -> sql.list("select gln from distribution.dc order by gln", row -> new Gln(row.getString(1))));
        for (Gln center : centers) {
            if (looked.plus(LOOKED_AT).isBefore(settled)) {
                lookForPassedLots(center);
            }
            due(center, settled).ifPresent(cutOff -> release.release(new WaveRelease.Order(center, cutOff, List.of(), true, CLOCK)));
        }
        looked = looked.plus(LOOKED_AT).isBefore(settled) ? settled : looked;
    }

    /** A lot passes by the mere passing of time, and nobody is to fetch it then. */
    private void lookForPassedLots(Gln center) {
        database.decide(sql -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            Dc held = Dc.hold(sql, center);
            outbox.publish(sql, PassedLots.follow(sql, held, now), CLOCK, now);
            outbox.publish(sql, PassedPicks.aimAnew(sql, held, now), CLOCK, now);
            return center;
        });
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
        return sql.first("select cut_off_at from distribution.order_line where dc = ? and wave is null and cut_off_at <= ? order by cut_off_at desc limit 1",
                row -> Sql.instant(row, "cut_off_at"), center, settled);
    }
}
