package io.restock.backtest.vectors;

import io.restock.engine.measure.ForecastError;
import java.util.Arrays;
import java.util.List;

/** Errors of forecasts: pinball, absolute, squared, scaled, and weighted over series. */
final class MetricArea implements Area {
    private static final String[] ACTUAL = {"actual", "actuals", "y"};
    private static final String[] FORECAST = {"forecast", "forecasts", "predicted", "yhat", "quantileForecast", "quantile", "q"};
    private static final String[] TRAIN = {"train", "training", "insample", "history"};
    private static final String[] SERIES = {"series", "levels", "items"};
    private static final String[] WEIGHT = {"weight", "w", "weights", "dollarSales", "revenue"};

    @Override
    public Answer answer(Inputs in) {
        return in.has(SERIES) ? weighted(in, in.each(SERIES)) : single(in);
    }

    private static Answer single(Inputs in) {
        double[] actual = in.numbers(ACTUAL);
        double[] forecast = in.numbers(actual.length, 0, in.has(FORECAST) ? FORECAST : new String[] {"forecast"});
        var answer = new Answer().number(() -> ForecastError.meanAbsolute(actual, forecast), "mae", "mad")
                .number(() -> ForecastError.meanSquared(actual, forecast), "mse")
                .number(() -> Math.sqrt(ForecastError.meanSquared(actual, forecast)), "rmse")
                .number(() -> ForecastError.bias(actual, forecast), "bias", "meanError")
                .number(() -> ForecastError.meanAbsolute(actual, forecast) / Arrays.stream(actual).average().orElseThrow(), "wape", "wmape");
        double tau = in.numberOr(0.5, "tau", "quantileLevel", "u", "alpha");
        answer.number(() -> ForecastError.pinball(actual, forecast, tau), "pinball", "pinballLoss", "quantileLoss");
        if (!in.has(TRAIN)) {
            return answer;
        }
        double[] train = in.numbers(TRAIN);
        int period = in.wholeOr(1, "period", "m", "seasonality");
        return answer.number(() -> ForecastError.rootMeanSquaredScaled(train, actual, forecast), "rmsse", "wrmsse")
                .number(() -> ForecastError.meanAbsoluteScaled(train, actual, forecast, period), "mase")
                .number(() -> ForecastError.scaledPinball(train, actual, forecast, tau), "spl", "scaledPinball", "wspl");
    }

    private static Answer weighted(Inputs in, List<Inputs> series) {
        double tau = in.numberOr(0.5, "tau", "quantileLevel", "u");
        double[] weights = in.has(WEIGHT) ? in.numbers(WEIGHT) : series.stream().mapToDouble(one -> one.numberOr(1, WEIGHT)).toArray();
        return new Answer().number(() -> ForecastError.weighted(errors(series, tau, "rmsse"), weights), "wrmsse")
                .number(() -> ForecastError.weighted(errors(series, tau, "spl"), weights), "wspl")
                .numbers(() -> errors(series, tau, "rmsse"), "rmsse").numbers(() -> errors(series, tau, "spl"), "spl");
    }

    private static double[] errors(List<Inputs> series, double tau, String measure) {
        return series.stream().mapToDouble(one -> {
            double[] actual = one.numbers(ACTUAL);
            double[] forecast = one.numbers(FORECAST);
            double[] train = one.numbers(TRAIN);
            return measure.equals("rmsse") ? ForecastError.rootMeanSquaredScaled(train, actual, forecast)
                    : ForecastError.scaledPinball(train, actual, forecast, tau);
        }).toArray();
    }
}
