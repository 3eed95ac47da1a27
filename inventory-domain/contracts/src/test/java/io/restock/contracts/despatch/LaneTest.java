package io.restock.contracts.despatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.Gln;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The lane from a distribution center to a store")
class LaneTest {
    private final Lane lane = Lane.standard(new Gln("7080002000010"), new Gln("7080001000011"), ZoneId.of("Europe/Oslo"));

    @Test
    void takes_an_order_with_the_next_cut_off_of_the_distribution_centers_day() {
        assertThat(lane.nextCutOff(Instant.parse("2026-03-02T08:00:00Z"))).isEqualTo("2026-03-02T10:00:00Z");
        assertThat(lane.nextCutOff(Instant.parse("2026-03-02T10:00:00Z"))).isEqualTo("2026-03-02T10:00:00Z");
        assertThat(lane.nextCutOff(Instant.parse("2026-03-02T20:00:01Z"))).isEqualTo("2026-03-03T10:00:00Z");
    }

    @Test
    void keeps_its_local_hour_when_the_clocks_change() {
        assertThat(lane.nextCutOff(Instant.parse("2026-03-29T00:00:00Z"))).isEqualTo("2026-03-29T09:00:00Z");
    }

    @Test
    void brings_every_order_within_a_day() {
        for (int minute = 0; minute < 1440; minute++) {
            Instant ordered = Instant.parse("2026-03-02T00:00:00Z").plus(Duration.ofMinutes(minute));
            assertThat(Duration.between(ordered, lane.arrivalFor(lane.nextCutOff(ordered)))).isLessThan(Duration.ofHours(24));
        }
    }
}
