package io.restock.distribution.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.restock.contracts.Gln;
import io.restock.contracts.despatch.Lane;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("How long a lane really takes")
class LaneHistoryTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Lane LANE = new Lane(new Gln("7080002000010"), new Gln("7080001000011"), ZoneId.of("UTC"), List.of(LocalTime.of(11, 0)), 120, 180);

    @Test
    void is_what_was_planned_until_there_were_trips() {
        var planned = LaneHistory.planned(LANE);
        assertThat(planned.expected(NOON)).isEqualTo(NOON.plus(Duration.ofHours(3)));
        assertThat(planned.missing(NOON, NOON.plus(Duration.ofHours(3)))).isCloseTo(0.5, within(1e-6));
        assertThat(planned.missing(NOON, planned.latest(NOON))).as("nine of ten are there by then").isCloseTo(0.1, within(1e-3));
        assertThat(planned.missing(NOON, NOON.plus(Duration.ofDays(9)))).isZero();
        assertThat(planned.missing(NOON, NOON.minus(Duration.ofDays(9)))).isEqualTo(1);
    }

    @Test
    void is_learnt_from_trips_and_their_spread() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var history = LaneHistory.planned(LANE);
        for (int trip = 0; trip < 400; trip++) {
            history = history.after(Duration.ofSeconds((long) (60 * (300 + 20 * random.nextGaussian()))));
        }
        assertThat(history.trips()).isEqualTo(400);
        assertThat(history.meanMinutes()).as("seed %d", seed).isCloseTo(300, within(25.0));
        assertThat(Math.sqrt(history.variance())).as("seed %d", seed).isBetween(6.0, 45.0);
    }

    @Test
    void the_first_trip_counts_as_much_as_the_plan_and_an_old_habit_is_forgotten() {
        assertThat(LaneHistory.planned(LANE).after(Duration.ofMinutes(240)).meanMinutes()).isEqualTo(210);
        var history = LaneHistory.planned(LANE);
        for (int trip = 0; trip < 1_000; trip++) {
            history = history.after(Duration.ofMinutes(180));
        }
        for (int trip = 0; trip < 60; trip++) {
            history = history.after(Duration.ofMinutes(400));
        }
        assertThat(history.meanMinutes()).isGreaterThan(390);
    }

    @Test
    void a_receipt_that_was_forgotten_for_weeks_counts_as_a_week_and_a_wrong_clock_as_nothing() {
        assertThat(LaneHistory.planned(LANE).after(Duration.ofDays(60)).meanMinutes()).isEqualTo((180 + 7 * 24 * 60) / 2.0);
        assertThat(LaneHistory.planned(LANE).after(Duration.ofDays(-1)).meanMinutes()).isEqualTo(90);
    }
}
