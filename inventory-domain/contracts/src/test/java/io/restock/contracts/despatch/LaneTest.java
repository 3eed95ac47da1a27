package io.restock.contracts.despatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restock.contracts.Gln;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
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

    @Test
    void leaves_neither_on_rest_days_nor_on_holidays_and_the_time_to_cover_grows() {
        var calm = new Lane(lane.dc(), lane.store(), lane.zone(), lane.cutOffs(), 120, 180, List.of(DayOfWeek.SUNDAY), List.of(LocalDate.of(2026, 12, 25)));
        Instant thursdayEvening = Instant.parse("2026-12-24T20:00:01Z");

        assertThat(calm.nextCutOff(thursdayEvening)).isEqualTo("2026-12-26T10:00:00Z");
        assertThat(calm.nextCutOff(Instant.parse("2026-12-26T20:00:01Z"))).isEqualTo("2026-12-28T10:00:00Z");
        assertThat(calm.latestCutOff(Instant.parse("2026-12-28T09:59:59Z"))).isEqualTo("2026-12-26T20:00:00Z");
        assertThat(calm.latestCutOff(Instant.parse("2026-12-25T23:00:00Z"))).isEqualTo("2026-12-24T20:00:00Z");
        assertThat(lane.nextCutOff(thursdayEvening)).isEqualTo("2026-12-25T10:00:00Z");
    }

    @Test
    void the_promise_pauses_on_days_without_waves() {
        var calm = new Lane(lane.dc(), lane.store(), lane.zone(), lane.cutOffs(), 120, 180, List.of(DayOfWeek.SUNDAY), List.of(LocalDate.of(2026, 12, 25)));

        assertThat(lane.dueFrom(Instant.parse("2026-12-24T14:00:00Z"))).isEqualTo("2026-12-25T14:00:00Z");
        assertThat(calm.dueFrom(Instant.parse("2026-12-24T14:00:00Z"))).isEqualTo("2026-12-26T14:00:00Z");
        assertThat(calm.dueFrom(Instant.parse("2026-12-26T14:00:00Z"))).isEqualTo("2026-12-28T14:00:00Z");
        assertThat(calm.dueFrom(Instant.parse("2026-12-27T14:00:00Z"))).as("a need that arises on a Sunday").isEqualTo("2026-12-28T23:00:00Z");
        assertThat(calm.dueFrom(Instant.parse("2026-12-22T23:00:00Z"))).as("a whole day, to its last instant").isEqualTo("2026-12-23T23:00:00Z");
    }

    @Test
    void that_never_leaves_is_none() {
        assertThatThrownBy(() -> new Lane(lane.dc(), lane.store(), lane.zone(), lane.cutOffs(), 120, 180, List.of(DayOfWeek.values()), List.of()))
                .hasMessageContaining("one day of the week at least");
    }
}
