package io.restock.distribution.wave;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.Gln;
import io.restock.contracts.despatch.Lane;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The center's timetable")
class CutOffsTest {
    private static final Gln DC = new Gln("7080001000004");
    private static final Gln STORE = new Gln("7080001000011");

    private static Lane lane(String... cutOffs) {
        return new Lane(DC, STORE, ZoneId.of("Europe/Oslo"), java.util.Arrays.stream(cutOffs).map(LocalTime::parse).toList(), 120, 180);
    }

    @Test
    void the_latest_cut_off_of_any_lane_counts() {
        assertThat(CutOffs.latest(List.of(lane("11:00", "21:00"), lane("09:30", "14:15")), Instant.parse("2026-03-02T14:00:00Z")))
                .contains(Instant.parse("2026-03-02T13:15:00Z"));
    }

    @Test
    void before_the_first_of_today_it_was_the_last_of_yesterday() {
        assertThat(CutOffs.latest(List.of(lane("11:00", "21:00")), Instant.parse("2026-03-02T05:00:00Z"))).contains(Instant.parse("2026-03-01T20:00:00Z"));
    }

    @Test
    void a_cut_off_is_past_in_its_own_instant() {
        assertThat(CutOffs.latest(List.of(lane("11:00")), Instant.parse("2026-03-02T10:00:00Z"))).contains(Instant.parse("2026-03-02T10:00:00Z"));
    }

    @Test
    void a_lane_at_rest_sends_no_wave() {
        var resting = new Lane(DC, STORE, ZoneId.of("Europe/Oslo"), List.of(LocalTime.of(11, 0)), 120, 180, List.of(DayOfWeek.SUNDAY), List.of());
        assertThat(CutOffs.latest(List.of(resting), Instant.parse("2026-03-01T12:00:00Z"))).contains(Instant.parse("2026-02-28T10:00:00Z"));
    }

    @Test
    void without_lanes_nothing_leaves() {
        assertThat(CutOffs.latest(List.of(), Instant.EPOCH)).isEmpty();
    }
}
