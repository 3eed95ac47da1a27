package io.restock.terminal.till;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A till's line to the gateway")
class ConnectionTest {
    private static final Instant START = Instant.parse("2026-03-02T04:00:00Z");

    @Test
    void is_down_for_some_hours_about_once_a_week_at_the_same_times_however_often_it_is_asked() {
        var often = new Connection(START, new SplittableRandom(5));
        var seldom = new Connection(START, new SplittableRandom(5));
        int down = 0;
        int hours = 24 * 365;
        for (int hour = 0; hour < hours; hour++) {
            var outage = often.outageAt(START.plus(Duration.ofHours(hour)));
            down += outage == null ? 0 : 1;
            if (outage != null) {
                assertThat(Duration.between(outage.from(), outage.until())).isBetween(Duration.ofHours(1), Duration.ofHours(6));
                assertThat(seldom.outageAt(START.plus(Duration.ofHours(hour)))).isEqualTo(outage);
            }
        }
        assertThat((double) down / hours).isBetween(0.01, 0.05);
    }
}
