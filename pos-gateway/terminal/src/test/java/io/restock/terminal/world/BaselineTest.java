package io.restock.terminal.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.terminal.chain.ChainGenerator;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The same customers under fixed minima and maxima")
class BaselineTest {
    private static final Instant MORNING = Instant.parse("2026-03-02T04:00:00Z");
    private static final Baseline BASELINE = new Baseline(new ChainGenerator(7, 3, 200, 1, 6).chain(), 7, 3, MORNING, MORNING.plus(Duration.ofDays(3)));

    @Test
    void want_the_same_whatever_the_stores_are_replenished_by_and_mostly_find_it() throws Exception {
        var yearly = BASELINE.minMax(365);
        var quarterly = BASELINE.minMax(91);

        assertThat(yearly.wants()).isPositive().isEqualTo(quarterly.wants());
        assertThat(yearly.availability()).isBetween(0.8, 1.0);
        assertThat(quarterly.availability()).isBetween(0.8, 1.0);
        assertThat(yearly).isEqualTo(BASELINE.minMax(365));
        assertThat(yearly.averageEaches()).isPositive();
    }
}
