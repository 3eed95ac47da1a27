package io.restock.backtest.vectors;

import io.restock.backtest.textbook.Decomposition;
import io.restock.backtest.textbook.ExponentialSmoothing;
import io.restock.backtest.textbook.ExponentialSmoothing.Fit;
import io.restock.backtest.textbook.ExponentialSmoothing.Kind;
import io.restock.backtest.textbook.ExponentialSmoothing.State;
import java.util.Arrays;

/**
 * Exponential smoothing: simple, with trend (damped or not), with season. Starts are R's: the first value and the first difference, and two seasons
 * taken apart; or whatever numbers the row gives.
 */
final class SmoothingArea implements Area {
    private static final int MOST_AHEAD = 36;
    private static final String[] LEVEL = {"l0", "level0", "initialLevel", "lStart"};
    private static final String[] TREND = {"b0", "trend0", "initialTrend", "bStart"};
    private static final String[] SEASON = {"s0", "season0", "initialSeason", "sStart"};
    private static final String[] PERIOD = {"period", "frequency", "m", "seasonLength"};

    @Override
    public Answer answer(Inputs in) {
        double[] series = PublishedSeries.of(in);
        var fit = in.has("gamma") ? seasonal(in, series) : in.has("beta") ? trended(in, series) : simple(in, series);
        in.textOr("", "init", "initial");
        var answer = new Answer()
                .number(() -> fit.forecast(in.wholeOr(1, "h", "horizon", "ahead")), "forecast", "next", "f")
                .number(() -> fit.state().level(), "level", "l", "a")
                .number(() -> fit.state().trend(), "trend", "b", "slope")
                .number(fit::squaredErrors, "sse", "SSE")
                .number(() -> fit.model().alpha(), "alpha")
                .numbers(() -> fit.state().season(), "season", "seasonal");
        in.numberOr(1, "h", "horizon", "ahead");
        answer.numbers(() -> ahead(fit, in.wholeOr(1, "h", "horizon", "ahead")), "forecasts", "mean");
        for (int ahead = 1; ahead <= MOST_AHEAD; ahead++) {
            int periods = ahead;
            answer.numbers(() -> ahead(fit, periods), "next" + periods);
        }
        return answer;
    }

    private static double[] ahead(Fit fit, int periods) {
        var forecasts = new double[periods];
        Arrays.setAll(forecasts, i -> fit.forecast(i + 1));
        return forecasts;
    }

    private static Fit simple(Inputs in, double[] series) {
        String init = in.textOr("", "init", "initial");
        boolean first = !in.has(LEVEL) || !in.json(LEVEL).isNumber();
        double level = first ? init.contains("mean") ? Arrays.stream(series).average().orElseThrow() : series[0] : in.number(LEVEL);
        if (in.has(LEVEL)) {
            in.text(LEVEL);
        }
        int from = in.wholeOr(init.contains("mean") || !first ? 1 : 2, "start", "startPeriod") - 1;
        double alpha = in.has("alpha") ? in.number("alpha") : ExponentialSmoothing.bestAlpha(series, level, from);
        return ExponentialSmoothing.simple(alpha).fit(series, from, State.of(level, 0));
    }

    /**
     * R's HoltWinters smooths in from the third observation whatever the start is, which by itself is the second value and the first difference; the simple
     * start of its package forecast is the first value, and smooths in all of them.
     */
    private static Fit trended(Inputs in, double[] series) {
        boolean simple = in.textOr("", "init", "initial").contains("simple");
        boolean first = simple || in.textOr("y2", LEVEL).contains("1");
        double level = in.has(LEVEL) && in.json(LEVEL).isNumber() ? in.number(LEVEL) : first ? series[0] : series[1];
        double trend = in.has(TREND) && in.json(TREND).isNumber() ? in.number(TREND) : series[1] - series[0];
        in.textOr("", TREND);
        int from = in.wholeOr(simple ? 1 : 3, "start", "startPeriod", "startTime") - 1;
        var model = ExponentialSmoothing.holt(in.number("alpha"), in.number("beta"), in.numberOr(1, "phi", "damping"));
        return model.fit(series, from, State.of(level, trend));
    }

    private static Fit seasonal(Inputs in, double[] series) {
        int period = in.has(PERIOD) ? in.whole(PERIOD) : PublishedSeries.period(in);
        String seasonal = in.textOr(in.wordOr("add", "mult", "multiplicative", "add", "additive"), "seasonal", "seasonality");
        var kind = seasonal.startsWith("mul") ? Kind.MULTIPLICATIVE : Kind.ADDITIVE;
        double beta = in.has("beta") && in.json("beta").isNumber() ? in.number("beta") : 0;
        var model = new ExponentialSmoothing(in.number("alpha"), beta, in.number("gamma"), in.numberOr(1, "phi", "damping"), kind);
        var start = Decomposition.start(series, period, kind);
        if (in.has(LEVEL) && in.json(LEVEL).isNumber()) {
            start = new State(in.number(LEVEL), in.numberOr(0, TREND), in.numbers(SEASON));
        }
        boolean trended = in.has("beta") && in.json("beta").isNumber();
        var begun = trended ? start : new State(start.level(), 0, start.season());
        return model.fit(series, in.wholeOr(period + 1, "start", "startPeriod", "startTime") - 1, begun);
    }
}
