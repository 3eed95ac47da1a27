package io.restock.contracts.despatch;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.contracts.Codec;
import io.restock.contracts.Gln;
import io.restock.contracts.SchemaVersion;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The road from a distribution center to a store, its timetable and its calendar. What is ordered before a cut-off leaves with that wave.
 *
 * @param zone the distribution center's zone, in which cut-offs and days are read
 * @param cutOffs times of day, at least one, ascending
 * @param handlingMinutes from the cut-off to the despatch
 * @param transitMinutes from the despatch to the store's back door
 * @param restDays days of the week on which no wave leaves, at most six
 * @param holidays dates on which none leaves
 * @param servedBy the center that sends to the store while this one is stopped, by its own lane; null while it works. Since version 3
 */
@SchemaVersion(3)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Lane(Gln dc, Gln store, ZoneId zone, List<LocalTime> cutOffs, int handlingMinutes, int transitMinutes, List<DayOfWeek> restDays, List<LocalDate> holidays,
        @Nullable Gln servedBy) {
    public static final Codec<Lane> CODEC = Codec.ofRecord(Lane.class);

    private static final Duration PROMISE = Duration.ofHours(24);

    /** @throws IllegalArgumentException if there is no day on which a wave could leave */
    public Lane {
        restDays = restDays == null ? List.of() : List.copyOf(restDays);
        holidays = holidays == null ? List.of() : List.copyOf(holidays);
        if (Set.copyOf(restDays).size() == DayOfWeek.values().length) {
            throw new IllegalArgumentException("a lane must leave on one day of the week at least");
        }
    }

    /** The lane of a center that works. */
    public Lane(Gln dc, Gln store, ZoneId zone, List<LocalTime> cutOffs, int handlingMinutes, int transitMinutes, List<DayOfWeek> restDays, List<LocalDate> holidays) {
        this(dc, store, zone, cutOffs, handlingMinutes, transitMinutes, restDays, holidays, null);
    }

    /** A lane that leaves every day. */
    public Lane(Gln dc, Gln store, ZoneId zone, List<LocalTime> cutOffs, int handlingMinutes, int transitMinutes) {
        this(dc, store, zone, cutOffs, handlingMinutes, transitMinutes, List.of(), List.of());
    }

    /** What a lane is until it is planned: two waves a day, so that nothing waits longer than 24 hours. */
    public static Lane standard(Gln dc, Gln store, ZoneId zone) {
        return new Lane(dc, store, zone, List.of(LocalTime.of(11, 0), LocalTime.of(21, 0)), 120, 180);
    }

    /** Whether waves leave on a day. */
    public boolean leavesOn(LocalDate day) {
        return !restDays.contains(day.getDayOfWeek()) && !holidays.contains(day);
    }

    /** The first cut-off at or after an instant. */
    public Instant nextCutOff(Instant instant) {
        for (var day = instant.atZone(zone).toLocalDate();; day = day.plusDays(1)) {
            for (LocalTime cutOff : leavesOn(day) ? cutOffs : List.<LocalTime>of()) {
                Instant candidate = day.atTime(cutOff).atZone(zone).toInstant();
                if (!candidate.isBefore(instant)) {
                    return candidate;
                }
            }
        }
    }

    /** The last cut-off at or before an instant. */
    public Instant latestCutOff(Instant instant) {
        for (var day = instant.atZone(zone).toLocalDate();; day = day.minusDays(1)) {
            for (LocalTime cutOff : leavesOn(day) ? cutOffs.reversed() : List.<LocalTime>of()) {
                Instant candidate = day.atTime(cutOff).atZone(zone).toInstant();
                if (!candidate.isAfter(instant)) {
                    return candidate;
                }
            }
        }
    }

    /** When goods of that cut-off are expected at the store. */
    public Instant arrivalFor(Instant cutOff) {
        return cutOff.plus(leadTime());
    }

    /** From cut-off to arrival. */
    @JsonIgnore
    public Duration leadTime() {
        return Duration.ofMinutes(handlingMinutes + transitMinutes);
    }

    /** When the 24 hours end within which a need that arose at an instant is back on the shelf: they pause on days on which no wave leaves, for those are published. */
    public Instant dueFrom(Instant need) {
        var left = PROMISE;
        for (var at = need.atZone(zone);;) {
            var midnight = at.toLocalDate().plusDays(1).atStartOfDay(zone);
            if (leavesOn(at.toLocalDate())) {
                var today = Duration.between(at, midnight);
                if (today.compareTo(left) >= 0) {
                    return at.plus(left).toInstant();
                }
                left = left.minus(today);
            }
            at = midnight;
        }
    }
}
