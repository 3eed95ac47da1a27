package io.restock.contracts.despatch;

import io.restock.contracts.Codec;
import com.fasterxml.jackson.annotation.JsonIgnore;
import io.restock.contracts.Gln;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * The road from a distribution center to a store, and its timetable. What is ordered before a cut-off leaves with that wave.
 *
 * @param zone the distribution center's zone, in which the cut-offs are read
 * @param cutOffs times of day, at least one, ascending
 * @param handlingMinutes from the cut-off to the despatch
 * @param transitMinutes from the despatch to the store's back door
 */
public record Lane(Gln dc, Gln store, ZoneId zone, List<LocalTime> cutOffs, int handlingMinutes, int transitMinutes) {
    public static final Codec<Lane> CODEC = Codec.ofRecord(Lane.class);

    /** What a lane is until somebody plans it: two waves a day, so that nothing waits longer than 24 hours. */
    public static Lane standard(Gln dc, Gln store, ZoneId zone) {
        return new Lane(dc, store, zone, List.of(LocalTime.of(11, 0), LocalTime.of(21, 0)), 120, 180);
    }

    /** The first cut-off at or after an instant. */
    public Instant nextCutOff(Instant instant) {
        var local = instant.atZone(zone);
        for (int day = 0; day <= 1; day++) {
            for (LocalTime cutOff : cutOffs) {
                Instant candidate = local.toLocalDate().plusDays(day).atTime(cutOff).atZone(zone).toInstant();
                if (!candidate.isBefore(instant)) {
                    return candidate;
                }
            }
        }
        throw new IllegalStateException("a lane has at least one cut-off");
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
}
