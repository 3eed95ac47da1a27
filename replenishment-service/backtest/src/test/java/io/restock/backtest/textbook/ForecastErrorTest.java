package io.restock.backtest.textbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("How good a forecast was")
class ForecastErrorTest {
    private static final double[] ACTUAL = {2, 3, 0};

    @Test
    void a_high_quantile_pays_for_what_it_misses_and_little_for_what_it_exceeds() {
        assertThat(ForecastError.pinball(ACTUAL, new double[] {1.5, 2, 1}, 0.9)).isCloseTo((0.9 * 0.5 + 0.9 + 0.1) / 3, within(1e-12));
    }

    @Test
    void errors_are_scaled_by_those_of_repeating_yesterday() {
        double[] train = {0, 0, 4, 2, 6};
        double[] forecast = {2, 1, 1};
        assertThat(ForecastError.rootMeanSquaredScaled(train, ACTUAL, forecast)).isCloseTo(Math.sqrt(5 / 3.0 / 10), within(1e-12));
        assertThat(ForecastError.meanAbsoluteScaled(train, ACTUAL, forecast, 1)).isCloseTo(1 / 2.5, within(1e-12));
        assertThat(ForecastError.scaledPinball(train, ACTUAL, forecast, 0.5)).isCloseTo(0.5 / 3, within(1e-12));
    }

    @Test
    void what_sells_for_more_weighs_more() {
        assertThat(ForecastError.weighted(new double[] {0.5, 1}, new double[] {30, 10})).isCloseTo(0.625, within(1e-12));
    }
}
