package io.restock.backtest.textbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.restock.backtest.textbook.Croston.Variant;
import io.restock.backtest.textbook.ExponentialSmoothing.Kind;
import io.restock.backtest.textbook.ExponentialSmoothing.State;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Classic forecasts of one series")
class ForecastTest {
    private static final double[] NOW_AND_THEN = {0, 0, 2, 0, 0, 0, 3, 0, 1, 0, 0, 4, 0, 0, 0, 0, 5, 0, 2, 0};
    private static final double[] POPULATION = {3.93, 5.31, 7.24, 9.64, 12.9, 17.1, 23.2, 31.4, 39.8, 50.2, 62.9, 76.0, 92.0, 105.7, 122.8, 131.7,
        151.3, 179.3, 203.2};

    /** R package tsintermittent 1.10, crost with init "naive" and "mean". */
    @Test
    void croston_and_his_correctors() {
        assertThat(Croston.of(NOW_AND_THEN, Variant.SBA, 0.1, 0.1, Croston.Start.naive(NOW_AND_THEN)).rate())
                .isCloseTo(0.749655678537838, within(1e-12));
        assertThat(Croston.of(NOW_AND_THEN, Variant.CROSTON, 0.2, 0.1, Croston.Start.mean(NOW_AND_THEN)).rate())
                .isCloseTo(0.856327013283929, within(1e-12));
        assertThat(Croston.of(NOW_AND_THEN, Variant.SBJ, 0.2, 0.1, Croston.Start.mean(NOW_AND_THEN)).rate())
                .isCloseTo(0.811257170479512, within(1e-12));
    }

    /** R package tsintermittent 1.10, tsb with init "naive". */
    @Test
    void demand_that_may_end() {
        assertThat(Tsb.of(NOW_AND_THEN, 0.2, 0.1, Tsb.naive(NOW_AND_THEN)).rate()).isCloseTo(0.75878043018987, within(1e-12));
        assertThatThrownBy(() -> Tsb.naive(new double[5])).hasMessageContaining("no demand");
    }

    /** R stats::HoltWinters(uspop, alpha = 0.5, beta = 0.2, gamma = FALSE, l.start = x[1], b.start = x[2] - x[1]). */
    @Test
    void the_population_of_the_united_states_goes_on_growing() {
        var fit = ExponentialSmoothing.holt(0.5, 0.2, 1).fit(POPULATION, 2, State.of(3.93, 5.31 - 3.93));
        assertThat(fit.state().level()).isCloseTo(193.8667900488363, within(1e-9));
        assertThat(fit.state().trend()).isCloseTo(16.8490613078382, within(1e-9));
        assertThat(fit.forecast(2)).isCloseTo(193.8667900488363 + 2 * 16.8490613078382, within(1e-9));
    }

    @Test
    void a_damped_trend_ends() {
        var fit = ExponentialSmoothing.holt(0.5, 0.2, 0.8).fit(POPULATION, 2, State.of(5.31, 1.38));
        double limit = fit.state().level() + 0.8 / 0.2 * fit.state().trend();
        assertThat(fit.forecast(200)).isCloseTo(limit, within(1e-6));
    }

    @Test
    void a_season_that_repeats_is_forecast() {
        double[] week = {8, 6, 5, 6, 9, 12, 10};
        for (Kind kind : Kind.values()) {
            var series = new double[35];
            Arrays.setAll(series, t -> kind == Kind.ADDITIVE ? 100 + t + week[t % 7] : (100 + t) * week[t % 7] / 8);
            var fit = new ExponentialSmoothing(0.3, 0.1, 0.2, 1, kind).fit(series, 7, Decomposition.start(series, 7, kind));
            assertThat(fit.forecast(1)).as(kind.name()).isCloseTo(kind == Kind.ADDITIVE ? 135 + week[0] : 135 * week[0] / 8, within(1.5));
            assertThat(fit.forecast(9)).as(kind.name()).isCloseTo(kind == Kind.ADDITIVE ? 143 + week[1] : 143 * week[1] / 8, within(1.5));
        }
    }

    @Test
    void the_best_alpha_has_no_better_neighbour() {
        double best = ExponentialSmoothing.bestAlpha(NOW_AND_THEN, 1, 0);
        double squares = ExponentialSmoothing.simple(best).fit(NOW_AND_THEN, 0, State.of(1, 0)).squaredErrors();
        for (double alpha = 0; alpha <= 1; alpha += 0.01) {
            assertThat(ExponentialSmoothing.simple(alpha).fit(NOW_AND_THEN, 0, State.of(1, 0)).squaredErrors()).isGreaterThanOrEqualTo(squares - 1e-6);
        }
    }
}
