package io.restock.terminal.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The pace of a replay")
class PaceTest {
    private static final Instant NOON = Instant.parse("2017-01-01T12:00:00Z");
    private long now = 1_000_000_000L;

    @Test
    void waits_so_that_lines_come_at_their_rate() {
        var pace = Pace.of(100.0, null, () -> now);

        assertThat(pace.waitFor(0, NOON)).isZero();
        assertThat(pace.waitFor(250, NOON)).isEqualTo(Duration.ofMillis(2_500));
        now += 2_000_000_000L;
        assertThat(pace.waitFor(250, NOON)).isEqualTo(Duration.ofMillis(500));
        now += 2_000_000_000L;
        assertThat(pace.waitFor(250, NOON)).isZero();
    }

    @Test
    void shortens_the_time_between_sales_by_the_speed() {
        var pace = Pace.of(null, 60.0, () -> now);

        assertThat(pace.waitFor(0, NOON)).isZero();
        assertThat(pace.waitFor(10, NOON.plusSeconds(120))).isEqualTo(Duration.ofSeconds(2));
        assertThat(pace.waitFor(10, null)).isZero();
    }

    @Test
    void must_be_above_nothing() {
        assertThatThrownBy(() -> Pace.of(0.0, null, () -> now)).hasMessage("--rate and --speed must be above 0");
    }
}
