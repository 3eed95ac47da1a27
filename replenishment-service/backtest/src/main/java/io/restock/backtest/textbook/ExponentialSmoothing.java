package io.restock.backtest.textbook;

import java.util.function.DoubleUnaryOperator;

/**
 * Level, trend and season smoothed exponentially (Brown 1956; Holt 1957; Winters, Management Science 6, 1960; damped: Gardner and McKenzie,
 * Management Science 31, 1985). Without trend beta is 0, without season gamma is 0 and the season empty.
 *
 * @param alpha of the level, 0 to 1
 * @param beta of the trend, 0 to 1: its share of the change of level
 * @param gamma of the season, 0 to 1
 * @param phi what remains of the trend after each period, above 0 to 1: 1 is undamped
 * @param kind how the season joins the level
 */
public record ExponentialSmoothing(double alpha, double beta, double gamma, double phi, Kind kind) {
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final double NARROW = 1e-10;

    /** How the season joins the level. */
    public enum Kind { ADDITIVE, MULTIPLICATIVE }

    /** @param season of the next periods, the next one first; empty without one */
    public record State(double level, double trend, double[] season) {
        public static State of(double level, double trend) {
            return new State(level, trend, new double[0]);
        }
    }

    /** @param squaredErrors sum over the periods that were smoothed in, one step ahead */
    public record Fit(ExponentialSmoothing model, State state, double squaredErrors) {
        /** So many periods after the last one, from 1. */
        public double forecast(int ahead) {
            double damped = 0;
            for (int step = 1; step <= ahead; step++) {
                damped += Math.pow(model.phi, step);
            }
            double line = state.level + damped * state.trend;
            return state.season.length == 0 ? line : model.join(line, state.season[(ahead - 1) % state.season.length]);
        }
    }

    public static ExponentialSmoothing simple(double alpha) {
        return new ExponentialSmoothing(alpha, 0, 0, 1, Kind.ADDITIVE);
    }

    public static ExponentialSmoothing holt(double alpha, double beta, double phi) {
        return new ExponentialSmoothing(alpha, beta, 0, phi, Kind.ADDITIVE);
    }

    /** @param from index of the first period to smooth in; the start stands for the ones before */
    public Fit fit(double[] series, int from, State start) {
        double level = start.level;
        double trend = start.trend;
        double[] season = start.season.clone();
        double squares = 0;
        for (int t = from; t < series.length; t++) {
            double line = level + phi * trend;
            int now = season.length == 0 ? 0 : (t - from) % season.length;
            double seasonal = season.length == 0 ? neutral() : season[now];
            double error = series[t] - join(line, seasonal);
            squares += error * error;
            double next = alpha * part(series[t], seasonal) + (1 - alpha) * line;
            trend = beta * (next - level) + (1 - beta) * phi * trend;
            level = next;
            if (season.length > 0) {
                season[now] = gamma * part(series[t], level) + (1 - gamma) * seasonal;
            }
        }
        return new Fit(this, new State(level, trend, rotated(season, series.length - from)), squares);
    }

    /** The alpha from 0 to 1 with the least squared errors, as golden section finds it. */
    public static double bestAlpha(double[] series, double level, int from) {
        DoubleUnaryOperator squares = alpha -> simple(alpha).fit(series, from, State.of(level, 0)).squaredErrors();
        double low = 0;
        double high = 1;
        while (high - low > NARROW) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (squares.applyAsDouble(left) <= squares.applyAsDouble(right)) {
                high = right;
            } else {
                low = left;
            }
        }
        return (low + high) / 2;
    }

    private double neutral() {
        return kind == Kind.ADDITIVE ? 0 : 1;
    }

    private double join(double line, double seasonal) {
        return kind == Kind.ADDITIVE ? line + seasonal : line * seasonal;
    }

    private double part(double value, double without) {
        return kind == Kind.ADDITIVE ? value - without : value / without;
    }

    private static double[] rotated(double[] season, int periods) {
        var rotated = new double[season.length];
        for (int i = 0; i < season.length; i++) {
            rotated[i] = season[(i + periods) % season.length];
        }
        return rotated;
    }
}
